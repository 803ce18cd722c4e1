/** All rows of a session, read page by page; what is here is shown while the rest comes. */
import { useEffect, useState } from 'preact/hooks';
import type { SessionDetail } from '../../lib/events/api.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import { listHoleRows, listRemovedRows, listRows, mergeRows, type Row } from '../../lib/timeline/rows.ts';

export interface SessionRows {
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  rows: readonly Row[];
  retry: () => void;
}

const none: SessionRows = { state: 'ready', error: null, rows: [], retry: () => undefined };

/** Of no session there is nothing to read. */
export function useRecords(feed: Feed, detail: SessionDetail | null): SessionRows {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Omit<SessionRows, 'retry'>>({ state: 'loading', error: null, rows: [] });
  useEffect(() => {
    if (detail === null) return undefined;
    const { session, streams, removed = [] } = detail;
    const stop = new AbortController();
    let rows: Row[] = [];
    const show = (state: SessionRows['state'], error: unknown = null) => !stop.signal.aborted && setLoaded({ state, error, rows });
    const readAll = async () => {
      let cursor: string | null = null;
      do {
        const page = await feed.readRecords(session.id, cursor, stop.signal);
        rows = mergeRows(rows, listRows(page.records, streams));
        cursor = page.next;
        if (cursor !== null) show('loading');
      } while (cursor !== null && !stop.signal.aborted);
      rows = mergeRows(rows, [...listHoleRows(streams, rows), ...listRemovedRows(removed)]);
      show('ready');
    };
    show('loading');
    readAll().catch((error: unknown) => show('failed', error));
    return () => stop.abort();
  }, [feed, detail?.session.id, attempt]);
  return detail === null ? none : { ...loaded, retry: () => setAttempt(attempt + 1) };
}
