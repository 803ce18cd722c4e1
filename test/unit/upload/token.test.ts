/** A device that keeps its token fresh at a real collector: by its key, after a refusal, from before it had a key, and when it was revoked. */
import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSecret } from '../../../collector/secrets.ts';
import { startCollector, type RunningCollector } from '../../../collector/start.ts';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import { toBase64Url } from '../../../lib/events/device-key.ts';
import { writeProof } from '../../../lib/events/device-proof.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { ensureDevice, readUpload } from '../../../lib/store/device.ts';
import { ensureDeviceKey } from '../../../lib/store/device-key.ts';
import { setCollector } from '../../../lib/store/endpoint.ts';
import { inLedger } from '../../../lib/store/ledger.ts';
import { sealDue } from '../../../lib/store/seal.ts';
import { readStatus } from '../../../lib/store/watch-status.ts';
import { enrol } from '../../../lib/upload/collector-client.ts';
import { drain } from '../../../lib/upload/drain.ts';
import { isReportDue } from '../../../lib/upload/report-due.ts';
import { endOf, readToken } from '../../../lib/upload/token.ts';
import { makeClaim, makeClick, makePlace, nobody } from '../../support/make.ts';

const hour = 60 * 60_000;
let db: CotrailDb;
let folder: string;
let collector: RunningCollector;
let clock: number;
const now = () => clock;
beforeEach(async () => {
  clock = Date.now();
  db = new CotrailDb(`token-${crypto.randomUUID()}`);
  folder = mkdtempSync(join(tmpdir(), 'cotrail-token-'));
  collector = await startCollector({ dataDir: folder, port: 0, now });
});
afterEach(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

async function enrolHere(link?: string): Promise<string> {
  const device = await inLedger(db, () => ensureDevice(db, clock));
  const code = new URLSearchParams(new URL(link ?? (await collector.createPairingLink())).hash.slice(1)).get('code')!;
  const key = await ensureDeviceKey(db);
  const proof = toBase64Url(await key.sign(writeProof('enrolment', { secret: code, device: device.id, collector: collector.url })));
  const request = { code, device: device.id, name: 'Desk', version: '1', publicKey: key.publicKey, collector: collector.url, proof };
  const answer = await enrol(collector.url, request);
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer));
  await setCollector(db, { endpoint: collector.url, token: answer.value.token, expiresAt: endOf(answer.value, clock) });
  return device.id;
}

async function recordAndDrain(): Promise<void> {
  const claim = makeClaim({ openedAt: clock });
  await appendBatch(db, { streams: [claim], records: [makeClick(claim.id, 0)] }, { place: makePlace(), person: nobody, now: clock });
  await sealDue(db, '1', clock, true);
  await drain({ db, recorder: '1', now, random: () => 0.5 });
}

/** On the collector's own data, as an admin's dashboard does it. */
async function inStore(act: (store: Awaited<ReturnType<typeof openSqliteStore>>) => Promise<unknown>): Promise<void> {
  const store = await openSqliteStore(folder);
  await act(store);
  await store.close();
}

test('a token is used until it ends, then the key brings another, which is kept', async () => {
  await enrolHere();
  const first = await readToken({ db, now });
  expect(await readToken({ db, now })).toEqual(first);
  clock += hour;
  const [second, third] = await Promise.all([readToken({ db, now }), readToken({ db, now })]);
  expect(second.kind).toBe('ok');
  expect(second).not.toEqual(first);
  expect(third).toEqual(second);
  expect({ kind: 'ok', value: (await readUpload(db)).token }).toEqual(second);
});

test('a token that the collector refuses is renewed once, and the upload goes through', async () => {
  await enrolHere();
  await setCollector(db, { endpoint: collector.url, token: 'x'.repeat(43), expiresAt: clock + hour });
  await recordAndDrain();
  expect((await readStatus(db)).upload).toMatchObject({ pending: 0, lastError: null });
});

test('a device from before it had a key shows its key and gives its old token up', async () => {
  const old = 'o'.repeat(43);
  const device = await enrolHere();
  await inStore((store) => store.addToken(device, hashSecret(old), Number.MAX_SAFE_INTEGER, clock));
  await setCollector(db, { endpoint: collector.url, token: old });
  const renewed = await readToken({ db, now });
  expect(renewed.kind === 'ok' && renewed.value !== old).toBe(true);
  expect((await readUpload(db)).tokenExpiresAt).toBeGreaterThan(clock);
});

test('a revoked device says so, loses nothing, and sends all of it when it is enrolled again', async () => {
  const device = await enrolHere();
  await recordAndDrain();
  clock += 1000;
  await inStore((store) => store.revokeDevice(device, clock));
  await recordAndDrain();
  const revoked = await readStatus(db);
  expect(revoked).toMatchObject({ revoked: true, upload: { lastError: { word: 'revoked' } } });
  expect(revoked.upload.pending).toBeGreaterThan(0);
  await enrolHere();
  await recordAndDrain();
  expect(await readStatus(db)).toMatchObject({ revoked: false, upload: { pending: 0, lastError: null } });
});

test('a device that the collector does not know must be enrolled again', async () => {
  await enrolHere();
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
  collector = await startCollector({ dataDir: folder, port: 0, now });
  await setCollector(db, { endpoint: collector.url, token: 'x'.repeat(43), expiresAt: clock + hour });
  await recordAndDrain();
  expect((await readStatus(db)).upload).toMatchObject({ lastError: { word: 'unauthorised' } });
});

test('a report is due at once where something changed, soon where records come and go, and daily', async () => {
  const upload = { ...(await readUpload(db)), told: 'a', toldAt: clock, toldTriedAt: clock - 2 * 60_000, lastOkAt: null };
  expect(isReportDue(upload, 'a', 0, clock + hour)).toBe(false);
  expect(isReportDue(upload, 'b', 0, clock + 1)).toBe(true);
  expect(isReportDue({ ...upload, toldTriedAt: clock }, 'b', 0, clock + 1)).toBe(false);
  expect(isReportDue(upload, 'a', 3, clock + hour)).toBe(true);
  expect(isReportDue(upload, 'a', 0, clock + 12 * hour)).toBe(true);
  expect(isReportDue(upload, 'a', 0, clock - hour)).toBe(true);
});
