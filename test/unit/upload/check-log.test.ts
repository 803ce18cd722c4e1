/** A device signs what it seals, remembers its collector's log, and raises an alarm where that does not go on; against a real collector that is tampered with. */
import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCollector, type RunningCollector } from '../../../collector/start.ts';
import { SessionsPage } from '../../../lib/events/api.ts';
import { EnrolAnswer } from '../../../lib/events/device-api.ts';
import { SessionProof } from '../../../lib/events/log-api.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { readUpload } from '../../../lib/store/device.ts';
import { ensureDeviceKey } from '../../../lib/store/device-key.ts';
import { setCollector } from '../../../lib/store/endpoint.ts';
import { sealDue } from '../../../lib/store/seal.ts';
import { readStatus } from '../../../lib/store/watch-status.ts';
import { checkLog } from '../../../lib/upload/check-log.ts';
import { drain } from '../../../lib/upload/drain.ts';
import { makeKey } from '../../support/make-key.ts';
import { makeBatch, makeClaim, makeClick, makePlace, nobody } from '../../support/make.ts';

const hour = 60 * 60_000;
let db: CotrailDb;
let dataDir: string;
let collector: RunningCollector;
let token: string;
let clock: number;
const now = () => clock;

beforeEach(async () => {
  clock = Date.now();
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
  dataDir = mkdtempSync(join(tmpdir(), 'cotrail-log-'));
  collector = await startCollector({ dataDir, port: 0 });
  await record();
  const code = new URLSearchParams(new URL(await collector.createPairingLink()).hash.slice(1)).get('code') ?? '';
  const { id } = (await db.device.get('device'))!;
  const request = await (
    await makeKey(await ensureDeviceKey(db))
  ).enrol({ code, device: id, name: 'Desk', version: '1', collector: collector.url });
  const init = { method: 'POST', body: JSON.stringify(request) };
  token = EnrolAnswer.parse(await (await fetch(`${collector.url}/api/v1/devices`, init)).json()).token;
  await setCollector(db, { endpoint: collector.url, token });
});
afterEach(() => collector.close());

async function record(): Promise<void> {
  const facts = makeClaim();
  const records = [0, 1, 2].map((seq) => makeClick(facts.id, seq));
  await appendBatch(db, makeBatch(facts, ...records), { place: makePlace(), person: nobody, now: clock });
}

async function upload(): Promise<void> {
  await sealDue(db, '0.0.1', clock, true);
  expect(await drain({ db, recorder: '0.0.1', now, random: () => 0.5 })).toBeNull();
}

async function check() {
  clock += hour;
  await checkLog({ db, now });
  return (await readUpload(db)).log!;
}

/** Stops the collector, lets somebody at its data, and starts it where it was. */
async function tamper(act: () => void): Promise<void> {
  const port = Number(new URL(collector.url).port);
  await collector.close();
  act();
  collector = await startCollector({ dataDir, port });
}

const ask = async (path: string): Promise<unknown> =>
  (await fetch(`${collector.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
const countWritten = () => db.records.filter(({ record }) => 'event' in record && record.event === 'collector-log.contradicted').count();

test('what a device seals is signed, and the collector finds it so', async () => {
  await upload();
  const { sessions } = SessionsPage.parse(await ask('sessions'));
  const proof = SessionProof.parse(await ask(`sessions/${sessions[0]!.id}/proof`));
  expect(proof).toMatchObject({ problem: null, signatures: { 'self-asserted': 0, unsigned: 0, broken: 0 } });
  expect(proof.signatures.enrolled).toBeGreaterThan(0);
  expect(proof.records).toBeGreaterThan(0);
});

test('a log that grows is followed, asked for at most once an hour, and not before there is one', async () => {
  expect(await check()).toMatchObject({ size: 0, alarm: null });
  await upload();
  expect(await check()).toMatchObject({ alarm: null, provedAt: clock });
  const { size, checkpoint } = (await readUpload(db)).log!;
  expect(size).toBeGreaterThan(0);
  await record();
  await upload();
  await checkLog({ db, now });
  expect((await readUpload(db)).log).toMatchObject({ size, checkpoint });
  const grown = await check();
  expect(grown.size).toBeGreaterThan(size);
  expect(grown).toMatchObject({ alarm: null, acknowledged: grown.size });
});

test.each<[string, string, () => void]>([
  ['is signed with another key', 'other-key', () => rmSync(join(dataDir, 'log.key'))],
  [
    'has another leaf in an old place, and a tree that was made anew',
    'forked',
    () => {
      // Who rewrites the log and its checkpoints has nothing left to contradict but what devices know.
      const kept = `${dataDir}-kept`;
      renameSync(dataDir, kept);
      cpSync(join(kept, 'log.key'), join(dataDir, 'log.key'));
      cpSync(join(kept, 'cotrail.sqlite'), join(dataDir, 'cotrail.sqlite'));
      cpSync(join(kept, 'uploads'), join(dataDir, 'uploads'), { recursive: true });
      const sqlite = new BetterSqlite3(join(dataDir, 'cotrail.sqlite'));
      sqlite.exec(`update log_nodes set hash = '${'0'.repeat(64)}' where level = 0 and place = 0; delete from checkpoints`);
      sqlite.exec(`update log_nodes set hash = '${'1'.repeat(64)}' where level > 0 and place = 0`);
      sqlite.close();
    },
  ],
  [
    'was cut off',
    'shorter',
    () => {
      const sqlite = new BetterSqlite3(join(dataDir, 'cotrail.sqlite'));
      sqlite.exec('delete from checkpoints; delete from log_nodes; delete from log_leaves');
      sqlite.close();
    },
  ],
  [
    'is refused by its own collector, which has signed another one',
    'not-proved',
    () => {
      const sqlite = new BetterSqlite3(join(dataDir, 'cotrail.sqlite'));
      sqlite.exec('delete from log_nodes; delete from log_leaves');
      sqlite.close();
    },
  ],
])('a log that %s raises an alarm, once in the ledger, and uploads go on', async (_name, word, act) => {
  await upload();
  expect(await check()).toMatchObject({ alarm: null });
  await tamper(act);
  const before = (await readUpload(db)).log!;
  expect(await check()).toMatchObject({ alarm: { word, at: clock }, checkpoint: before.checkpoint, size: before.size });
  expect((await readStatus(db)).upload.logAlarm).toEqual({ word, at: clock });
  await check();
  expect(await countWritten()).toBe(1);
  await record();
  await upload();
  expect((await readStatus(db)).upload).toMatchObject({ pending: 0, quarantined: 0 });
});

test('an alarm ends where the log is proved again, and where another collector is set', async () => {
  await upload();
  await check();
  const key = join(dataDir, 'log.key');
  await tamper(() => renameSync(key, `${key}.away`));
  expect((await check()).alarm?.word).toBe('other-key');
  await tamper(() => renameSync(`${key}.away`, key));
  expect(await check()).toMatchObject({ alarm: null });
  await setCollector(db, { endpoint: collector.url, token });
  expect((await readUpload(db)).log).toBeDefined();
  await setCollector(db, null);
  expect((await readUpload(db)).log).toBeUndefined();
});

test('a collector that does not answer is no alarm', async () => {
  await upload();
  await check();
  await tamper(() => undefined);
  await collector.close();
  expect(await check()).toMatchObject({ alarm: null });
  collector = await startCollector({ dataDir, port: 0 });
});
