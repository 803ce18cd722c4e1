/** Erasures: what one would remove, confirming it, and how those go that were confirmed. */
import { Eraser } from 'lucide-preact';
import type { Erasure } from '../../lib/events/data-api.ts';
import { t } from '../../lib/text/t.ts';
import { EmptyState } from '../empty-state.tsx';
import { ReadError } from '../read-error.tsx';
import { useFresh } from '../use-fresh.ts';
import type { DataPartProps } from './data-screen.tsx';
import styles from './data.module.css';
import { ErasureCard } from './erasure-card.tsx';
import { ErasureForm } from './erasure-form.tsx';

const soonMs = 1000;
const laterMs = 30_000;

export function ErasuresPart({ keeping, isAdmin, source }: DataPartProps) {
  const { value: erasures, load, refresh } = useFresh('erasures', keeping.listErasures, chooseWait);
  return (
    <>
      <section aria-labelledby="erasures-title">
        <h2 id="erasures-title">{t('data.erasures.title')}</h2>
        <p>{t('data.erasures.intro')}</p>
        {isAdmin ? <ErasureForm keeping={keeping} onDone={refresh} /> : <p class={styles['quiet']}>{t('data.auditor')}</p>}
      </section>
      <section aria-labelledby="erasures-list-title">
        <h2 id="erasures-list-title">{t('data.erasures.list')}</h2>
        {load.state === 'failed' && <ReadError error={load.error} onRetry={refresh} />}
        {load.state === 'loading' && erasures === null && <p role="status">{t('common.state.loading')}</p>}
        {erasures !== null && erasures.length === 0 && <NoErasures />}
        {erasures !== null && erasures.length > 0 && (
          <ul class={styles['cards']}>
            {erasures.map((erasure) => (
              <ErasureCard key={erasure.id} {...{ keeping, isAdmin, source, erasure }} onChange={refresh} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

/** One that is worked on changes by the second, one that waits for devices or a hold by the minute. */
function chooseWait(erasures: readonly Erasure[]): number | null {
  if (erasures.some(({ state }) => state === 'finding' || state === 'running')) return soonMs;
  return erasures.some(({ state, devices }) => state === 'held' || devices.told < devices.all) ? laterMs : null;
}

function NoErasures() {
  return (
    <EmptyState title={t('data.erasures.empty.title')} icon={<Eraser size={32} strokeWidth={1.25} aria-hidden="true" />}>
      <p>{t('data.erasures.empty.text')}</p>
    </EmptyState>
  );
}
