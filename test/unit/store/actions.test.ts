import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, expect, test } from 'vitest';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { ensureDevice } from '../../../lib/store/device.ts';
import {
  addExport,
  beginExport,
  completeExport,
  forgetExports,
  listExports,
  removeExport,
  updateExport,
} from '../../../lib/store/exports.ts';
import { appendOwnAction, inLedger } from '../../../lib/store/ledger.ts';
import { iterateActions, readLastArrival } from '../../../lib/store/read-actions.ts';
import { pauseRecording, resumeRecording, startRecording, stopRecording } from '../../../lib/store/recording.ts';
import { deleteExpired, evictOldest } from '../../../lib/store/retention.ts';
import { makeBatch, makeClaim, makeClick, makePlace, nobody } from '../../support/make.ts';

let db: CotrailDb;
const dayMs = 86_400_000;
const start = Date.UTC(2026, 10, 22, 9);
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
});

const listEvents = async () => (await db.actions.orderBy('[at+stream+seq]').toArray()).map(({ event }) => event);
const countRecords = async () => (await db.records.toArray()).filter(({ record }) => record.kind === 'action').length;

/** A session in which somebody paused and stopped, and one pause before it, in none. */
async function record(at: number): Promise<void> {
  await startRecording(db, at); // after an earlier Stop: another action
  await pauseRecording(db, at);
  await resumeRecording(db, at + 1);
  const claim = makeClaim({ openedAt: at + 2 });
  await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0, { at: at + 2 })), { place: makePlace(), person: nobody, now: at + 2 });
  await stopRecording(db, at + 3);
}

test('a full disk costs the oldest copies of what a collector has, and nothing else', async () => {
  await record(start);
  await record(start + dayMs);
  expect(await evictOldest(db, start)).toBe(false);
  expect((await db.device.get('device'))?.evicted).toBeUndefined();
  const before = await db.records.count();
  const streams = await db.streams.toArray();
  await db.streams.bulkPut(streams.map((stream) => ({ ...stream, unsealedSince: null, unsealedBytes: 0 })));
  expect(await evictOldest(db, start + 5 * dayMs)).toBe(true);
  const records = before - (await db.records.count());
  expect((await db.device.get('device'))?.evicted).toEqual({ sessions: 1, records, since: start + 5 * dayMs, at: start + 5 * dayMs });
  expect((await db.sessions.toArray()).map(({ openedAt }) => openedAt)).toEqual([start + dayMs + 2]);
});

test('an action is indexed in the transaction that writes it, or not at all', async () => {
  await record(start);
  expect(await listEvents()).toEqual(['recording.paused', 'recording.resumed', 'recording.stopped']);
  const failing = inLedger(db, async () => {
    await appendOwnAction(db, await ensureDevice(db, start), 'settings.changed', {}, start + 4);
    throw new Error('stopped halfway');
  });
  await expect(failing).rejects.toThrow('stopped halfway');
  expect(await listEvents()).toHaveLength(3);
});

test('a database of the first version is indexed when it is opened', async () => {
  await record(start);
  const { name } = db;
  const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const));
  const indexed = await db.actions.toArray();
  await db.delete();
  const first = new Dexie(name);
  first.version(1).stores({
    device: 'key',
    streams: 'id, kind, session, [tab+frame], over, unsealedSince',
    sessions: 'id, openedAt, lastAt, open',
    records: '[stream+seq], [session+at]',
    frames: '[stream+seq], [stream+snapshotAt]',
    chunks: 'id, [state+rank+stream+firstSeq], stream',
    bytes: 'id',
    manifests: '[stream+firstSeq]',
    quarantine: 'id, stream',
    upload: 'key',
    reserve: 'key',
  });
  await first.open();
  for (const [table, rows] of tables) if (first.tables.some((each) => each.name === table)) await first.table(table).bulkAdd(rows);
  first.close();
  db = new CotrailDb(name);
  expect(await db.actions.toArray()).toEqual(indexed);
  expect(indexed).toHaveLength(3);
});

test('index rows go with their records; an action of no session goes by its age', async () => {
  await record(start);
  await record(start + 5 * dayMs);
  expect(await deleteExpired(db, 30, false, start + 29 * dayMs)).toBe(0);
  expect(await countRecords()).toBe(7);
  expect(await deleteExpired(db, 30, true, start + 31 * dayMs)).toBe(0);
  expect(await countRecords()).toBe(7);
  expect(await deleteExpired(db, 30, false, start + 31 * dayMs)).toBe(1);
  expect(await countRecords()).toBe(4);
  expect(await listEvents()).toHaveLength(4);
});

test('an export holds what was there when it was asked for, and is an action itself', async () => {
  await record(start);
  const job = await addExport(db, { format: 'csv', filter: { log: 'audit' } }, start + 10);
  await startRecording(db, start + 11);
  const { upTo } = (await beginExport(db))!;
  expect(upTo).toBeLessThan(await readLastArrival(db));
  const events: string[] = [];
  for await (const actions of iterateActions(db, job.filter, upTo)) events.push(...actions.map(({ event }) => event));
  expect(events).toEqual(['recording.stopped', 'recording.resumed', 'recording.paused']);
  expect(await completeExport(db, job, { rows: 3, bytes: 99, name: 'log.csv' }, start + 12)).toBe(true);
  expect(await listExports(db)).toMatchObject([{ state: 'done', rows: 3, total: 3, bytes: 99, endedAt: start + 12 }]);
  const own = { event: 'export.created', entityType: 'export', to: '{"format":"csv","rows":3,"filter":"log=audit"}' };
  expect(await db.actions.where('items').equals(job.id).toArray()).toMatchObject([own]);
});

test('an export that is cancelled stays cancelled, is removed when asked again, and goes after its days', async () => {
  const { id } = await addExport(db, { format: 'csv', filter: {} }, start);
  const other = await addExport(db, { format: 'xlsx', filter: {} }, start + 1);
  expect((await beginExport(db))?.id).toBe(id);
  await removeExport(db, id, start + 2);
  expect(await updateExport(db, id, { rows: 1 })).toBe(false);
  expect(await completeExport(db, (await listExports(db))[1]!, { rows: 0, bytes: 0, name: '' }, start + 2)).toBe(false);
  expect(await db.actions.count()).toBe(0);
  expect(await listExports(db)).toMatchObject([
    { id: other.id, state: 'running' },
    { id, state: 'cancelled', endedAt: start + 2 },
  ]);
  expect((await beginExport(db))?.id).toBe(other.id);
  await removeExport(db, id, start + 3);
  expect(await listExports(db)).toHaveLength(1);
  await updateExport(db, other.id, { state: 'done', endedAt: start + 4 });
  await forgetExports(db, 30, start + 29 * dayMs);
  expect(await listExports(db)).toHaveLength(1);
  await forgetExports(db, 30, start + 31 * dayMs);
  expect(await listExports(db)).toEqual([]);
});
