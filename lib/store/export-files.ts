/** The files of exports, in the origin's private file system: written by the background, read by a page. */

const folderName = 'exports';

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
}

/** A file that is there once it is closed, whole; until then what is written stands apart. */
export async function createExportFile(id: string): Promise<FileSystemWritableFileStream> {
  return (await (await openFolder()).getFileHandle(id, { create: true })).createWritable();
}

/** Rejects with `NotFoundError` where there is none. It is on disk: nothing is read until somebody reads. */
export async function openExportFile(id: string): Promise<File> {
  return (await (await openFolder()).getFileHandle(id)).getFile();
}

/** Deletes the files of all exports but these. Not while one is written. */
export async function deleteExportFiles(but: readonly string[]): Promise<void> {
  const folder = await openFolder();
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  for (const name of names) if (!but.includes(name)) await folder.removeEntry(name);
}
