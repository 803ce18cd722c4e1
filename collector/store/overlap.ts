/** Sorts an upload's records into those that are new, those that are here already or were removed for good, and those that contradict what is here. */
import type { Database } from './database.ts';
import { readRemoved } from './removed.ts';
import type { CheckedRecord, CheckedUpload } from './store.ts';

export interface Sorted {
  fresh: CheckedRecord[];
  contradicting: CheckedRecord[];
}

/** `readStored` gives a stored record in canonical JSON. It is asked only for seqs that are covered, and not by this same manifest. */
export function sortRecords(db: Database, upload: CheckedUpload, readStored: (stream: string, seq: number) => string | null): Sorted {
  const { stream, firstSeq, lastSeq } = upload.manifest;
  const within = db.build
    .selectFrom('coverage')
    .select(['firstSeq', 'lastSeq'])
    .where('stream', '=', stream)
    .where('covers', '=', 'records');
  const covered = db.all(within.where('firstSeq', '<=', lastSeq).where('lastSeq', '>=', firstSeq));
  if (covered.length === 0) return { fresh: upload.records, contradicting: [] };

  const others = db.build
    .selectFrom('manifests')
    .select(['firstSeq', 'lastSeq'])
    .where('stream', '=', stream)
    .where('hash', '!=', upload.manifestHash);
  const rivals = db.all(others.where('firstSeq', '<=', lastSeq).where('lastSeq', '>=', firstSeq));
  const sorted: Sorted = { fresh: [], contradicting: [] };
  const removed = readRemoved(db, stream);
  for (const checked of upload.records) {
    const { seq } = checked.record;
    if (isIn(removed, seq)) continue;
    if (!isIn(covered, seq)) sorted.fresh.push(checked);
    // The same manifest's commitment has shown already that it is the same record.
    else if (isIn(rivals, seq) && readStored(stream, seq) !== checked.json) sorted.contradicting.push(checked);
  }
  return sorted;
}

function isIn(ranges: readonly { firstSeq: number; lastSeq: number }[], seq: number): boolean {
  return ranges.some(({ firstSeq, lastSeq }) => seq >= firstSeq && seq <= lastSeq);
}
