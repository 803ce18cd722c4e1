/** The sealed bytes of uploads as files, named by their SHA-256: written once, whole, and on disk before anyone is told so. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

export interface UploadFiles {
  pathOf(sha256: string): string;
  /** Resolves when the file and its name survive a crash of the machine. */
  write(sha256: string, bytes: Uint8Array): Promise<void>;
  read(sha256: string): Promise<Uint8Array>;
  remove(sha256: string): Promise<void>;
}

export async function openUploadFiles(folder: string): Promise<UploadFiles> {
  const temporary = join(folder, 'incoming');
  // What a crash left half-written was never acknowledged.
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  await syncFolder(folder);

  const pathOf = (sha256: string): string => uploadPath(folder, sha256);
  return {
    pathOf,
    write: async (sha256, bytes) => {
      const path = pathOf(sha256);
      const draft = join(temporary, randomUUID());
      const home = join(path, '..');
      if ((await mkdir(home, { recursive: true })) !== undefined) await syncFolder(folder);
      await writeSynced(draft, bytes);
      await rename(draft, path);
      await syncFolder(home);
    },
    read: (sha256) => readFile(pathOf(sha256)),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}

/** Where a file of that name is, below the folder of all of them. */
export function uploadPath(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), `${name}.gz`);
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx');
  await file.writeFile(bytes);
  await file.sync();
}

/** A rename is durable only when its folder is. */
export async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}
