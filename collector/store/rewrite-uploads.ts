/** Takes removed records, with their salts, out of the uploads' files: a queue that may be left at any line, and is gone on with at the next start. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Envelope } from '../../lib/events/envelope.ts';
import { readKnown } from '../../lib/events/record.ts';
import type { Database } from './database.ts';
import { discount, findSessionOf } from './discount.ts';
import type { UploadFiles } from './files.ts';
import { readRemoved } from './removed.ts';
import { isFrame } from './session-of.ts';

const inflate = promisify(gunzip);
const deflate = promisify(gzip);

/** All files that wait for it. The header stays in each, and with it the manifest and its commitments. */
export async function rewriteUploads(db: Database, files: UploadFiles): Promise<void> {
  for (const { upload } of db.all(db.build.selectFrom('rewrites').select('upload'))) await rewriteUpload(db, files, upload);
}

/** One file, where it waits for it. */
export function rewriteUpload(db: Database, files: UploadFiles, upload: string): Promise<void> {
  const turn = (turns.get(db) ?? Promise.resolve()).then(() => settle(db, files, upload));
  turns.set(
    db,
    turn.catch(() => undefined),
  );
  return turn;
}

/** One after the other: two that write one file anew would each remove the other's. */
const turns = new WeakMap<Database, Promise<void>>();

async function settle(db: Database, files: UploadFiles, upload: string): Promise<void> {
  const rewrites = db.build.selectFrom('rewrites').selectAll().where('upload', '=', upload);
  for (let row = db.get(rewrites); row !== null; row = db.get(rewrites)) {
    // The name of the old file is kept until the file is gone: a kill in between must not leave it there.
    if (row.leftover !== null) await files.remove(row.leftover);
    const old = await rewrite(db, files, upload);
    if (old !== null) await files.remove(old);
    // Where more was removed meanwhile, the count has risen, and the file is looked through again.
    db.run(db.build.deleteFrom('rewrites').where('upload', '=', upload).where('asked', '=', row.asked));
  }
}

/** Writes the file anew without what was removed. Gives the old file's name where there is now another one. */
async function rewrite(db: Database, files: UploadFiles, id: string): Promise<string | null> {
  const upload = db.get(db.build.selectFrom('uploads').selectAll().where('id', '=', id));
  if (upload === null) return null;
  const removed = readRemoved(db, upload.stream);
  const isRemoved = (seq: number): boolean => removed.some(({ firstSeq, lastSeq }) => seq >= firstSeq && seq <= lastSeq);
  const bytes = await files.read(upload.file);
  const [header = '', ...lines] = (await inflate(bytes))
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  const records = lines.map((line) => ({ line, record: Envelope.parse((JSON.parse(line) as { record: unknown }).record) }));
  const kept = records.filter(({ record }) => !isRemoved(record.seq));
  if (kept.length === records.length) return null;
  const rest = new Uint8Array(await deflate([header, ...kept.map(({ line }) => line)].join('\n')));
  const file = createHash('sha256').update(rest).digest('hex');
  await files.write(file, rest);
  db.transact(() => {
    db.run(db.build.updateTable('uploads').set({ file, bytes: rest.length }).where('id', '=', id));
    db.run(db.build.updateTable('rewrites').set({ leftover: upload.file }).where('upload', '=', id));
    const aside = new Set(listAside(db, id));
    const frames = records.filter(({ record }) => isRemoved(record.seq) && isFrame({ record }) && !aside.has(record.seq));
    const known = frames.flatMap(({ record }) => readKnown(record) ?? []);
    const freed = bytes.length - (kept.length === 0 ? 0 : rest.length);
    discount(db, { stream: upload.stream, session: findSessionOf(db, upload.stream), known, bytes: freed, records: frames.length });
  });
  return upload.file;
}

/** Records that were set aside were never counted. */
function listAside(db: Database, upload: string): number[] {
  return db.all(db.build.selectFrom('quarantine').select('seq').where('upload', '=', upload)).map(({ seq }) => seq);
}
