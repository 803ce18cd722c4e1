/** Reads the records of a stored upload out of its file. */
import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import { Envelope } from '../../lib/events/envelope.ts';
import type { Database } from './database.ts';
import type { UploadFiles } from './files.ts';
import { readFileSync } from 'node:fs';

const inflate = promisify(gunzip);

export interface StoredRecord {
  line: string;
  record: Envelope;
}

export async function readUploadRecords(db: Database, files: UploadFiles, upload: string): Promise<StoredRecord[]> {
  return splitRecords(await readUploadText(db, files, upload));
}

/** Its header and its salted records, as lines. */
export async function readUploadText(db: Database, files: UploadFiles, upload: string): Promise<string> {
  return (await inflate(await readFile(db, files, upload))).toString();
}

/** Synchronous, for inside a transaction. */
export function readUploadRecordsNow(db: Database, files: UploadFiles, upload: string): StoredRecord[] {
  return splitRecords(gunzipSync(readFileSync(files.pathOf(findFile(db, upload)))).toString());
}

/** Where records are removed from it meanwhile, its file has another name: then that one is read. */
async function readFile(db: Database, files: UploadFiles, upload: string): Promise<Uint8Array> {
  const file = findFile(db, upload);
  try {
    return await files.read(file);
  } catch (error) {
    const current = findFile(db, upload);
    if (current === file) throw error;
    return files.read(current);
  }
}

/** The name of its file, which changes when records are removed from it. */
function findFile(db: Database, upload: string): string {
  const row = db.get(db.build.selectFrom('uploads').select('file').where('id', '=', upload));
  if (row === null) throw new Error(`The index names upload ${upload}, and there is no such upload.`);
  return row.file;
}

/** The first line is the header. */
function splitRecords(text: string): StoredRecord[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(1).map((line) => ({ line, record: Envelope.parse((JSON.parse(line) as { record: unknown }).record) }));
}
