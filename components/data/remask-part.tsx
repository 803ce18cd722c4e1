/** Masking that was tightened, applied to what is stored: what it would remove, applying it, and how those go that were applied. */
import { EyeOff } from 'lucide-preact';
import type { Remasking } from '../../lib/events/remask-api.ts';
import { t } from '../../lib/text/t.ts';
import { EmptyState } from '../empty-state.tsx';
import { ReadError } from '../read-error.tsx';
import { useFresh } from '../use-fresh.ts';
import type { DataPartProps } from './data-screen.tsx';
import styles from './data.module.css';
import { RemaskCard } from './remask-card.tsx';
import { RemaskForm } from './remask-form.tsx';

const soonMs = 1000;
const laterMs = 30_000;

export function RemaskPart({ keeping, isAdmin, source }: DataPartProps) {
  const { value: remaskings, load, refresh } = useFresh('remaskings', keeping.listRemaskings, chooseWait);
  return (
    <>
      <section aria-labelledby="remask-title">
        <h2 id="remask-title">{t('data.remask.title')}</h2>
        <p>{t('data.remask.intro')}</p>
        {isAdmin ? <RemaskForm keeping={keeping} onDone={refresh} /> : <p class={styles['quiet']}>{t('data.auditor')}</p>}
      </section>
      <section aria-labelledby="remask-list-title">
        <h2 id="remask-list-title">{t('data.remask.list')}</h2>
        {load.state === 'failed' && <ReadError error={load.error} onRetry={refresh} />}
        {load.state === 'loading' && remaskings === null && <p role="status">{t('common.state.loading')}</p>}
        {remaskings !== null && remaskings.length === 0 && (
          <EmptyState title={t('data.remask.empty.title')} icon={<EyeOff size={32} strokeWidth={1.25} aria-hidden="true" />}>
            <p>{t('data.remask.empty.text')}</p>
          </EmptyState>
        )}
        {remaskings !== null && remaskings.length > 0 && (
          <ul class={styles['cards']}>
            {remaskings.map((remasking) => (
              <RemaskCard key={remasking.id} {...{ keeping, isAdmin, source, remasking }} onChange={refresh} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

/** One that is worked on changes by the second, one that waits for devices or a hold by the minute. */
function chooseWait(remaskings: readonly Remasking[]): number | null {
  if (remaskings.some(({ state }) => state === 'finding' || state === 'running')) return soonMs;
  const waits = ({ state, devices }: Remasking) => state === 'held' || (state === 'done' && devices.told < devices.all);
  return remaskings.some(waits) ? laterMs : null;
}
