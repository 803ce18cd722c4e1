/** How long this session is, how much is in it, and how much of that is safe at the collector. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { formatPosition } from '../format.ts';
import { countInteractions, type PopupSession, type PopupStatus } from './model.ts';
import styles from './popup.module.css';

export function Counts({ status, collector }: { status: PopupStatus; collector: boolean }) {
  const { session, upload } = status;
  const waiting = upload.pending === 0 ? t('popup.count.all-uploaded') : t('popup.count.waiting', { count: upload.pending });
  return (
    <div>
      <p class={styles['counts']}>
        {session === null && t('popup.session.none')}
        {session !== null && <Length session={session} running={status.state === 'recording'} />}
        {session !== null && describeSession(session).map((part) => <span key={part}>{part}</span>)}
      </p>
      <p class={styles['counts']}>
        <span class={upload.pending === 0 && collector ? styles['safe'] : ''}>{collector ? waiting : t('popup.count.local')}</span>
        {collector && <span>{t('popup.count.uploaded', { count: upload.uploaded })}</span>}
      </p>
    </div>
  );
}

function describeSession(session: PopupSession): string[] {
  return [t('popup.count.interactions', { count: countInteractions(session) }), t('popup.count.actions', { count: session.actions })];
}

/** Runs while recording is on; otherwise it stands at the session's last record. */
function Length({ session, running }: { session: PopupSession; running: boolean }) {
  const now = useSeconds(running);
  const until = running ? Math.max(now, session.lastAt) : session.lastAt;
  return (
    <time aria-label={t('popup.session.length')} title={t('popup.session.length')}>
      {formatPosition(until - session.openedAt)}
    </time>
  );
}

function useSeconds(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
