/** The row that an address names: from the log where it is there, else read by its time. */
import { useState } from 'preact/hooks';
import { isSamePlace, readLogRow, type LogRow, type RowPlace } from '../../lib/audit/log-row.ts';
import type { ShownLog } from '../../lib/audit/related.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import { useLoad } from '../use-load.ts';
import type { Log } from './use-log.ts';

export type RowLoad = { retry: () => void } & (
  { state: 'loading' } | { state: 'failed'; error: unknown } | { state: 'ready'; row: LogRow | null }
);

export function useRow(feed: Feed, name: ShownLog, log: Log, place: RowPlace | null): RowLoad {
  const [kept, setKept] = useState<LogRow | null>(null);
  const index = place === null ? -1 : log.findRow(place);
  const here = index === -1 ? null : log.readRow(index);
  const shown = here ?? (isSamePlace(kept, place) ? kept : null);
  // A row that the log forgets while its panel is open stays in the panel.
  if (shown !== null && shown !== kept) setKept(shown);
  const wanted = place !== null && shown === null && log.state !== 'loading' ? place : null;
  const { load, retry } = useLoad(`${feed.place}:${name}:${wanted === null ? '' : JSON.stringify(wanted)}`, (signal) =>
    wanted === null ? Promise.resolve(null) : findByTime(feed, name, wanted, signal),
  );
  if (shown !== null) return { state: 'ready', row: shown, retry };
  if (wanted === null || load.state === 'loading') return { state: 'loading', retry };
  return load.state === 'failed' ? { ...load, retry } : { state: 'ready', row: load.value, retry };
}

async function findByTime(feed: Feed, log: ShownLog, place: RowPlace, signal: AbortSignal): Promise<LogRow | null> {
  let cursor: string | null = null;
  do {
    const more = cursor === null ? {} : { cursor };
    const page = await feed.listActions({ log, since: place.at, until: place.at + 1, limit: 1000, ...more }, signal);
    const found = page.actions.map(readLogRow).find((row) => isSamePlace(row, place));
    if (found !== undefined) return found;
    cursor = page.next;
  } while (cursor !== null);
  return null;
}
