/** Copies all that a collector keeps into a folder, while it runs and takes uploads, and checks the copy before it says so. */
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { keyName } from '../log/key.ts';
import { syncFolder, uploadPath } from '../store/files.ts';
import { databaseName, uploadsName } from '../store/sqlite.ts';
import { version } from '../version.ts';
import { BackupProblem, contentsName, databaseCopy, hashFile, type BackupContents } from './contents.ts';

/** Where records are erased while it copies, it begins again with what is left: a backup never holds half of an erasure. */
const attemptsAtMost = 5;

/** Throws `BackupProblem`. The exports are not in it: they are made of the rest. */
export async function backUp(dataDir: string, target: string, now: number): Promise<BackupContents> {
  const source = join(dataDir, databaseName);
  if (!existsSync(source)) throw new BackupProblem(`There is no collector's data in ${dataDir}: say with --data where it is kept.`);
  await mkdir(target, { recursive: true, mode: 0o700 });
  if ((await readdir(target)).length > 0) throw new BackupProblem(`${target} is not empty: name a new folder for each backup.`);
  const database = join(target, databaseCopy);
  for (let attempt = 1; ; attempt += 1) {
    await copyDatabase(source, database);
    const { step, names } = readCopy(database);
    const uploads = await copyUploads(join(dataDir, uploadsName), target, names);
    if (uploads !== null) {
      const contents: BackupContents = {
        ...({ product: 'cotrail-backup', format: 1 } as const),
        ...{ collector: version, step, createdAt: now, database: await hashFile(database), key: await copyKey(dataDir, target), uploads },
      };
      await writeContents(target, contents);
      return contents;
    }
    await rm(join(target, uploadsName), { recursive: true, force: true });
    if (attempt === attemptsAtMost) throw new BackupProblem('Records are being erased all along: try again when that is done.');
  }
}

/** A page at a time, beside whoever writes: what comes out is the database of one moment. */
async function copyDatabase(source: string, copy: string): Promise<void> {
  await rm(copy, { force: true });
  const sqlite = new BetterSqlite3(source, { readonly: true, fileMustExist: true });
  try {
    await sqlite.backup(copy);
  } finally {
    sqlite.close();
  }
}

/** Which step of the database this is, and the files that its rows name. Leaves one file: a backup has no journal beside it. */
export function readCopy(path: string): { step: number; names: string[] } {
  const sqlite = new BetterSqlite3(path, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = DELETE');
    const sound = sqlite.pragma('integrity_check', { simple: true });
    if (sound !== 'ok') throw new BackupProblem('The database is damaged: SQLite’s own check does not pass.');
    const names = sqlite.prepare('select distinct file from uploads order by file').pluck().all() as string[];
    return { step: Number(sqlite.pragma('user_version', { simple: true })), names };
  } catch (error) {
    if (error instanceof BackupProblem || !(error instanceof BetterSqlite3.SqliteError)) throw error;
    throw new BackupProblem(`The database cannot be read: ${error.message}.`, { cause: error });
  } finally {
    sqlite.close();
  }
}

async function copyKey(dataDir: string, target: string): Promise<BackupContents['key']> {
  const [from, copy] = [join(dataDir, keyName), join(target, keyName)];
  if (!existsSync(from)) return null;
  await copyFile(from, copy);
  await chmod(copy, 0o600);
  await syncFolder(copy);
  return hashFile(copy);
}

/** Null where one has gone since the database was copied: its records were erased. */
async function copyUploads(from: string, target: string, names: readonly string[]): Promise<BackupContents['uploads'] | null> {
  const uploads: BackupContents['uploads'] = [];
  for (const name of names) {
    const copy = uploadPath(join(target, uploadsName), name);
    await mkdir(join(copy, '..'), { recursive: true, mode: 0o700 });
    try {
      await copyFile(uploadPath(from, name), copy);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
    await syncFolder(copy);
    const found = await hashFile(copy);
    if (found.sha256 !== name) throw new BackupProblem(`The collector's own file of upload ${name} is damaged: nothing was backed up.`);
    uploads.push(found);
  }
  return uploads;
}

async function writeContents(target: string, contents: BackupContents): Promise<void> {
  await syncFolder(join(target, databaseCopy));
  await using file = await open(join(target, contentsName), 'wx', 0o600);
  await file.writeFile(JSON.stringify(contents));
  await file.sync();
  await syncFolder(target);
}
