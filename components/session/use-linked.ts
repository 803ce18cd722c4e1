/** The session that is shown beside the one of the address: read when somebody wants to see it, and put on its clock. */
import { useMemo } from 'preact/hooks';
import type { SessionDetail } from '../../lib/events/api.ts';
import type { CobrowseView } from '../../lib/events/cobrowse-api.ts';
import type { Feed } from '../../lib/feed/feed.ts';
import { compareClocks, nameSide, readClockOffset, toOwnClock, type ClockGap } from '../../lib/timeline/one-clock.ts';
import { mergeRows, type Row } from '../../lib/timeline/rows.ts';
import { useLoad, type Load } from '../use-load.ts';
import type { SessionView } from './session-view.ts';
import { useRecords, type SessionRows } from './use-records.ts';

/** What both sides hold. */
export interface Linked {
  /** All links of the session, and those that are shown, or null. */
  links: Load<CobrowseView[]>;
  retry: () => void;
  /** The other session, while it is shown; null: it is not, or not read yet. */
  other: { detail: SessionDetail; rows: readonly Row[]; aheadMs: number } | null;
  /** Null: it is not known how far the clocks are apart. */
  clocks: ClockGap | null;
  state: 'none' | 'loading' | 'ready' | 'failed';
  error: unknown;
  /** What the timeline shows: of the chosen side, or of both by our clock. */
  records: SessionRows;
}

export type SideName = NonNullable<Row['side']>;
export const sideOf = ({ session }: SessionDetail): SideName => session.of ?? 'agent';
export const otherSide = (side: SideName): SideName => (side === 'agent' ? 'customer' : 'agent');

export function useLinked(feed: Feed, detail: SessionDetail, own: SessionRows, { id, other: wanted, side }: SessionView): Linked {
  const list = feed.listCobrowses;
  const { load: links, retry } = useLoad(`${feed.place}:${id}`, async (signal) => (await list?.(id, signal)) ?? []);
  const isShown = wanted !== null && side !== 'own';
  const { load } = useLoad(isShown ? `${feed.place}:${wanted}` : 'none', async (signal) =>
    isShown ? feed.readSession(wanted, signal) : null,
  );
  const found = load.state === 'ready' ? load.value : null;
  const theirs = useRecords(feed, found);
  const clocks = useMemo(() => compareClocks(readClockOffset(own.rows), readClockOffset(theirs.rows)), [own.rows, theirs.rows]);
  const aheadMs = clocks?.aheadMs ?? 0;
  const moved = useMemo(() => toOwnClock(theirs.rows, aheadMs), [theirs.rows, aheadMs]);
  const name = sideOf(detail);
  const rows = useMemo(() => {
    if (side === 'own' || found === null) return own.rows;
    // Another browser's tabs have no names among ours.
    const others = nameSide(moved, otherSide(name)).map((row) => ({ ...row, tab: null }));
    return side === 'other' ? others : mergeRows(nameSide(own.rows, name), others);
  }, [own.rows, moved, side, name, found]);
  const state = !isShown
    ? 'none'
    : load.state === 'failed' || theirs.state === 'failed'
      ? 'failed'
      : found === null
        ? load.state
        : theirs.state;
  return {
    ...{ links, retry, clocks, state },
    other: found === null ? null : { detail: found, rows: moved, aheadMs },
    error: load.state === 'failed' ? load.error : theirs.error,
    records: { ...own, state: state === 'loading' ? 'loading' : own.state, rows },
  };
}
