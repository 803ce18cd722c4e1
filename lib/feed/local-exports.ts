/** Exports on this device: the background writes them, this page hands the file over. */
import type { ExportJob, ExportRequest } from '../events/export-api.ts';
import { openExportFile } from '../store/export-files.ts';
import { type Exports, FeedError } from './feed.ts';
import { saveBlob } from './save-as.ts';

/** How the background is asked, and what a file is called. */
export interface ExportDoor {
  start(request: ExportRequest): Promise<ExportJob>;
  list(): Promise<ExportJob[]>;
  remove(id: string): Promise<unknown>;
  nameFile(job: ExportJob): string;
}

export function createLocalExports({ start, list, remove, nameFile }: ExportDoor): Exports {
  return {
    start: (request) => start(request).catch(fail),
    list: () => list().catch(fail),
    remove: (id) => remove(id).then(() => undefined, fail),
    download: async (job) => saveBlob(await openExportFile(job.id).catch(fail), nameFile(job)),
  };
}

function fail(error: unknown): never {
  throw new FeedError('failed', error instanceof Error ? error.message : String(error));
}
