/** Exports at a collector: it writes them, and the browser saves the file without holding it in memory. */
import { ExportJob, ExportJobs } from '../events/export-api.ts';
import { ask, callUrl, send, type RemoteFeedOptions } from './ask.ts';
import { FeedError, type Exports } from './feed.ts';
import { saveAs } from './save-as.ts';

export function createRemoteExports(options: RemoteFeedOptions): Exports {
  const pathOf = (id: string): string => `exports/${encodeURIComponent(id)}`;
  return {
    start: async (request, signal) =>
      orThrow(await ask(options, 'exports', { method: 'POST', body: request }, ExportJob, signal), 'exports'),
    list: async (signal) => orThrow(await ask(options, 'exports', {}, ExportJobs, signal), 'exports').exports,
    // One that is gone already is as it should be.
    remove: async (id, signal) => void (await send(options, pathOf(id), { method: 'DELETE' }, signal)),
    download: async (job) => {
      const signal = AbortSignal.timeout(answerMs);
      // A download that is refused would be saved as if it were the file: ask first.
      const known = orThrow(await ask(options, pathOf(job.id), {}, ExportJob, signal), 'this export');
      if (known.state !== 'done') throw new FeedError('failed', `This export is ${known.state}: there is a file only of one that is done.`);
      const path = `${pathOf(job.id)}/file`;
      if (options.token === undefined) saveAs(callUrl(options, path).href, '');
      else await saveThroughDisk(options, path);
    },
  };
}

const answerMs = 25_000;

function orThrow<T>(found: T | null, what: string): T {
  if (found === null) throw new FeedError('failed', `The collector has no ${what} (any more).`);
  return found;
}

/** Files that were fetched for the browser to save; in the origin's private file system, like all that is too large for memory. */
const folderName = 'downloads';
/** By then a browser has saved its copy. */
const keptMs = 60 * 60_000;

/**
 * A link cannot carry a token, and a secret in an address ends up in logs. So the file is streamed to disk with the token in its header, and saved from there.
 */
async function saveThroughDisk(options: RemoteFeedOptions, path: string): Promise<void> {
  const answer = orThrow(await send(options, path, {}, new AbortController().signal), 'file of this export');
  const name = /filename="([\w.-]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  if (answer.body === null || name === undefined) throw new FeedError('not-a-collector', 'The answer has no file.');
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
  await removeOld(folder, Date.now());
  const file = await folder.getFileHandle(name, { create: true });
  await answer.body.pipeTo(await file.createWritable());
  const address = URL.createObjectURL(await file.getFile());
  saveAs(address, name);
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}

async function removeOld(folder: FileSystemDirectoryHandle, now: number): Promise<void> {
  const old: string[] = [];
  for await (const [name, entry] of folder.entries())
    if (entry instanceof FileSystemFileHandle && (await entry.getFile()).lastModified < now - keptMs) old.push(name);
  for (const name of old) await folder.removeEntry(name);
}
