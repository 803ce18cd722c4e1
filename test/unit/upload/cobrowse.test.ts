/** A device that joins customers at a real collector: by code and by link, each action once whatever is lost on the way, and in words why not. */
import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningCollector, startCollector } from '../../../collector/start.ts';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import { CobrowseOffer, OwnCobrowses } from '../../../lib/events/cobrowse-api.ts';
import { chooseOffset, isNews, measureOffset } from '../../../lib/events/clock-offset.ts';
import { EnrolAnswer } from '../../../lib/events/device-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { awaitCobrowse, isCobrowsing, listCobrowses, readOwnSession } from '../../../lib/store/cobrowses.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { setCollector } from '../../../lib/store/endpoint.ts';
import { stopRecording } from '../../../lib/store/recording.ts';
import { claimCobrowse } from '../../../lib/upload/collector-client.ts';
import { followCobrowses, joinByCode, leaveCobrowse, makeLink, readCode } from '../../../lib/upload/cobrowse.ts';
import { makeClaim, makeClick, makePlace } from '../../support/make.ts';
import { makeKey } from '../../support/make-key.ts';

const shop = 'https://shop.example';
const key = `ck_${'k'.repeat(24)}`;
const ana = { id: 'a-1', name: 'Ana', console: null, via: 'typed' as const };

let db: CotrailDb;
let folder: string;
let collector: RunningCollector;
beforeEach(async () => {
  db = new CotrailDb(`cobrowse-${crypto.randomUUID()}`);
  folder = mkdtempSync(join(tmpdir(), 'cotrail-cobrowse-'));
  const store = await openSqliteStore(folder);
  const website = { id: newId(), key, name: 'Shop', origins: [shop], group: null, bytesPerDay: 1e9 };
  await store.addWebsite({ ...website, visitors: 0, createdAt: Date.now(), withdrawnAt: null });
  await store.close();
  collector = await startCollector({ dataDir: folder, port: 0 });
});
afterEach(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

const context = () => ({ db, now: Date.now });
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${collector.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function openDesk(): Promise<void> {
  const claim = makeClaim({ openedAt: Date.now() });
  await appendBatch(db, { streams: [claim], records: [makeClick(claim.id, 0)] }, { place: makePlace(), person: ana, now: Date.now() });
  const [device, own] = [(await db.device.get('device'))!.id, await makeKey()];
  const code = new URLSearchParams(new URL(await collector.createPairingLink()).hash.slice(1)).get('code')!;
  const answer = await post('devices', await own.enrol({ code, device, name: 'Desk', version: '1', collector: collector.url }));
  const { token } = EnrolAnswer.parse(await answer.json());
  await setCollector(db, { endpoint: collector.url, token, expiresAt: Date.now() + 3_600_000 });
}

async function openVisit() {
  const [device, own, session] = [newId(), await makeKey(), newId()];
  const proof = await own.prove('enrolment', { secret: key, device, collector: collector.url });
  const body = { key, device, version: '1', publicKey: own.publicKey, collector: collector.url, proof };
  const { token } = EnrolAnswer.parse(await (await post('companion/devices', body, { origin: shop })).json());
  const headers = { authorization: `Bearer ${token}`, origin: shop };
  return {
    session,
    offer: async () => CobrowseOffer.parse(await (await post('cobrowse/offers', { session, name: 'Mia' }, headers)).json()),
    claim: (secret: string) => post('cobrowse/claims', { session, secret, name: null }, headers),
    read: async () => OwnCobrowses.parse(await (await fetch(`${collector.url}/api/v1/cobrowse`, { headers })).json()),
    end: (id: string) => fetch(`${collector.url}/api/v1/cobrowse/${id}`, { method: 'DELETE', headers }),
  };
}

const readLedger = async () => (await db.records.toArray()).map(({ record }) => record);
const readActions = async () => (await readLedger()).flatMap((record) => (String(record['event']).startsWith('cobrowse.') ? [record] : []));

test('a code joins, the action names the customer’s session, and the customer reads the agent’s name', async () => {
  await openDesk();
  const visit = await openVisit();
  const { secret } = await visit.offer();
  expect(await joinByCode(context(), ` ${secret.slice(0, 3)} ${secret.slice(3)} `)).toEqual({ outcome: 'done' });
  const session = (await readOwnSession(db))!.session;
  expect(await readActions()).toMatchObject([
    { event: 'cobrowse.joined', session, entity: { value: { type: 'session', id: visit.session } }, evidence: ['cotrail'] },
  ]);
  const [joined] = (await visit.read()).cobrowses;
  expect(joined).toMatchObject({ other: { name: 'Ana', session: null } });
  expect(await listCobrowses(db)).toMatchObject([{ session, leftAt: null }]);
  await visit.end(joined!.id);
  expect(await joinByCode(context(), secret)).toMatchObject({ reason: 'wrong-code' });
  expect(await readActions()).toMatchObject([{ event: 'cobrowse.joined' }, { event: 'cobrowse.left' }]);
});

test('a worker that dies between the collector’s answer and its own record writes the action once all the same', async () => {
  await openDesk();
  const visit = await openVisit();
  const [own, { secret }, { token }] = [await readOwnSession(db), await visit.offer(), (await db.upload.get('upload'))!];
  await awaitCobrowse(db, Date.now() + 60_000);
  await claimCobrowse(collector.url, token!, { ...own!, secret });
  expect(await readActions()).toEqual([]);
  await followCobrowses(context());
  await followCobrowses(context());
  expect(await joinByCode(context(), secret)).toEqual({ outcome: 'done' });
  expect(await readActions()).toMatchObject([{ event: 'cobrowse.joined' }]);
});

test('a link joins whoever opens it, and either end is written once', async () => {
  await openDesk();
  const visit = await openVisit();
  const made = await makeLink(context());
  if (made.outcome !== 'done') throw new Error(made.reason);
  expect(made.offer.sites).toEqual([{ name: 'Shop', origin: shop }]);
  await followCobrowses(context());
  expect(await readActions()).toEqual([]);
  expect((await visit.claim(made.offer.secret)).status).toBe(200);
  await followCobrowses(context());
  const [open] = await listCobrowses(db);
  await visit.end(open!.id);
  await followCobrowses(context());
  await followCobrowses(context());
  expect(await leaveCobrowse(context(), open!.id)).toEqual({ outcome: 'done' });
  expect((await readActions()).map(({ event }) => event)).toEqual(['cobrowse.joined', 'cobrowse.left']);
  expect((await visit.read()).cobrowses).toMatchObject([{ endedBy: 'customer' }]);
});

test('the clock is written for a session that is linked, once while nothing new is known', async () => {
  await openDesk();
  const visit = await openVisit();
  await joinByCode(context(), (await visit.offer()).secret);
  await followCobrowses(context());
  const marks = (await readLedger()).filter(({ mark }) => mark === 'clock-offset');
  const { session } = (await readOwnSession(db))!;
  expect(marks.length).toBeGreaterThan(0);
  for (const mark of marks) {
    const { offsetMs, uncertaintyMs } = mark['data'] as { offsetMs: number; uncertaintyMs: number };
    expect(mark).toMatchObject({ session });
    // Both clocks are one here.
    expect(Math.abs(offsetMs)).toBeLessThanOrEqual(uncertaintyMs);
  }
  const exactness = marks.map(({ data }) => (data as { uncertaintyMs: number }).uncertaintyMs);
  expect(exactness.every((ms, index) => index === 0 || ms < exactness[index - 1]! / 2)).toBe(true);
});

test('each refusal has its word, and nothing is asked where there is nothing to ask', async () => {
  expect(await joinByCode(context(), '123')).toMatchObject({ reason: 'not-a-code' });
  expect(await joinByCode(context(), '123456')).toMatchObject({ reason: 'no-session' });
  await openDesk();
  expect(await isCobrowsing(db, Date.now())).toBe(false);
  const { secret } = await (await openVisit()).offer();
  const wrong = String((Number(secret) + 1) % 1_000_000).padStart(6, '0');
  for (let tries = 0; tries < 5; tries++) expect(await joinByCode(context(), wrong)).toMatchObject({ reason: 'wrong-code' });
  expect(await joinByCode(context(), secret)).toMatchObject({
    reason: 'too-many-codes',
    detail: expect.stringMatching(/\d+ s/) as unknown,
  });
  await collector.close();
  expect(await joinByCode(context(), secret)).toMatchObject({ reason: 'unreachable' });
  await setCollector(db, null);
  expect(await joinByCode(context(), secret)).toMatchObject({ reason: 'not-enrolled' });
  await stopRecording(db, Date.now());
  expect(await makeLink(context())).toMatchObject({ reason: 'no-session' });
  collector = await startCollector({ dataDir: folder, port: 0 });
});

test('digits are read however they are written', () => {
  for (const text of ['482913', '482 913', '482-913', ' 482.913 ', '４８２９１３']) expect(readCode(text)).toBe('482913');
  for (const text of ['', '48291', '4829130', 'code 482913', '482913a']) expect(readCode(text)).toBeNull();
});

test('the offset of a clock is known as exactly as the fastest request says, and is forgotten when the clock is set', () => {
  // The collector is 2300 ms ahead; 40 ms there, 160 ms back, 10 ms at work.
  const slow = measureOffset('12340 12350', 10_000, 10_210)!;
  expect(slow).toEqual({ offsetMs: 2240, uncertaintyMs: 101, at: 10_210 });
  const fast = measureOffset('12505 12505', 10_200, 10_210)!;
  expect(fast).toEqual({ offsetMs: 2300, uncertaintyMs: 6, at: 10_210 });
  expect(chooseOffset(slow, fast)).toBe(fast);
  expect(chooseOffset(fast, { ...slow, at: 10_300 })).toBe(fast);
  const set = { offsetMs: 5000, uncertaintyMs: 90, at: 10_400 };
  expect(chooseOffset(fast, set)).toBe(set);
  expect([isNews(null, fast), isNews(slow, fast), isNews(fast, fast), isNews(fast, set)]).toEqual([true, true, false, true]);
  for (const header of [null, '', '5', 'a b', '12350 12340', '12340  12350', `${'9'.repeat(20)} 1`])
    expect(measureOffset(header, 10_000, 10_210)).toBeNull();
  expect(measureOffset('1 500', 10_000, 10_210)).toBeNull();
});
