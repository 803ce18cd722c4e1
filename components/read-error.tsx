/** A read that failed, in words: what happened, that nothing is lost, and what to do. */
import { FeedError } from '../lib/feed/feed.ts';
import { t } from '../lib/text/t.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import styles from './read-error.module.css';

export function ReadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const reason = error instanceof FeedError ? error.reason : 'failed';
  return (
    <div class={styles['error']}>
      <Notice
        tone="wrong"
        title={t(`dashboard.error.${reason}.title`)}
        actions={<Button onClick={onRetry}>{t('common.action.retry')}</Button>}
      >
        <p>{t(`dashboard.error.${reason}.text`)}</p>
        <details>
          <summary>{t('dashboard.error.detail')}</summary>
          <code>{describeError(error)}</code>
        </details>
      </Notice>
    </div>
  );
}

export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
