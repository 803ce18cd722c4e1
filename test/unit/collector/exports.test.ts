/** Exports as jobs of the collector: whose data they hold, how they go on and end, and what the log says of them. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openExporter } from '../../../collector/exports/exporter.ts';
import { createOwnLedger } from '../../../collector/own-ledger.ts';
import { everything, type StoredExport } from '../../../collector/store/store.ts';
import { Action } from '../../../lib/events/action.ts';
import { Refusal } from '../../../lib/events/api.ts';
import { ExportJob, ExportJobs, type ExportRequest } from '../../../lib/events/export-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { openXlsx } from '../export/open-xlsx.ts';
import { createRig, openViewer, type AppRig } from './rig.ts';
import { newAction, newLedger, seal, start } from './seal-upload.ts';

const all = everything;
const week = 7 * 24 * 60 * 60_000;
let rig: AppRig;
let viewer: { cookie: string };
beforeEach(async () => {
  rig = await createRig();
  viewer = await openViewer(rig);
});

type Who = Record<string, string>;
const ask = (path: string, who: Who, init: RequestInit = {}) => rig.request(`/api/v1/exports${path}`, { ...init, headers: who });
const post = (request: unknown, who: Who = viewer) =>
  ask('', { ...who, 'content-type': 'application/json' }, { method: 'POST', body: JSON.stringify(request) });
const begin = async (request: ExportRequest, who: Who = viewer) => ExportJob.parse(await (await post(request, who)).json());
const readJob = async (id: string, who: Who = viewer) => ExportJob.parse(await (await ask(`/${id}`, who)).json());
const finish = async (id: string, who: Who = viewer) => {
  await expect.poll(async () => (await readJob(id, who)).state, { timeout: 15_000, interval: 20 }).not.toBe('running');
  return readJob(id, who);
};
const readLines = async (id: string, who: Who = viewer) =>
  (await (await ask(`/${id}/file`, who)).text()).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Action]));

/** A device with `count` actions in its ledger. */
async function enrol(count: number, event = 'conversation.assigned') {
  const device = await rig.enrol();
  const ledger = newLedger(device.device);
  const actions = Array.from({ length: count }, (_, seq) => newAction(ledger.id, seq, { event, at: start + seq }));
  expect((await rig.put(await seal(ledger, actions), device.token)).status).toBe(200);
  return { ...device, actions };
}

const listOwn = async () => (await rig.store.listActions(all, { event: ['export.created'] })).actions.map((record) => Action.parse(record));

test('an export holds what its filter asks for, newest first, under a name that says what it is', async () => {
  const { actions } = await enrol(3, 'tag.created');
  await enrol(2);
  const { id, state, createdAt } = await begin({ format: 'jsonl', filter: { event: ['tag.created'] } });
  expect([state, createdAt]).toEqual(['running', start]);
  const job = await finish(id);
  const response = await ask(`/${id}/file`, viewer);
  expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="cotrail-actions-2023-11-14-221320.jsonl"');
  expect(response.headers.get('content-length')).toBe(String(job.bytes));
  expect(await readLines(id)).toEqual(actions.toReversed());
  expect(job).toMatchObject({ state: 'done', rows: 3, total: 3, endedAt: start, problem: null });
});

test('XLSX and CSV have their dates in the zone asked for', async () => {
  await enrol(2);
  const xlsx = await finish((await begin({ format: 'xlsx', filter: {}, timeZone: 'Asia/Tokyo' })).id);
  const bytes = new Uint8Array(await (await ask(`/${xlsx.id}/file`, viewer)).arrayBuffer());
  expect(openXlsx(bytes).sheets[0]!.rows[0]!.map((cell) => cell.text)).toContain('Date (Asia/Tokyo)');
  const csv = await finish((await begin({ format: 'csv', filter: {}, timeZone: 'Asia/Tokyo' })).id);
  expect(await (await ask(`/${csv.id}/file`, viewer)).text()).toContain('2023-11-15 07:13:20.001');
});

test('a device exports its own, and sees no export of others', async () => {
  const me = await enrol(2);
  const other = await enrol(3);
  const mine = await finish((await begin({ format: 'jsonl', filter: {} }, me.headers)).id, me.headers);
  expect(await readLines(mine.id, me.headers)).toEqual(me.actions.toReversed());
  const everything = await begin({ format: 'jsonl', filter: {} });
  const list = async (who: Who) => ExportJobs.parse(await (await ask('', who)).json()).exports.map(({ id }) => id);
  expect(await list(me.headers)).toEqual([mine.id]);
  expect(await list(other.headers)).toEqual([]);
  expect((await list(viewer)).sort()).toEqual([mine.id, everything.id].sort());
  for (const path of [`/${mine.id}`, `/${mine.id}/file`, `/${newId()}`]) expect((await ask(path, other.headers)).status).toBe(404);
  expect((await ask(`/${mine.id}`, other.headers, { method: 'DELETE' })).status).toBe(404);
  expect((await readJob(mine.id)).state).toBe('done');
});

test('each export is an action in the collector’s own ledger, whose chain holds', async () => {
  const me = await enrol(2);
  const first = await finish((await begin({ format: 'csv', filter: { log: 'audit' } }, me.headers)).id, me.headers);
  const second = await finish((await begin({ format: 'jsonl', filter: {} })).id);
  const own = (await listOwn()).sort((a, b) => a.seq - b.seq);
  expect(own.map(({ seq, actor, entity, to }) => [seq, actor, entity.value!['id'], to.value])).toEqual([
    [1, { kind: 'user', person: null, device: me.device }, first.id, { format: 'csv', rows: first.rows, filter: 'log=audit' }],
    [2, { kind: 'user', person: null, device: null }, second.id, { format: 'jsonl', rows: 4, filter: '' }],
  ]);
  expect(new Set(own.map(({ stream }) => stream)).size).toBe(1);
  expect((await rig.store.readTotals(all)).quarantined).toBe(0);
  // It is in the log like everything else, and so in the next export.
  const third = await finish((await begin({ format: 'jsonl', filter: { event: ['export.created'] } })).id);
  expect(await readLines(third.id)).toEqual(own.toReversed());
});

test('a job that runs is cancelled, one that has ended is removed with its file', async () => {
  await enrol(2000);
  const { id } = await begin({ format: 'xlsx', filter: {} });
  const files = () => readdirSync(join(rig.dataDir, 'exports'));
  expect((await ask(`/${id}`, viewer, { method: 'DELETE' })).status).toBe(204);
  expect((await readJob(id)).state).toBe('cancelled');
  expect(files()).toEqual([]);
  expect((await ask(`/${id}/file`, viewer)).status).toBe(409);
  expect(await listOwn()).toEqual([]);
  const done = await finish((await begin({ format: 'csv', filter: {} })).id);
  expect(files()).toEqual([done.id]);
  for (const each of [id, done.id]) {
    expect((await ask(`/${each}`, viewer, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(`/${each}`, viewer)).status).toBe(404);
  }
  expect(files()).toEqual([]);
});

test('an export that cannot be written says so, and the log of the collector says why', async () => {
  await enrol(1);
  rmSync(join(rig.dataDir, 'exports'), { recursive: true });
  const job = await finish((await begin({ format: 'csv', filter: {} })).id);
  expect(job).toMatchObject({ state: 'failed', endedAt: start, problem: 'The file could not be written; the collector’s log says why.' });
  expect(rig.log.join()).toMatch(/an export failed: Error: ENOENT/);
  expect(await listOwn()).toEqual([]);
});

test('others are answered while an export runs, and are told how far it is', async () => {
  for (let upload = 0; upload < 5; upload++) await enrol(2000);
  const { id } = await begin({ format: 'xlsx', filter: {} });
  const seen: ExportJob[] = [];
  for (;;) {
    const job = await readJob(id);
    if (job.state !== 'running') break;
    seen.push(job);
    expect((await rig.request('/api/v1/sessions', { headers: viewer })).status).toBe(200);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const rows = seen.map((job) => job.rows);
  expect(rows).toEqual([...rows].sort((a, b) => a - b));
  expect(new Set(rows).size).toBeGreaterThan(10);
  // One more tells of the link that the viewer opened.
  expect(seen.at(-1)!.total).toBe(10_001);
  expect(await readJob(id)).toMatchObject({ state: 'done', rows: 10_001 });
});

test.each([
  [{ format: 'pdf', filter: {} }, /format/],
  [{ format: 'csv' }, /filter/],
  [{ format: 'csv', filter: { evidence: ['rumour'] } }, /filter\.evidence/],
  [{ format: 'csv', filter: {}, timeZone: 'Mars/Olympus' }, /timeZone.*Europe\/Madrid/],
  ['csv', /the request/],
])('%j is refused with what does not fit', async (request, message) => {
  const response = await post(request);
  expect([response.status, Refusal.parse(await response.json()).message]).toEqual([400, expect.stringMatching(message)]);
});

test('no other page of this machine can start an export with the viewer’s cookie', async () => {
  const body = JSON.stringify({ format: 'csv', filter: {} });
  const headers = { ...viewer, origin: 'http://127.0.0.1:3000', 'content-type': 'text/plain' };
  expect((await ask('', headers, { method: 'POST', body })).status).toBe(403);
  expect(await rig.store.listExports(all)).toEqual([]);
});

test('there is an end to how many can wait', async () => {
  await enrol(1000);
  const statuses = await Promise.all(Array.from({ length: 25 }, async () => (await post({ format: 'xlsx', filter: {} })).status));
  expect(statuses.filter((status) => status === 201)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
});

const reopen = () =>
  openExporter({
    store: rig.store,
    ledger: createOwnLedger(rig.store, () => start),
    dataDir: rig.dataDir,
    now: () => start,
    log: () => undefined,
  });

test('what a collector left unfinished when it stopped is there after its next start', async () => {
  await enrol(2000);
  const ids = [];
  for (let job = 0; job < 4; job++) ids.push((await begin({ format: 'jsonl', filter: { event: ['conversation.assigned'] } })).id);
  await rig.exporter.close();
  const folder = join(rig.dataDir, 'exports');
  const states = async () => (await rig.store.listExports(all)).map(({ state, attempts }) => [state, attempts]);
  expect(await states()).toEqual(ids.map(() => ['running', 0]));
  writeFileSync(join(folder, `${ids[0]}.part`), 'what a crash left');
  const next = await reopen();
  await expect.poll(states, { timeout: 15_000 }).toEqual(ids.map(() => ['done', 1]));
  expect(readdirSync(folder).sort()).toEqual([...ids].sort());
  for (const id of ids) expect(await readLines(id)).toHaveLength(2000);
  await next.close();
});

test('an export that the collector does not survive is given up, and says so', async () => {
  const job: StoredExport = {
    ...{ id: newId(), scope: all, format: 'csv', filter: {}, timeZone: null, state: 'running', rows: 0, total: null, bytes: 0 },
    ...{ createdAt: start, endedAt: null, problem: null, attempts: 3 },
  };
  await rig.store.addExport(job);
  const next = await reopen();
  const given = await next.read(all, job.id);
  expect(given).toMatchObject({ state: 'failed', problem: expect.stringMatching(/stopped 3 times.*narrow the filter/) as string });
  await next.close();
});

test('a file is kept for a week', async () => {
  await enrol(1);
  const { id } = await finish((await begin({ format: 'csv', filter: {} })).id);
  const path = join(rig.dataDir, 'exports', id);
  rig.setTime(start + week - 1);
  await rig.exporter.sweep();
  expect(existsSync(path)).toBe(true);
  rig.setTime(start + week);
  await rig.exporter.sweep();
  expect(existsSync(path)).toBe(false);
  expect(await rig.store.listExports(all)).toEqual([]);
});

test('files that no export names are removed at the start', async () => {
  const folder = join(rig.dataDir, 'exports');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, newId()), 'whose row is gone');
  await (await reopen()).close();
  expect(readdirSync(folder)).toEqual([]);
});
