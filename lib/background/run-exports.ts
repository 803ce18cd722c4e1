/** Exports of the log: rows of the store, run one after the other while no page is open, and begun anew where the worker died. */
import { browser } from 'wxt/browser';
import type { Action } from '../events/action.ts';
import type { ExportJob, ExportRequest } from '../events/export-api.ts';
import { nameExport } from '../export/name-export.ts';
import { writeExport } from '../export/write-export.ts';
import type { Done } from '../messages/protocol.ts';
import { db } from '../store/db.ts';
import { createExportFile, deleteExportFiles } from '../store/export-files.ts';
import {
  type ExportRow,
  addExport,
  beginExport,
  completeExport,
  listExports,
  readDoneExports,
  removeExport,
  updateExport,
} from '../store/exports.ts';
import { countActions, iterateActions } from '../store/read-actions.ts';
import { uploadSoon } from './keep-uploading.ts';
import { inBackground } from './start-up.ts';

/** A browser ends a background that calls nothing of it for half a minute, however busy it is. */
const callMs = 10_000;

/** A job that has ended with its worker this often would end the next one too. */
const mostAttempts = 10;

export async function startExport(request: ExportRequest): Promise<ExportJob> {
  const job = await addExport(db, request, Date.now());
  void inBackground('an export', runExports);
  return job;
}

export async function listExportJobs(): Promise<{ exports: ExportJob[] }> {
  return { exports: await listExports(db) };
}

export async function removeExportJob({ id }: { id: string }): Promise<Done> {
  await removeExport(db, id, Date.now());
  void inBackground('removing an export', runExports);
  return { outcome: 'done' };
}

/** Runs all jobs that are not done, then deletes the files that belong to none. Whoever calls meanwhile waits, and finds nothing to do. */
export function runExports(): Promise<void> {
  return navigator.locks.request('cotrail-exports', async () => {
    for (let job = await beginExport(db); job !== null; job = await beginExport(db)) await run(job);
    await deleteExportFiles(await readDoneExports(db));
  });
}

async function run(job: ExportRow): Promise<void> {
  const calls = setInterval(() => void browser.runtime.getPlatformInfo(), callMs);
  try {
    if (job.attempts > mostAttempts) throw new Error(`The browser ended the export ${mostAttempts} times.`);
    await write(job);
  } catch (error) {
    const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    await updateExport(db, job.id, { state: 'failed', problem: problem.slice(0, 2000), endedAt: Date.now() });
  } finally {
    clearInterval(calls);
  }
}

/** The file is there when it is closed: a worker that dies before leaves none, and the next one begins anew. */
async function write(job: ExportRow): Promise<void> {
  const { id, format, timeZone, filter, upTo } = job;
  const total = await countActions(db, filter, upTo);
  const file = await createExportFile(id);
  const done = { rows: 0, bytes: 0, total };
  const source = readWhileWanted(job, done);
  const parts = writeExport({ format, timeZone: timeZone ?? undefined }, source);
  try {
    for await (const part of parts) {
      await file.write(part);
      done.bytes += part.length;
    }
  } catch (error) {
    await file.abort();
    throw error;
  }
  if (!(await updateExport(db, id, done))) return file.abort();
  await file.close();
  await completeExport(db, job, { ...done, name: nameExport(job) }, Date.now());
  uploadSoon();
}

/** Says after each batch how far the export is, and ends where it is no longer wanted. */
async function* readWhileWanted(job: ExportRow, done: { rows: number; bytes: number; total: number }): AsyncGenerator<Action> {
  for await (const actions of iterateActions(db, job.filter, job.upTo)) {
    if (!(await updateExport(db, job.id, done))) return;
    yield* actions;
    done.rows += actions.length;
  }
}
