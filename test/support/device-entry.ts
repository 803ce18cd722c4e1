/** The dashboard's own feed and exports, as a script for an extension's page: what a screen would ask, a test asks. */
import { browser } from 'wxt/browser';
import { nameExport } from '../../lib/export/name-export.ts';
import { createLocalExports } from '../../lib/feed/local-exports.ts';
import { createLocalFeed } from '../../lib/feed/local.ts';
import { send } from '../../lib/messages/send.ts';
import { db } from '../../lib/store/db.ts';
import { openExportFile } from '../../lib/store/export-files.ts';

export { send };

export const feed = createLocalFeed();

export const exported = createLocalExports({
  start: (request) => send('export.start', request),
  list: async () => (await send('export.list', null)).exports,
  remove: (id) => send('export.remove', { id }),
  nameFile: nameExport,
});

/** A file as text of its bytes, which a driver can carry. */
export async function readFile(id: string): Promise<string> {
  const bytes = new Uint8Array(await (await openExportFile(id)).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The names of all files that are there. */
export async function listFiles(): Promise<string[]> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('exports', { create: true });
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  return names;
}

/** As if it were long ago that this device asked what it is to erase, and its next minute had come. */
export async function askForErasures(): Promise<void> {
  await db.upload.toCollection().modify((row) => {
    if (row.erasures !== undefined) row.erasures.askedAt = 0;
  });
  await browser.alarms.create('tick', { when: Date.now() });
}

/** How many records of pages have a title, and how many pictures of pages there are. */
export async function countShowing(): Promise<{ titles: number; pictures: number }> {
  const titled = await db.records.filter(({ record }) => typeof record['title'] === 'string' && record['title'] !== '').count();
  return { titles: titled, pictures: await db.frames.filter(({ record }) => record.kind !== 'mark').count() };
}
