/** How many actions fit, what has arrived since, and whether the log still hears of new ones. */
import { ArrowUp } from 'lucide-preact';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { describeError } from '../read-error.tsx';
import type { Log } from './use-log.ts';

export function LogStatus({ log }: { log: Log }) {
  const { held, problem, take } = log.arrivals;
  const showNew = () => {
    const grid = document.querySelector<HTMLElement>('#content [role="grid"]');
    grid?.scrollTo({ top: 0 });
    grid?.focus();
    take();
  };
  return (
    <>
      <p role="status">{describeTotal(log)}</p>
      {held.count > 0 && (
        <Button look="primary" onClick={showNew}>
          <ArrowUp size={14} aria-hidden="true" />
          {t(held.more ? 'log.live.many' : 'log.live.new', { count: held.count })}
        </Button>
      )}
      {problem !== null && log.state === 'ready' && <Chip tone="unsure">{t('log.live.lost', { reason: describeError(problem) })}</Chip>}
    </>
  );
}

function describeTotal({ state, total }: Log): string {
  if (state === 'failed') return '';
  if (state === 'loading' || total === null) return t('log.loading');
  return t(total.more ? 'log.total.more' : 'log.total', { count: total.count });
}
