/** A session along one axis of time: how busy it was, where nothing happened, and where nothing was recorded. */
import type { Row } from './rows.ts';

/** From and to in ms epoch. */
export interface Span {
  from: number;
  to: number;
}

export interface GapSpan extends Span {
  reason: string;
  /** What the person said of it, where they did. */
  why?: string | null;
  /** Null: the whole session. */
  stream: string | null;
  tab: number | null;
}

/** Each bucket's share of activity, 0 to 1 of the busiest. Gaps and the session's own marks are no activity. */
export function readDensity(rows: readonly Row[], { from, to }: Span, buckets: number): number[] {
  const counts = new Array<number>(buckets).fill(0);
  for (const row of rows) {
    if (!isActivity(row) || row.at < from || row.at > to) continue;
    const bucket = Math.min(buckets - 1, Math.floor(((row.at - from) / Math.max(1, to - from)) * buckets));
    counts[bucket]! += 1;
  }
  const most = Math.max(1, ...counts);
  return counts.map((count) => count / most);
}

/** The spans of over `idleMs` without any activity, a second short of the next, so that it is seen coming. */
export function listIdleSpans(rows: readonly Row[], { from, to }: Span, idleMs = 10_000): Span[] {
  const times = [from, ...rows.filter(isActivity).map(({ at }) => at), to];
  return times.slice(1).flatMap((next, index) => {
    const last = times[index]!;
    return next - last > idleMs ? [{ from: last + 1000, to: next === to ? to : next - 1000 }] : [];
  });
}

/** Where it is known that nothing was recorded. A gap without an end lasts to the session's end if it is the whole session's. */
export function listGapSpans(rows: readonly Row[], { to }: Span): GapSpan[] {
  return rows.flatMap((row) => {
    if (row.known?.kind !== 'gap' && row.known?.kind !== 'hole') return [];
    const { reason, why, stream } = row.known.gap;
    return [
      {
        from: row.at,
        to: row.until ?? (stream === null ? to : row.at),
        reason,
        ...(why == null ? {} : { why }),
        stream,
        tab: stream === null ? null : row.tab,
      },
    ];
  });
}

function isActivity(row: Row): boolean {
  return row.kind !== 'gap' && row.kind !== 'session' && row.kind !== 'mark';
}
