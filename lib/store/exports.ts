/** The exports of this device's log, as rows that outlive the worker: what was asked for, how far it is, how it ended. */
import { writeActionSearch } from '../events/action-api.ts';
import type { ExportJob, ExportRequest } from '../events/export-api.ts';
import { newId } from '../events/id.ts';
import type { CotrailDb } from './db.ts';
import { ensureDevice } from './device.ts';
import { appendOwnAction } from './ledger.ts';
import { readLastArrival } from './read-actions.ts';

const dayMs = 86_400_000;

export interface ExportRow extends ExportJob {
  timeZone: string | null;
  /** The last action that was there when it was asked for: what comes later is not in it, however often it begins anew. */
  upTo: number;
  /** How often a worker began with it. */
  attempts: number;
}

/** Keeps the job; somebody has to run it. */
export function addExport(db: CotrailDb, { format, filter, timeZone }: ExportRequest, now: number): Promise<ExportJob> {
  return db.transaction('rw', [db.exports, db.actions], async () => {
    const begin = { state: 'running' as const, rows: 0, total: null, bytes: 0, createdAt: now, endedAt: null, problem: null };
    const job: ExportJob = { id: newId(now), format, filter, ...begin };
    await db.exports.add({ ...job, timeZone: timeZone ?? null, upTo: await readLastArrival(db), attempts: 0 });
    return job;
  });
}

/** The file is whole: says so together with the action that it is. False where the job was cancelled meanwhile. */
export function completeExport(
  db: CotrailDb,
  { id, format, filter }: ExportJob,
  { rows, bytes, name }: { rows: number; bytes: number; name: string },
  now: number,
): Promise<boolean> {
  return db.transaction('rw', db.tables, async () => {
    if (!(await updateExport(db, id, { state: 'done', rows, total: rows, bytes, endedAt: now }))) return false;
    const to = { format, rows, filter: writeActionSearch(filter).toString() };
    await appendOwnAction(db, await ensureDevice(db, now), 'export.created', { entity: { type: 'export', id, name }, to }, now);
    return true;
  });
}

/** Newest first, as their ids are. */
export async function listExports(db: CotrailDb): Promise<ExportJob[]> {
  const rows = await db.exports.reverse().toArray();
  return rows.map(({ timeZone: _timeZone, upTo: _upTo, attempts: _attempts, ...job }) => job);
}

/** The oldest job that is not done, counted as begun once more; null: none. */
export function beginExport(db: CotrailDb): Promise<ExportRow | null> {
  return db.transaction('rw', db.exports, async () => {
    const row = await db.exports.where('state').equals('running').first();
    if (row === undefined) return null;
    const begun = { ...row, attempts: row.attempts + 1, rows: 0, bytes: 0 };
    await db.exports.put(begun);
    return begun;
  });
}

/** False where the job no longer runs, as somebody has cancelled it: then nothing is changed. */
export function updateExport(db: CotrailDb, id: string, change: Partial<ExportRow>): Promise<boolean> {
  return db.transaction('rw', db.exports, async () => {
    const isRunning = (await db.exports.get(id))?.state === 'running';
    if (isRunning) await db.exports.update(id, change);
    return isRunning;
  });
}

/** Cancels a job that runs; forgets one that has ended. */
export async function removeExport(db: CotrailDb, id: string, now: number): Promise<void> {
  if (!(await updateExport(db, id, { state: 'cancelled', endedAt: now }))) await db.exports.delete(id);
}

/** A file holds copies of records: it stays no longer than they do. */
export async function forgetExports(db: CotrailDb, days: number, now: number): Promise<void> {
  const expired = await db.exports.filter(({ state, createdAt }) => state !== 'running' && createdAt < now - days * dayMs).primaryKeys();
  await db.exports.bulkDelete(expired);
}

/** The jobs whose files are to be kept. */
export function readDoneExports(db: CotrailDb): Promise<string[]> {
  return db.exports.where('state').equals('done').primaryKeys();
}
