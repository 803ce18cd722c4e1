/** The exports of a collector: jobs that go on while nobody looks and after a restart, a few at a time, each for whoever may see it. */
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { ExportJob, ExportRequest } from '../../lib/events/export-api.ts';
import { newId } from '../../lib/events/id.ts';
import type { Clock } from '../app.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { everything, type Scope, type Store, type StoredExport } from '../store/store.ts';
import { openExportFiles } from './files.ts';
import { closing, finishExport } from './finish-export.ts';
import type { Progress } from './run-export.ts';

const runningAtOnce = 2;
const unfinishedAtMost = 20;
/** An export that the collector did not survive is begun again, but not for ever. */
const attemptsAtMost = 3;
const keptMs = 7 * 24 * 60 * 60_000;
const sweepEveryMs = 60 * 60_000;

export interface ExporterDeps {
  store: Store;
  ledger: OwnLedger;
  dataDir: string;
  now: Clock;
  log(line: string): void;
}

/** What is outside a scope is not there: null. */
export interface Exporter {
  /** Null where too many are unfinished already. */
  start(scope: Scope, request: ExportRequest): Promise<ExportJob | null>;
  /** Newest first. */
  list(scope: Scope): Promise<ExportJob[]>;
  read(scope: Scope, id: string): Promise<ExportJob | null>;
  /** Stops a job that runs; removes one that has ended, with its file. False where it is not there. */
  remove(scope: Scope, id: string): Promise<boolean>;
  /** The file of a job that is done. The caller closes it. */
  openFile(id: string): Promise<FileHandle | null>;
  /** Removes what ended over a week ago. */
  sweep(): Promise<void>;
  /** Stops all. What was unfinished is begun again when the next exporter opens. */
  close(): Promise<void>;
}

interface Unfinished extends Progress {
  stop: AbortController;
  ended: Promise<void>;
}

/** Begins again what the last one on this data left unfinished: half a file cannot be gone on with, and whoever asked for it still waits. */
export async function openExporter({ store, ledger, dataDir, now, log }: ExporterDeps): Promise<Exporter> {
  const files = await openExportFiles(join(dataDir, 'exports'));
  const unfinished = new Map<string, Unfinished>();
  const limit = pLimit(runningAtOnce);
  const enqueue = (job: StoredExport, kept = Promise.resolve()): void => {
    const entry: Unfinished = { rows: 0, total: null, bytes: 0, stop: new AbortController(), ended: Promise.resolve() };
    unfinished.set(job.id, entry);
    entry.ended = limit(() => kept.then(() => finishExport({ store, files, ledger, now, log }, job, entry, entry.stop.signal)))
      .catch((error: unknown) => log(`the end of an export could not be written down: ${String(error)}`))
      .finally(() => unfinished.delete(job.id));
  };
  const stop = async (id: string, reason: unknown): Promise<boolean> => {
    const entry = unfinished.get(id);
    entry?.stop.abort(reason);
    await entry?.ended;
    return entry !== undefined;
  };
  const drop = async (id: string): Promise<void> => {
    await store.removeExport(id);
    await files.remove(id);
  };
  const sweep = () => removeOld(store, drop, now());
  const view = (job: StoredExport): ExportJob => toJob(job, unfinished.get(job.id));

  await sweep();
  await files.keepOnly((await store.listExports(everything)).filter(({ state }) => state === 'done').map(({ id }) => id));
  await resume(store, enqueue, now());
  const timer = setInterval(() => void sweep().catch((error: unknown) => log(`old exports stay: ${String(error)}`)), sweepEveryMs);
  timer.unref();
  return {
    start: async (scope, request) => {
      if (unfinished.size >= unfinishedAtMost) return null;
      const job = newJob(scope, request, now());
      const kept = store.addExport(job);
      // It counts among the unfinished from this moment on, though its row may still be on the way.
      enqueue(job, kept);
      await kept;
      return view(job);
    },
    list: async (scope) => (await store.listExports(scope)).map(view),
    read: async (scope, id) => {
      const job = await store.readExport(scope, id);
      return job === null ? null : view(job);
    },
    remove: async (scope, id) => {
      if ((await store.readExport(scope, id)) === null) return false;
      if (!(await stop(id, new Error('cancelled')))) await drop(id);
      return true;
    },
    openFile: (id) => files.open(id),
    sweep,
    close: async () => {
      clearInterval(timer);
      await Promise.all([...unfinished.keys()].map((id) => stop(id, closing)));
    },
  };
}

function newJob(scope: Scope, { format, filter, timeZone }: ExportRequest, createdAt: number): StoredExport {
  const progress = { rows: 0, total: null, bytes: 0, endedAt: null, problem: null, attempts: 0 };
  return { id: newId(createdAt), scope, format, filter, timeZone: timeZone ?? null, state: 'running', createdAt, ...progress };
}

/** What its owner sees of it. While it runs, the process knows more than the row. */
function toJob({ scope: _scope, timeZone: _zone, attempts: _attempts, ...job }: StoredExport, progress: Progress | undefined): ExportJob {
  return progress === undefined ? job : { ...job, rows: progress.rows, total: progress.total, bytes: progress.bytes };
}

async function resume(store: Store, enqueue: (job: StoredExport) => void, now: number): Promise<void> {
  const jobs = (await store.listExports(everything)).filter(({ state }) => state === 'running').reverse();
  const problem = `The collector stopped ${attemptsAtMost} times while it wrote this file, so it does not try again: narrow the filter, or look at its log.`;
  for (const job of jobs) {
    if (job.attempts < attemptsAtMost) enqueue(job);
    else await store.updateExport(job.id, { state: 'failed', endedAt: now, problem });
  }
}

async function removeOld(store: Store, drop: (id: string) => Promise<void>, now: number): Promise<void> {
  for (const { id, endedAt } of await store.listExports(everything)) if (endedAt !== null && endedAt + keptMs <= now) await drop(id);
}
