/** Looks for a text in everything that a collector has on its disk, inflated where it is an upload. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export function findText(folder: string, text: string): string[] {
  return findTexts(folder, [text]).map(({ path }) => path);
}

/** Each text with each file that it is in; the files are read once. */
export function findTexts(folder: string, texts: readonly string[]): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const bytes = readFileSync(path);
      const content = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').toLowerCase();
      return texts.filter((text) => content.includes(text.toLowerCase())).map((text) => ({ path, text }));
    });
}
