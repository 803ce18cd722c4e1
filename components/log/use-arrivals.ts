/** What arrives while a log is looked at: asked for every two seconds while the page is seen, taken in at once or held for the reader. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { readLogRow, type LogRow } from '../../lib/audit/log-row.ts';
import type { ActionFilter } from '../../lib/events/action-api.ts';
import type { Feed } from '../../lib/feed/feed.ts';

export interface Arrivals {
  /** How many are held; `more`: so many that the log is read anew instead. */
  held: { count: number; more: boolean };
  /** Why nothing can be said of what arrives now; null where all is well. */
  problem: unknown;
  /** Takes in what is held. */
  take: () => void;
}

interface ArrivalActs {
  onTake: (rows: readonly LogRow[]) => void;
  /** So many arrived at once that the log is better read anew. */
  onFlood: () => void;
}

const pollMs = 2000;
const mostHeld = 500;
const none: { rows: readonly LogRow[]; flooded: boolean } = { rows: [], flooded: false };

/** `since` is what the first page said had arrived; null: it is not here yet. */
export function useArrivals(feed: Feed, filter: ActionFilter, since: string | null, isHeld: boolean, acts: ArrivalActs): Arrivals {
  const [waiting, setWaiting] = useState(none);
  const [problem, setProblem] = useState<unknown>(null);
  const latest = useRef(acts);
  latest.current = acts;

  useEffect(() => {
    setWaiting(none);
    setProblem(null);
    if (since === null) return;
    const stop = new AbortController();
    void poll(feed, filter, since, stop.signal, setProblem, (rows, flooded) =>
      setWaiting((before) => (flooded || before.rows.length + rows.length > mostHeld ? { rows: [], flooded: true } : join(before, rows))),
    );
    return () => stop.abort();
  }, [feed, since, JSON.stringify(filter)]);

  const take = () => {
    if (waiting.flooded) latest.current.onFlood();
    else if (waiting.rows.length > 0) latest.current.onTake(waiting.rows);
    setWaiting(none);
  };
  // Once something waits it waits for `take`: a row would come under the hand that reaches for it.
  const waits = useRef(false);
  useEffect(() => {
    waits.current = waiting !== none && (waits.current || isHeld);
    if (waiting !== none && !waits.current) take();
  }, [waiting]);
  return { held: { count: waiting.flooded ? mostHeld : waiting.rows.length, more: waiting.flooded }, problem, take };
}

async function poll(
  feed: Feed,
  filter: ActionFilter,
  since: string,
  signal: AbortSignal,
  report: (problem: unknown) => void,
  found: (rows: readonly LogRow[], flooded: boolean) => void,
): Promise<void> {
  let arrivedAfter = since;
  for (;;) {
    await rest(signal);
    if (signal.aborted) return;
    if (document.hidden) continue;
    try {
      const { actions, arrival, next } = await feed.listActions({ ...filter, arrivedAfter, limit: mostHeld }, signal);
      if (signal.aborted) return;
      arrivedAfter = arrival;
      report(null);
      if (actions.length > 0) found(actions.map(readLogRow), next !== null);
    } catch (error) {
      if (!signal.aborted) report(error);
    }
  }
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((wake) => {
    const timer = setTimeout(wake, pollMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      wake();
    });
  });
}

function join(before: typeof none, rows: readonly LogRow[]): typeof none {
  const known = new Set(before.rows.map(({ key }) => key));
  return { rows: [...before.rows, ...rows.filter(({ key }) => !known.has(key))], flooded: before.flooded };
}
