/** Puts a backup where a collector can start on it: only whole, only what it says it is, and never over data that are there. */
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { keyName } from '../log/key.ts';
import { latestStep } from '../store/migrations.ts';
import { syncFolder, uploadPath } from '../store/files.ts';
import { databaseName, uploadsName } from '../store/sqlite.ts';
import { readCopy } from './back-up.ts';
import { BackupContents, BackupProblem, contentsName, databaseCopy, hashFile } from './contents.ts';

/** Throws `BackupProblem`, and has changed nothing then. */
export async function restore(source: string, dataDir: string): Promise<BackupContents> {
  const contents = await readContents(source);
  if (contents.step > latestStep)
    throw new BackupProblem(
      `The backup is of a newer collector (${contents.collector}, step ${contents.step}; this one knows up to ${latestStep}): restore it with that one.`,
    );
  const there = await readdir(dataDir).catch(() => []);
  if (there.length > 0) throw new BackupProblem(`${dataDir} is not empty: name a new folder with --data, or move the old one away.`);
  const home = resolve(dataDir);
  const draft = join(dirname(home), `.${basename(home)}.restoring-${process.pid}`);
  try {
    await copyChecked(source, draft, contents);
    await rm(home, { recursive: true, force: true });
    await rename(draft, home);
    await syncFolder(dirname(home));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return contents;
}

async function readContents(source: string): Promise<BackupContents> {
  const text = await readFile(join(source, contentsName), 'utf8').catch(() => null);
  if (text === null) throw new BackupProblem(`${source} holds no finished backup: there is no ${contentsName} in it.`);
  const contents = BackupContents.safeParse(parseJson(text));
  if (contents.success) return contents.data;
  throw new BackupProblem(
    `${contentsName} does not fit at ${contents.error.issues[0]?.path.join('.') || 'its beginning'}: it is damaged, or of a newer collector.`,
  );
}

/** What is checked is the copy: between a check and a copy, a disk may fail. */
async function copyChecked(source: string, draft: string, { database, key, uploads, step }: BackupContents): Promise<void> {
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await copyOne(join(source, databaseCopy), join(draft, databaseName), database);
  if (key !== null) await copyOne(join(source, keyName), join(draft, keyName), key);
  for (const upload of uploads) {
    const path = uploadPath(join(draft, uploadsName), upload.sha256);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    await copyOne(uploadPath(join(source, uploadsName), upload.sha256), path, upload);
  }
  const copy = readCopy(join(draft, databaseName));
  const held = new Set(uploads.map(({ sha256 }) => sha256));
  if (copy.step !== step || copy.names.some((name) => !held.has(name)))
    throw new BackupProblem('The database names uploads that the backup does not hold: it is damaged.');
}

async function copyOne(from: string, to: string, expected: { sha256: string; bytes: number }): Promise<void> {
  const name = basename(from);
  const isThere = await copyFile(from, to).then(
    () => true,
    () => false,
  );
  if (!isThere) throw new BackupProblem(`The backup is damaged: ${name} is missing or cannot be read.`);
  const found = await hashFile(to);
  if (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes)
    throw new BackupProblem(`The backup is damaged: ${name} is not the file that was backed up.`);
  await syncFolder(to);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // No JSON: the schema refuses null.
  }
}
