/** Looks for words in all that was kept: in the extension's stores, and in every file of a collector. Gzip hides nothing from it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RunningBrowser } from '../../scripts/browser/running-browser.ts';

/** As much of a word as must not be found, in letters. */
const tellTale = 6;

/** All of the extension's databases and its storage as one text. */
const dump = `(async () => {
  const settle = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const inflate = async (bytes) => {
    try {
      return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    } catch {
      return new TextDecoder('latin1').decode(bytes); // no gzip: as it stands
    }
  };
  const texts = [JSON.stringify(await (globalThis.browser ?? globalThis.chrome).storage.local.get(null))];
  for (const { name } of await indexedDB.databases()) {
    const database = await settle(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = await settle(database.transaction(store).objectStore(store).getAll());
      for (const row of rows) texts.push(row.bytes instanceof Uint8Array ? await inflate(row.bytes) : JSON.stringify(row));
    }
    database.close();
  }
  return texts.join('\\n');
})()`;

/** The names of the words that the extension holds. */
export async function findInExtension(browser: RunningBrowser, words: Record<string, string>): Promise<string[]> {
  const page = await browser.openExtensionPage('options.html#/recorded');
  const text = await page.evaluate<string>(dump);
  await page.close();
  return findIn(text, words);
}

/** The names of the words that any file below `folder` holds, in a file's own name too. */
export function findInFiles(folder: string, words: Record<string, string>): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return `${name}\n${(name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')}`;
  });
  return findIn(texts.join('\n'), words);
}

function findIn(text: string, words: Record<string, string>): string[] {
  const plain = text.toLowerCase();
  return Object.keys(words).filter((name) => plain.includes(words[name]!.slice(0, tellTale)));
}
