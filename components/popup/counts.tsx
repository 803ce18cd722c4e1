/** How long this session is, how much is in it, and how much of that is safe at the collector. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/text/t.ts';
import { countInteractions, type PopupSession, type PopupStatus } from './model.ts';
import styles from './popup.module.css';

export function Counts({ status, collector }: { status: PopupStatus; collector: boolean }) {
  const { session, upload } = status;
  const parts = session === null ? [t('popup.session.none')] : describeSession(session);
  const waiting = upload.pending === 0 ? t('popup.count.all-uploaded') : t('popup.count.waiting', { count: upload.pending });
  const stored = collector ? [waiting, t('popup.count.uploaded', { count: upload.uploaded })] : [t('popup.count.local')];
  return (
    <p class={styles['counts']}>
      {session !== null && <Length session={session} running={status.state === 'recording'} />}
      {[...parts, ...stored].map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
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
      {formatLength(until - session.openedAt)}
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

/** 31 s → 0:31, 65 min → 1:05:00. */
export function formatLength(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
