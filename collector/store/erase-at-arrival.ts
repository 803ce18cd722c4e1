/** What was erased and arrives later, from a device that had it still, is erased before its upload is acknowledged. */
import type { Database } from './database.ts';
import { Envelope } from '../../lib/events/envelope.ts';
import { createFinder } from './erasure-find.ts';
import { listPrints } from './erasure-prints.ts';
import { nameCount, widenTimes } from './erasure-remove.ts';
import { isWithin, listShowing } from './erasure-views.ts';
import { readHeld } from './holds.ts';
import { countRemoved, release } from './removal-jobs.ts';
import { enqueueRewrite, removeRuns } from './remove-records.ts';
import { findSession, isFrame } from './session-of.ts';
import type { CheckedRecord, CheckedUpload } from './store.ts';
import type { ErasureRow } from './tables.ts';

/** Call it inside the transaction that stores the upload, when its records are stored. What a hold keeps stays, and its erasure waits for that again. */
export function eraseAtArrival(db: Database, upload: CheckedUpload): void {
  const [earliest = Infinity] = upload.records.map(({ record }) => record.at).sort((a, b) => a - b);
  const asked = db.build.selectFrom('erasures').selectAll().where('confirmed', '=', 1).where('askedAt', '>=', earliest);
  for (const erasure of db.all(asked)) eraseFor(db, erasure, upload);
}

function eraseFor(db: Database, erasure: ErasureRow, upload: CheckedUpload): void {
  const prints = listPrints(db, erasure.id);
  const find = createFinder(db, erasure, new Set(prints));
  const old = upload.records.filter(({ record }) => record.at <= erasure.askedAt);
  const named = new Set(old.filter(({ record }) => !isFrame({ record }) && find(Envelope.parse(record))));
  const shown = listShowing(db, erasure.id, erasure.askedAt).find(({ id }) => id === upload.stream.id);
  const found = old.filter((checked) => named.has(checked) || (shown !== undefined && mayShow(checked, shown.windows)));
  // Before it is carried out, what it found is on its list, and nothing is removed: a hold may keep it.
  if (found.length === 0 || erasure.released === null) return;
  const held = readHeld(db);
  for (const checked of found) {
    const { at, seq } = checked.record;
    const session = findSession(checked, upload.stream);
    if (held.keeps({ session, json: checked.json, firstAt: at, lastAt: at })) continue;
    const name = isFrame(checked) ? 'recordings' : nameCount(upload.stream.kind);
    const run = { firstSeq: seq, lastSeq: seq, firstAt: at, lastAt: at };
    if (name === 'actions') widenTimes(db, erasure.id, at);
    countRemoved(db, 'erasures', erasure.id, name, removeRuns(db, upload.stream.id, session, [run], 'erased'));
  }
  enqueueRewrite(db, upload.id);
  // Its job looks once more: what is here already may have been seen in a view that was not known before, or under a name that was not.
  const isFurther = listPrints(db, erasure.id).length > prints.length;
  if (isFurther) release(db, 'erasures', erasure.id);
  db.run(
    db.build
      .updateTable('erasures')
      .set({ state: 'running', ...(isFurther && { cursor: null }) })
      .where('id', '=', erasure.id),
  );
}

function mayShow({ record, known }: CheckedRecord, windows: { from: number; to: number }[]): boolean {
  return (isFrame({ record }) || known?.kind === 'interaction') && isWithin(windows, record.at);
}
