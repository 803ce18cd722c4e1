/** Which seqs of a stream are here, as merged runs: mostly one row a stream, however many uploads brought them. */
import type { Database } from './database.ts';
import type { Run } from './holes.ts';
import type { CoverageRow } from './tables.ts';

export function readCoverage(db: Database, stream: string, covers: CoverageRow['covers']): CoverageRow[] {
  return db.all(db.build.selectFrom('coverage').selectAll().where('stream', '=', stream).where('covers', '=', covers).orderBy('firstSeq'));
}

/** Adds seqs that are not covered yet (records), or that may be (all else), and merges them with their neighbours. */
export function addCoverage(db: Database, stream: string, covers: CoverageRow['covers'], added: Run): void {
  const touched = db.build.selectFrom('coverage').selectAll().where('stream', '=', stream).where('covers', '=', covers);
  const neighbours = db.all(touched.where('firstSeq', '<=', added.lastSeq + 1).where('lastSeq', '>=', added.firstSeq - 1));
  for (const { firstSeq } of neighbours) {
    db.run(db.build.deleteFrom('coverage').where('stream', '=', stream).where('covers', '=', covers).where('firstSeq', '=', firstSeq));
  }
  const runs = [...neighbours, added];
  const first = runs.reduce((a, b) => (b.firstSeq < a.firstSeq ? b : a));
  const last = runs.reduce((a, b) => (b.lastSeq > a.lastSeq ? b : a));
  db.insertAll('coverage', [
    { stream, covers, firstSeq: first.firstSeq, lastSeq: last.lastSeq, firstAt: first.firstAt, lastAt: last.lastAt },
  ]);
}

/** Groups records in order of seq into runs without a hole. */
export function toRuns(records: readonly { seq: number; at: number }[]): Run[] {
  const runs: Run[] = [];
  for (const { seq, at } of records) {
    const run = runs.at(-1);
    if (run?.lastSeq === seq - 1) Object.assign(run, { lastSeq: seq, lastAt: at });
    else runs.push({ firstSeq: seq, lastSeq: seq, firstAt: at, lastAt: at });
  }
  return runs;
}
