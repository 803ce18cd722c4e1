/** The session screen: reads one session, and shows its replay beside its timeline. */
import { CircleOff } from 'lucide-preact';
import { chooseLog } from '../../lib/audit/related.ts';
import type { SessionDetail } from '../../lib/events/api.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import { listDocuments } from '../../lib/replay/documents.ts';
import type { Row } from '../../lib/timeline/rows.ts';
import { t } from '../../lib/text/t.ts';
import { EmptyState } from '../empty-state.tsx';
import { ReadError } from '../read-error.tsx';
import { goTo, writeRoute } from '../route.ts';
import { viewLog } from '../log/log-view.ts';
import { useLoad } from '../use-load.ts';
import { SessionHeader } from './session-header.tsx';
import { SessionReplay } from './session-replay.tsx';
import styles from './session-screen.module.css';
import type { SessionView } from './session-view.ts';
import { LinkedStrip } from './linked-strip.tsx';
import { TimelineOnly } from './timeline-only.tsx';
import { sideOf, useLinked } from './use-linked.ts';
import { useRecords } from './use-records.ts';

interface SessionScreenProps {
  feed: Feed;
  view: SessionView;
  source: string | null;
}

export function SessionScreen({ feed, view, source }: SessionScreenProps) {
  const { load, retry } = useLoad(`${feed.place}:${view.id}`, (signal) => feed.readSession(view.id, signal));
  const backHref = writeRoute({ screen: 'sessions', source, query: {} });
  return (
    <main id="content" class={styles['screen']}>
      {load.state === 'loading' && (
        <p class={styles['loading']} role="status">
          {t('dashboard.session.loading')}
        </p>
      )}
      {load.state === 'failed' && <ReadError error={load.error} onRetry={retry} />}
      {load.state === 'ready' && load.value === null && <Gone backHref={backHref} />}
      {load.state === 'ready' && load.value !== null && (
        <Found key={view.id} feed={feed} detail={load.value} view={view} source={source} backHref={backHref} />
      )}
    </main>
  );
}

function Found({ feed, detail, view, source, backHref }: SessionScreenProps & { detail: SessionDetail; backHref: string }) {
  const records = useRecords(feed, detail);
  const change = (next: Partial<SessionView>, how: 'push' | 'replace') => goTo({ screen: 'session', source, ...view, ...next }, how);
  const linked = useLinked(feed, detail, records, view);
  const shared = { detail, records, linked, view, onChange: change, findLogHref: (row: Row) => writeLogHref(row, view.id, source) };
  return (
    <>
      <SessionHeader
        detail={detail}
        proofs={feed.proofs}
        backHref={backHref}
        logHref={writeRoute(viewLog('conversations', { session: view.id }, source))}
      />
      <LinkedStrip linked={linked} own={sideOf(detail)} view={view} onChange={change} />
      {[detail, linked.other?.detail].some((each) => each && listDocuments(each.streams).length > 0) ? (
        <SessionReplay feed={feed} {...shared} />
      ) : (
        <TimelineOnly {...shared} />
      )}
    </>
  );
}

/** An action's row among the others of its session. */
function writeLogHref({ known, raw }: Row, session: string, source: string | null): string | null {
  if (known?.kind !== 'action' || raw === null) return null;
  const filter = known.session === session ? { session } : {};
  return writeRoute({ ...viewLog(chooseLog(known), filter, source), row: { at: raw.at, stream: raw.stream, seq: raw.seq } });
}

function Gone({ backHref }: { backHref: string }) {
  return (
    <EmptyState
      title={t('dashboard.session.gone.title')}
      icon={<CircleOff size={32} strokeWidth={1.25} aria-hidden="true" />}
      actions={<a href={backHref}>{t('dashboard.session.back')}</a>}
    >
      <p>{t('dashboard.session.gone.text')}</p>
    </EmptyState>
  );
}
