/** How an act goes, in words: that it takes a while, or why it failed and what to do. What took less than a second says nothing. */
import { useEffect, useState } from 'preact/hooks';
import { FeedError } from '../lib/feed/feed.ts';
import { t } from '../lib/text/t.ts';
import { Notice } from './notice.tsx';
import { describeError } from './read-error.tsx';
import type { Act } from './use-act.ts';

const patienceMs = 1000;

export function ActState({ act }: { act: Act }) {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    setIsSlow(false);
    if (!act.running) return;
    const timer = setTimeout(() => setIsSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [act.running]);
  if (act.running && isSlow)
    return (
      <p role="status">
        <progress aria-label={t('common.state.working')} /> {t('common.state.working')}
      </p>
    );
  if (!act.failed) return null;
  const reason = act.error instanceof FeedError ? act.error.reason : 'failed';
  return (
    <Notice tone="wrong" title={t('common.act.title')}>
      <p>{describeError(act.error)}</p>
      <p>{t(`common.act.${reason}`)}</p>
    </Notice>
  );
}
