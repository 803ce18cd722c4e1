/** Why uploads do not go through, that nothing is lost by it, and what to do. */
import { findText, t } from '../../lib/text/t.ts';
import { Button } from '../button.tsx';
import { formatClock } from '../format.ts';
import { LogAlarm } from '../log-alarm.tsx';
import { Notice } from '../notice.tsx';
import type { Outcome } from '../options/model.ts';
import { useTask } from '../options/use-task.ts';
import type { PopupStatus } from './model.ts';
import styles from './popup.module.css';

interface UploadProblemProps {
  upload: PopupStatus['upload'];
  onRetry: () => Promise<Outcome>;
  /** Opens where a new link is pasted. */
  onEnrol: () => void;
}

export function UploadProblem({ upload, onRetry, onEnrol }: UploadProblemProps) {
  const { lastError, lastOkAt, quarantined, logAlarm } = upload;
  const current = lastError !== null && (lastOkAt === null || lastOkAt < lastError.at) ? lastError : null;
  return (
    <>
      <LogAlarm alarm={logAlarm} />
      {current !== null && <LastError error={current} nextAt={upload.nextAttemptAt} {...{ onRetry, onEnrol }} />}
      {quarantined > 0 && <Notice tone="unsure">{t('popup.upload.quarantined', { count: quarantined })}</Notice>}
    </>
  );
}

interface LastErrorProps {
  error: NonNullable<PopupStatus['upload']['lastError']>;
  nextAt: number | null;
  onRetry: () => Promise<Outcome>;
  onEnrol: () => void;
}

/** Only a new link helps: asking again does not. */
const mustEnrol = new Set(['revoked', 'unauthorised']);

function LastError({ error, nextAt, onRetry, onEnrol }: LastErrorProps) {
  const task = useTask();
  return (
    <Notice tone="unsure" title={t('popup.upload.title')}>
      <p>{findText(`popup.upload.${error.word}`) ?? t('popup.upload.other', { word: error.word })}</p>
      {error.detail !== null && <p class={styles['detail']}>{error.detail}</p>}
      <p class={styles['line']}>
        <span class={styles['quiet']}>{nextAt === null ? '' : t('popup.upload.next', { time: formatClock(nextAt) })}</span>
        <span class={styles['buttons']}>
          {mustEnrol.has(error.word) && (
            <Button id="enrol-again" look="primary" onClick={onEnrol}>
              {t('popup.upload.enrol')}
            </Button>
          )}
          <Button id="upload-now" disabled={task.state === 'running'} onClick={() => void task.run(onRetry)}>
            {t('popup.upload.now')}
          </Button>
        </span>
      </p>
    </Notice>
  );
}
