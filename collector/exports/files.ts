/** The files of exports: written beside their name first, and named when they are whole and on disk. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../store/files.ts';

export interface ExportFiles {
  /** Resolves when the file survives a crash of the machine; leaves nothing behind where it rejects. `onBytes` is told of each piece. */
  write(id: string, stream: ReadableStream<Uint8Array<ArrayBuffer>>, onBytes: (count: number) => void): Promise<void>;
  /** Null where it is not there. The caller closes it; a file that is removed meanwhile can be read to its end. */
  open(id: string): Promise<FileHandle | null>;
  remove(id: string): Promise<void>;
  /** Removes all files but these: what a crash left, and what no row names any more. */
  keepOnly(ids: readonly string[]): Promise<void>;
}

export async function openExportFiles(folder: string): Promise<ExportFiles> {
  await mkdir(folder, { recursive: true });
  const pathOf = (id: string): string => join(folder, id);
  return {
    write: async (id, stream, onBytes) => {
      const draft = `${pathOf(id)}.part`;
      try {
        await pipeline(countBytes(stream, onBytes), createWriteStream(draft, { flush: true }));
        await rename(draft, pathOf(id));
        await syncFolder(folder);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    open: async (id) => {
      try {
        return await open(pathOf(id), 'r');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    keepOnly: async (ids) => {
      const kept = new Set(ids);
      for (const name of await readdir(folder)) if (!kept.has(name)) await rm(pathOf(name), { force: true });
    },
  };
}

async function* countBytes(stream: AsyncIterable<Uint8Array>, onBytes: (count: number) => void): AsyncIterable<Uint8Array> {
  for await (const chunk of stream) {
    onBytes(chunk.length);
    yield chunk;
  }
}
