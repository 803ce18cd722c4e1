/** The line that says with whom a session is linked: which side to see, and how far the two clocks are apart. */
import type { CobrowseView } from '../../lib/events/cobrowse-api.ts';
import type { ClockGap } from '../../lib/timeline/one-clock.ts';
import { t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { Chip } from '../chip.tsx';
import { formatClock, formatExact, formatMs } from '../format.ts';
import { ReadError } from '../read-error.tsx';
import styles from './linked-strip.module.css';
import { sides, type SessionView, type Side } from './session-view.ts';
import { otherSide, type Linked, type SideName } from './use-linked.ts';

interface LinkedStripProps {
  linked: Linked;
  /** Whose session the screen is of. */
  own: SideName;
  view: SessionView;
  onChange: (change: Partial<SessionView>, how: 'push' | 'replace') => void;
}

export function LinkedStrip({ linked, own, view, onChange }: LinkedStripProps) {
  const { links, retry, state, clocks, error } = linked;
  if (links.state === 'failed') return <ReadError error={links.error} onRetry={retry} />;
  if (links.state === 'loading' || links.value.length === 0) return null;
  return (
    <section class={styles['strip']} aria-label={t('dashboard.linked.label')}>
      {links.value.map((link) => (
        <Link key={link.id} link={link} own={own} view={view} onChange={onChange} />
      ))}
      <p class={styles['clocks']} role="status">
        {state === 'loading' && t('dashboard.linked.loading')}
        {state === 'ready' && linked.other !== null && describeClocks(clocks, otherSide(own))}
        {state === 'ready' && linked.other === null && t('dashboard.linked.gone')}
      </p>
      {state === 'failed' && <ReadError error={error} onRetry={() => onChange({ side: 'own' }, 'replace')} />}
    </section>
  );
}

function Link({ link, own, view, onChange }: Omit<LinkedStripProps, 'linked'> & { link: CobrowseView }) {
  const { session, name } = link[otherSide(own)];
  const isOn = session !== null && view.other === session;
  const chosen: Side = isOn ? view.side : 'own';
  const who = name ?? t(`dashboard.linked.a-${otherSide(own)}`);
  return (
    <div class={styles['link']}>
      <span class={styles['link']}>
        {t('dashboard.linked.with', { name: who })}{' '}
        <span class={styles['quiet']}>
          <time dateTime={formatExact(link.fromAt)} title={formatExact(link.fromAt)}>
            {formatClock(link.fromAt)}
          </time>
          –
          {link.toAt !== null && (
            <time dateTime={formatExact(link.toAt)} title={formatExact(link.toAt)}>
              {formatClock(link.toAt)}
            </time>
          )}
        </span>{' '}
        {link.toAt === null && <Chip tone="good">{t('dashboard.linked.now')}</Chip>}
        {link.endedBy !== null && <Chip>{t(`dashboard.linked.ended-by.${link.endedBy}`)}</Chip>}
      </span>
      {session === null ? (
        <span class={styles['quiet']}>{t('dashboard.linked.hidden')}</span>
      ) : (
        <span class={styles['sides']} role="group" aria-label={t('dashboard.linked.choose', { name: who })}>
          {sides.map((side) => (
            <Button key={side} aria-pressed={side === chosen} onClick={() => onChange({ other: session, side }, 'push')}>
              {t(`dashboard.linked.side.${side === 'both' ? 'both' : side === 'own' ? own : otherSide(own)}`)}
            </Button>
          ))}
        </span>
      )}
    </div>
  );
}

/** In seconds, as exactly as it is known. */
function describeClocks(clocks: ClockGap | null, side: SideName): string {
  if (clocks === null) return t('dashboard.linked.clock.unknown');
  const { aheadMs, uncertaintyMs } = clocks;
  const range = formatMs(uncertaintyMs);
  if (Math.abs(aheadMs) <= uncertaintyMs) return t('dashboard.linked.clock.same', { range });
  return t(`dashboard.linked.clock.${side}-${aheadMs > 0 ? 'ahead' : 'behind'}`, { length: formatMs(aheadMs), range });
}
