/** The dashboard's own feed and exports, as a script for an extension's page: what a screen would ask, a test asks. */
import { nameExport } from '../../lib/export/name-export.ts';
import { createLocalExports } from '../../lib/feed/local-exports.ts';
import { createLocalFeed } from '../../lib/feed/local.ts';
import { openExportFile } from '../../lib/store/export-files.ts';

interface Runtime {
  sendMessage(message: object): Promise<{ ok: boolean; value?: unknown; error?: string }>;
}
const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', { runtime: Runtime } | undefined>;

export async function tell<T>(name: string, body: unknown = null): Promise<T> {
  const reply = await (browser ?? chrome)!.runtime.sendMessage({ name, body });
  if (!reply.ok) throw new Error(`${name}: ${reply.error}`);
  return reply.value as T;
}

export const feed = createLocalFeed();

export const exported = createLocalExports({
  start: (request) => tell('export.start', request),
  list: async () => (await tell<{ exports: never[] }>('export.list')).exports,
  remove: (id) => tell('export.remove', { id }),
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
