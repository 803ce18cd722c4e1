/** Which frames of a stream are stored that fit: their times are in the uploads' files, which are read for it. */
import { toRuns } from './coverage.ts';
import type { Database } from './database.ts';
import type { UploadFiles } from './files.ts';
import type { Run } from './holes.ts';
import { readRemoved } from './removed.ts';
import { isFrame } from './session-of.ts';
import { readUploadRecords } from './upload-records.ts';

export async function findFrames(
  db: Database,
  files: UploadFiles,
  stream: string,
  fits: (frame: { at: number }) => boolean,
): Promise<Run[]> {
  const gone = readRemoved(db, stream);
  const uploads = db.all(db.build.selectFrom('uploads').select('id').where('stream', '=', stream));
  const found = new Map<number, { seq: number; at: number }>();
  for (const upload of uploads)
    for (const { record } of await readUploadRecords(db, files, upload.id))
      if (isFrame({ record }) && fits(record) && !gone.some((run) => record.seq >= run.firstSeq && record.seq <= run.lastSeq))
        found.set(record.seq, { seq: record.seq, at: record.at });
  return toRuns([...found.values()].sort((a, b) => a.seq - b.seq));
}
