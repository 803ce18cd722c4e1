/** Which upload's file holds which frames: takes seqs out of that, so that no reader looks for them any more. */
import type { Database } from './database.ts';
import type { Run } from './holes.ts';

/** Cuts a run of seqs out of a stream's frames, and gives the pieces that were there. */
export function cutFrames(db: Database, stream: string, run: Run): Run[] {
  const { build } = db;
  const touched = build.selectFrom('frame_runs').selectAll().where('stream', '=', stream);
  const rows = db.all(touched.where('firstSeq', '<=', run.lastSeq).where('lastSeq', '>=', run.firstSeq).orderBy('firstSeq'));
  if (rows.length === 0) return [];
  for (const row of rows) {
    db.run(build.deleteFrom('frame_runs').where('stream', '=', stream).where('firstSeq', '=', row.firstSeq));
    if (row.firstSeq < run.firstSeq) db.insertAll('frame_runs', [{ ...row, lastSeq: run.firstSeq - 1 }]);
    if (row.lastSeq > run.lastSeq) db.insertAll('frame_runs', [{ ...row, firstSeq: run.lastSeq + 1 }]);
  }
  db.run(build.deleteFrom('keyframes').where('stream', '=', stream).where('seq', '>=', run.firstSeq).where('seq', '<=', run.lastSeq));
  return rows.map(({ firstSeq, lastSeq }) => ({
    ...run,
    firstSeq: Math.max(firstSeq, run.firstSeq),
    lastSeq: Math.min(lastSeq, run.lastSeq),
  }));
}
