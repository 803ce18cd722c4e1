/** Finds the holes in a stream: the seqs that no record covers, told apart by whether a manifest vouches that they existed. */
import type { Hole } from '../../lib/events/mark.ts';

/** Consecutive seqs that are here; `firstAt` and `lastAt` are the times of its first and last record. */
export interface Run {
  firstSeq: number;
  lastSeq: number;
  firstAt: number | null;
  lastAt: number | null;
}
export type SeqHole = Pick<Hole, 'afterSeq' | 'beforeSeq' | 'fromAt' | 'toAt' | 'reason'> & { count: number };

/**
 * Manifests in order and without overlap, records in any order. A hole under a manifest is `quarantined`: its records were made and withheld. One that not even
 * a manifest covers is `missing`: nobody has said why.
 */
export function findHoles(records: readonly Run[], manifests: readonly Run[]): SeqHole[] {
  const holes: SeqHole[] = [];
  let next = 0;
  let fromAt: number | null = null;
  for (const run of records.toSorted((a, b) => a.firstSeq - b.firstSeq)) {
    if (run.firstSeq > next)
      holes.push(...splitHole(next, run.firstSeq - 1, manifests).map((hole) => ({ ...hole, fromAt, toAt: run.firstAt })));
    next = Math.max(next, run.lastSeq + 1);
    fromAt = run.lastAt ?? fromAt;
  }
  const last = manifests.at(-1)?.lastSeq ?? -1;
  const tail = last < next ? [] : splitHole(next, last, manifests).map((hole) => ({ ...hole, fromAt, toAt: null }));
  // Behind the last manifest there may be more: that hole has no known end.
  return [...holes, ...tail.map((hole) => (hole.beforeSeq === last + 1 ? { ...hole, beforeSeq: null } : hole))];
}

function splitHole(first: number, last: number, manifests: readonly Run[]): Omit<SeqHole, 'fromAt' | 'toAt'>[] {
  const pieces: Omit<SeqHole, 'fromAt' | 'toAt'>[] = [];
  let next = first;
  const add = (until: number, reason: string): void => {
    if (until < next) return;
    pieces.push({ afterSeq: next === 0 ? null : next - 1, beforeSeq: until + 1, count: until - next + 1, reason });
    next = until + 1;
  };
  for (const { firstSeq, lastSeq } of manifests) {
    if (lastSeq < next || firstSeq > last) continue;
    add(Math.min(firstSeq - 1, last), 'missing');
    add(Math.min(lastSeq, last), 'quarantined');
  }
  add(last, 'missing');
  return pieces;
}
