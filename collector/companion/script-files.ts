/** The companion's scripts as they were built, and those of earlier versions, which pages may have pinned. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const built = join(import.meta.dirname, '../companion/dist');
const Built = z.object({
  version: z.string().regex(/^[\w.-]+$/),
  integrity: z.string(),
  parts: z.array(z.string().regex(/^[a-z]+-\w+\.js$/)),
});

export interface ScriptFiles {
  version: string;
  integrity: string;
  /** The path of `companion.js` itself. */
  current: string;
  /** The path of a file below `/companion/`, null where there is none. */
  find(name: string): string | null;
}

/** Null where the companion was not built. With a folder, what is served now can still be had when a later version is. */
export function openScriptFiles(kept: string | null): ScriptFiles | null {
  if (!existsSync(join(built, 'companion.json'))) return null;
  const { version, integrity, parts } = Built.parse(JSON.parse(readFileSync(join(built, 'companion.json'), 'utf8')));
  const current = join(built, 'companion.js');
  const files = new Map([[`${version}.js`, current], ...parts.map((part): [string, string] => [part, join(built, part)])]);
  if (kept !== null) {
    mkdirSync(kept, { recursive: true });
    for (const [name, path] of files) copyFileSync(path, join(kept, name));
    for (const name of readdirSync(kept)) if (!files.has(name)) files.set(name, join(kept, name));
  }
  return { version, integrity, current, find: (name) => files.get(name) ?? null };
}
