/** The newest rows of the open session, read on from where the last reading ended whenever the session has grown. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Feed } from '../../lib/feed/feed.ts';
import { listRows, type Row } from '../../lib/timeline/rows.ts';

const shownRows = 50;

interface Reading {
  session: string;
  /** Where the last page began: it is read again, since it may have grown. */
  cursor: string | null;
  rows: ReadonlyMap<string, Row>;
}

/** Newest first; `failed` where the feed could not be read. `size` is whatever grows with what the session holds: with it, the reading goes on. */
export function useSessionRows(feed: Pick<Feed, 'readRecords'>, session: string, size: number): { rows: Row[]; failed: boolean } {
  const [reading, setReading] = useState<Reading>({ session, cursor: null, rows: new Map() });
  const [failed, setFailed] = useState(false);
  const latest = useRef(reading);
  latest.current = reading;

  useEffect(() => {
    const stop = new AbortController();
    const from = latest.current.session === session ? latest.current : { session, cursor: null, rows: new Map<string, Row>() };
    readOn(feed, from, stop.signal).then(
      (next) => {
        if (stop.signal.aborted) return;
        setReading(next);
        setFailed(false);
      },
      () => !stop.signal.aborted && setFailed(true),
    );
    return () => stop.abort();
  }, [feed, session, size]);

  return { rows: [...reading.rows.values()].sort((a, b) => b.at - a.at), failed };
}

async function readOn(feed: Pick<Feed, 'readRecords'>, from: Reading, signal: AbortSignal): Promise<Reading> {
  const rows = new Map(from.rows);
  let cursor = from.cursor;
  for (;;) {
    const page = await feed.readRecords(from.session, cursor, signal);
    for (const row of listRows(page.records, [])) rows.set(row.key, row);
    if (page.next === null) break;
    cursor = page.next;
  }
  const newest = [...rows].sort(([, a], [, b]) => b.at - a.at).slice(0, shownRows);
  return { session: from.session, cursor, rows: new Map(newest) };
}
