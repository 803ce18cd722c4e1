/** Removes what a re-masking has found, a short transaction at a time: each looks for holds itself, and counts what it removed. */
import { countNothing } from '../../lib/events/remask.ts';
import type { RemaskCounts, RemaskKind } from '../../lib/events/remask-api.ts';
import type { Database } from './database.ts';
import { keepsRun, readHeld } from './holds.ts';
import { removeRuns } from './remove-records.ts';
import { countRemoved } from './removal-jobs.ts';
import { readRemoved, subtractRuns } from './removed.ts';
import type { Fit } from './remask-find.ts';

const reason = 'remasked';

/** Call it inside a transaction. Gives how many records a hold keeps. */
export function removeFits(db: Database, id: string, stream: { id: string; session: string | null }, fits: readonly Fit[]): number {
  const held = readHeld(db);
  const counts = countNothing();
  // What went meanwhile, by its age or by an erasure, went because of that.
  const gone = readRemoved(db, stream.id);
  let kept = 0;
  for (const { kind, run } of fits) {
    for (const piece of subtractRuns(run, gone)) {
      if (keepsRun(held, stream.session, piece)) kept += countRun(piece);
      else {
        removeRuns(db, stream.id, stream.session, [piece], reason);
        counts[kind] += countRun(piece);
      }
    }
  }
  for (const [kind, count] of Object.entries(counts) as [RemaskKind, number][])
    if (count > 0) countRemoved(db, 'remaskings', id, kind, count);
  return kept;
}

export function countFits(counts: RemaskCounts, fits: readonly Fit[]): void {
  for (const { kind, run } of fits) counts[kind] += countRun(run);
}

export function countRun({ firstSeq, lastSeq }: { firstSeq: number; lastSeq: number }): number {
  return lastSeq - firstSeq + 1;
}
