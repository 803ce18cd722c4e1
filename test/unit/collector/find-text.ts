/** Looks for a text in everything that a collector has on its disk, inflated where it is an upload. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export function findText(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      const content = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      return content.toString('latin1').toLowerCase().includes(text.toLowerCase());
    });
}
