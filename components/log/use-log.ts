/** The rows of a log as the reader needs them: pages ahead, what was forgotten again, and what arrives while they look. */
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  addLeaf,
  countRows,
  fillLeaf,
  findLeaf,
  findRow,
  insertRows,
  keepNear,
  leafLength,
  readRowAt,
  type Book,
} from '../../lib/audit/book.ts';
import { readLogRow, type LogRow, type RowPlace } from '../../lib/audit/log-row.ts';
import { tallyLimit, type ActionFilter, type Tally } from '../../lib/events/action-api.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import { useArrivals, type Arrivals } from './use-arrivals.ts';

export interface Log {
  /** `ready` also while more is read; `failed` keeps what is here. */
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  /** Rows that can be scrolled to now. */
  count: number;
  /** All that fit the filter; null until it is known. */
  total: Tally | null;
  readRow: (index: number) => LogRow | null;
  /** -1 where it is not among the rows that are here. */
  findRow: (place: RowPlace) => number;
  /** The rows in view: what is missing around them is read, what is far from them forgotten. */
  show: (first: number, last: number) => void;
  /** Changes whenever rows came in, for what is counted beside them. */
  revision: number;
  arrivals: Arrivals;
  retry: () => void;
}

interface Reading {
  state: Log['state'];
  error: unknown;
  book: Book;
  total: Tally | null;
  /** What the first page said had arrived. */
  arrival: string | null;
  /** The rows are still those of the filter before. */
  isStale: boolean;
}

const nothing: Reading = { state: 'loading', error: null, book: { leaves: [], next: null }, total: null, arrival: null, isStale: false };

/** `isHeld`: what arrives waits, since the reader is somewhere in the rows. */
export function useLog(feed: Feed, filter: ActionFilter, isHeld: boolean): Log {
  const [reading, setReading] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  const [revision, setRevision] = useState(0);
  const run = useRef({ stop: new AbortController(), busy: new Set<string>() });
  const key = `${feed.place}${JSON.stringify(filter)}:${attempt}`;

  /** One read of a kind at a time; a failure stays on the screen until the reader tries again. */
  const read = (what: string, act: (signal: AbortSignal) => Promise<(now: Reading) => Reading>): void => {
    const { stop, busy } = run.current;
    if (busy.has(what)) return;
    busy.add(what);
    const settle = (change: (now: Reading) => Reading) => {
      busy.delete(what);
      if (!stop.signal.aborted) setReading(change);
    };
    act(stop.signal).then(settle, (error: unknown) => settle((now) => ({ ...(now.isStale ? nothing : now), state: 'failed', error })));
  };

  useEffect(() => {
    run.current = { stop: new AbortController(), busy: new Set() };
    setReading(({ book }) => ({ ...nothing, book, isStale: true }));
    read('next', async (signal) => {
      const { actions, next, total, arrival } = await feed.listActions({ ...filter, limit: leafLength }, signal);
      return () => ({ ...nothing, state: 'ready', book: addLeaf(nothing.book, actions.map(readLogRow), next), total, arrival });
    });
    return () => run.current.stop.abort();
  }, [feed, key]);

  const { book } = reading;
  const arrivals = useArrivals(feed, filter, reading.arrival, isHeld, {
    onTake: (rows) => {
      setReading((now) => ({ ...now, book: insertRows(now.book, rows), total: raise(now.total, rows.length) }));
      setRevision((before) => before + 1);
    },
    onFlood: () => setAttempt((before) => before + 1),
  });
  return {
    ...{ state: reading.state, error: reading.error, total: reading.total, revision, arrivals },
    count: countRows(book),
    readRow: (index) => readRowAt(book, index),
    findRow: (place) => findRow(book, place),
    show(first, last) {
      if (reading.state !== 'ready' || last < 0) return;
      if (book.next !== null && last >= countRows(book) - leafLength / 4)
        read('next', (signal) => readNext(feed, filter, book.next!, signal));
      for (const row of [first, last]) {
        const leaf = findLeaf(book, row);
        if (leaf !== null && book.leaves[leaf.index]!.rows === null)
          read(`leaf ${leaf.index}`, (signal) => readAgain(feed, filter, book, leaf.index, signal));
      }
      const middle = findLeaf(book, Math.floor((first + last) / 2))?.index ?? 0;
      if (keepNear(book, middle) !== book) setReading((now) => ({ ...now, book: keepNear(now.book, middle) }));
    },
    retry: () => setAttempt(attempt + 1),
  };
}

type Change = (now: Reading) => Reading;

async function readNext(feed: Feed, filter: ActionFilter, cursor: string, signal: AbortSignal): Promise<Change> {
  const { actions, next } = await feed.listActions({ ...filter, cursor, limit: leafLength }, signal);
  return (now) => (now.book.next === cursor ? { ...now, book: addLeaf(now.book, actions.map(readLogRow), next) } : now);
}

/** A leaf is found again by its times: a cursor would only lead on from it. */
async function readAgain(feed: Feed, filter: ActionFilter, book: Book, index: number, signal: AbortSignal): Promise<Change> {
  const { first, last } = book.leaves[index]!;
  const since = Math.max(filter.since ?? 0, last.at);
  const until = Math.min(filter.until ?? Infinity, first.at + 1);
  const rows: LogRow[] = [];
  let cursor: string | null = null;
  do {
    const more = cursor === null ? {} : { cursor };
    const page = await feed.listActions({ ...filter, since, until, limit: 1000, ...more }, signal);
    rows.push(...page.actions.map(readLogRow));
    cursor = page.next;
  } while (cursor !== null);
  return (now) => (now.book.leaves[index]?.first === first ? { ...now, book: fillLeaf(now.book, index, rows) } : now);
}

function raise(total: Tally | null, by: number): Tally | null {
  if (total === null || total.more) return total;
  const count = total.count + by;
  return count > tallyLimit ? { count: tallyLimit, more: true } : { count, more: false };
}
