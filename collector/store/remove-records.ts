/** Removes records for good, and keeps what they were committed to. */
import { Envelope } from '../../lib/events/envelope.ts';
import { readKnown } from '../../lib/events/record.ts';
import { markRemoved } from './activity/marks.ts';
import { write, type Database } from './database.ts';
import { discount, findSessionOf } from './discount.ts';
import { cutFrames } from './frame-runs.ts';
import type { Run } from './holes.ts';
import { noteRemoved } from './removed.ts';
import type { RemovalReason } from './tables.ts';
import { unindexActions } from './unindex-actions.ts';

/**
 * Removes the records of a stream in these runs of seqs, as far as they are here, and gives how many that were. Call it inside the transaction that decided on it.
 * Manifests and coverage stay: the chain verifies, nobody takes the place for a loss, and no later upload brings the records back. Until `rewriteUploads` has run, the
 * files hold them still, but no reader finds them there.
 */
export function removeRecords(db: Database, stream: string, runs: readonly Run[], reason: RemovalReason): number {
  let removed = 0;
  for (const run of runs) {
    removed += removeRows(db, stream, run, reason);
    for (const piece of cutFrames(db, stream, run)) {
      noteRemoved(db, { ...piece, stream, session: findSessionOf(db, stream), reason });
      removed += piece.lastSeq - piece.firstSeq + 1;
    }
    enqueueRewrites(db, stream, run);
  }
  return removed;
}

/** The same, and what was set aside: it is in no row and in no run of frames, and so is noted as removed to go out of its file. */
export function removeRuns(db: Database, stream: string, session: string | null, runs: readonly Run[], reason: RemovalReason): number {
  const removed = removeRecords(db, stream, runs, reason);
  for (const run of runs) noteRemoved(db, { ...run, stream, session, reason });
  return removed;
}

function removeRows(db: Database, stream: string, { firstSeq, lastSeq }: Run, reason: RemovalReason): number {
  const { build } = db;
  const within = build.selectFrom('records').select(['seq', 'at', 'session', 'json']).where('stream', '=', stream);
  const rows = db.all(within.where('seq', '>=', firstSeq).where('seq', '<=', lastSeq).orderBy('seq'));
  if (rows.length === 0) return 0;
  unindexActions(db, stream, { firstSeq, lastSeq });
  markRemoved(
    db,
    stream,
    { firstSeq, lastSeq },
    rows.map(({ at }) => at),
  );
  db.run(build.deleteFrom('records').where('stream', '=', stream).where('seq', '>=', firstSeq).where('seq', '<=', lastSeq));
  for (const [session, about] of Map.groupBy(rows, (row) => row.session)) {
    for (const { seq, at } of about) noteRemoved(db, { stream, firstSeq: seq, lastSeq: seq, firstAt: at, lastAt: at, session, reason });
    const known = about.flatMap(({ json }) => readKnown(Envelope.parse(JSON.parse(json))) ?? []);
    const bytes = about.reduce((sum, { json }) => sum + json.length, 0);
    discount(db, { stream, session, known, bytes, records: about.length });
  }
  return rows.length;
}

/** Every upload that may hold a record of the run, also one whose records were set aside. */
function enqueueRewrites(db: Database, stream: string, { firstSeq, lastSeq }: Run): void {
  const touched = db.build
    .selectFrom('uploads')
    .select('id')
    .where('stream', '=', stream)
    .where(({ eb, or, and }) => or([eb('firstSeq', 'is', null), and([eb('firstSeq', '<=', lastSeq), eb('lastSeq', '>=', firstSeq)])]));
  for (const { id } of db.all(touched)) enqueueRewrite(db, id);
}

/** Says that an upload's file holds records that were removed. */
export function enqueueRewrite(db: Database, upload: string): void {
  db.run(write('insert into rewrites (upload, asked) values (?, 1) on conflict do update set asked = asked + 1', [upload]));
}
