/** Dies between any two steps of a re-masking, at each once: the next start finishes it, as if nothing had been. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { openDatabase, type Database } from '../../../collector/store/database.ts';
import { openUploadFiles, type UploadFiles } from '../../../collector/store/files.ts';
import { createRemaskingRows } from '../../../collector/store/remaskings.ts';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import { newId } from '../../../lib/events/id.ts';
import { findTexts } from './find-text.ts';
import { recordPage, sorts } from './page-records.ts';
import { start } from './seal-upload.ts';

class Killed extends Error {}

const signal = new AbortController().signal;
const newFolder = () => mkdtempSync(join(tmpdir(), 'cotrail-remask-'));

/** A collector's folder with two pages and a re-masking that was confirmed. */
async function prepare() {
  const folder = newFolder();
  const store = await openSqliteStore(folder);
  const pages = await Promise.all([0, 1].map(() => recordPage(newId(), { maskLevel: 'none', unmasks: false }, sorts)));
  for (const { id, bytes } of pages.flatMap(({ uploads }) => uploads)) await store.putUpload(await checkUpload(id, bytes), start);
  const id = newId();
  const asked = { site: null, target: 'all', from: null, to: null, note: 'x' } as const;
  await store.addRemasking({ ...asked, id, askedBy: null, askedAt: start + 3_600_000 });
  await store.continueRemasking(id, signal);
  expect(await store.confirmRemasking(id, 'leave', null)).toBe(true);
  await store.close();
  const words = pages.flatMap(({ words: { plain: _, masked: __, ...texts } }) => Object.values(texts));
  return { folder, id, words, kept: pages.flatMap(({ words: { plain, masked } }) => [plain!, masked!]) };
}

/** Counts the steps that leave something on the disk, and dies before or after the one that it is told. What is within a transaction is undone by it. */
function dieAt(step: number, db: Database, files: UploadFiles): { db: Database; files: UploadFiles; isOver(): boolean } {
  let steps = 0;
  let within = false;
  const die = (): void => {
    steps += 1;
    if (steps === step) throw new Killed();
  };
  const wrap = <Result>(act: () => Result): Result => {
    if (within) return act();
    die();
    const result = act();
    die();
    return result;
  };
  const dying: Database = {
    ...db,
    run: (query) => wrap(() => db.run(query)),
    transact: (act) =>
      wrap(() => {
        within = true;
        try {
          return db.transact(act);
        } finally {
          within = false;
        }
      }),
  };
  const after = async (act: Promise<void>): Promise<void> => {
    await act;
    die();
  };
  const dyingFiles: UploadFiles = {
    ...files,
    write: (...args) => after(files.write(...args)),
    remove: (...args) => after(files.remove(...args)),
  };
  return { db: dying, files: dyingFiles, isOver: () => steps < step };
}

test('killed anywhere, it is gone on with, counts each record once and leaves no word', { timeout: 60_000 }, async () => {
  const { folder, id, words, kept } = await prepare();
  expect(new Set(findTexts(folder, words).map(({ text }) => text)).size).toBe(words.length);
  let kills = 0;
  for (let isOver = false; !isOver; kills += 1) {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const db = openDatabase(join(copy, 'cotrail.sqlite'));
    const dying = dieAt(kills + 1, db, await openUploadFiles(join(copy, 'uploads')));
    await createRemaskingRows(dying.db, dying.files)
      .continueRemasking(id, signal)
      .catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
    isOver = dying.isOver();
    db.close();
    const store = await openSqliteStore(copy);
    expect(await store.findUnfinishedRemasking()).toBe(id);
    expect(await store.continueRemasking(id, signal)).toBe(true);
    await store.finishRemasking(id, start);
    expect(await store.findUnfinishedRemasking()).toBeNull();
    expect((await store.listRemaskings())[0]?.removed).toMatchObject({
      frame: 2,
      click: 4,
      input: 2,
      selection: 2,
      custom: 2,
      'message-text': 2,
    });
    await store.close();
    expect(findTexts(copy, words), `killed at step ${kills + 1}`).toEqual([]);
    expect(new Set(findTexts(copy, kept).map(({ text }) => text)).size).toBe(kept.length);
  }
  expect(kills).toBeGreaterThan(20);
});
