/** Co-browses at the collector: two sessions linked by a code or a link, once each, until either is over; and how little guessing gets. */
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import { everything } from '../../../collector/store/store.ts';
import { CobrowseOffer, CobrowsesPage, OwnCobrowse, OwnCobrowses } from '../../../lib/events/cobrowse-api.ts';
import { measureOffset } from '../../../lib/events/clock-offset.ts';
import { EnrolAnswer } from '../../../lib/events/device-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { uploadMediaType } from '../../../lib/events/upload.ts';
import { makeKey } from '../../support/make-key.ts';
import { sendJson, signIn } from './accounts-rig.ts';
import { createRig, origin, type AppRig } from './rig.ts';
import { newClick, newClosed, newLedger, newStream, seal, start } from './seal-upload.ts';

const shop = 'https://shop.example';
const key = `ck_${'k'.repeat(24)}`;
const minute = 60_000;

let rig: AppRig;
beforeEach(async () => {
  rig = await createRig();
  const website = { id: newId(), key, name: 'Shop', origins: [shop], group: 'Sales', bytesPerDay: 1e9 };
  await rig.store.addWebsite({ ...website, visitors: 0, createdAt: start, withdrawnAt: null });
});

interface Side {
  device: string;
  token: string;
  session: string;
  headers: Record<string, string>;
}

async function openDesk(): Promise<Side> {
  const { device, token, headers } = await rig.enrol();
  return { device, token, headers, session: newId() };
}

async function openVisit(): Promise<Side> {
  const [device, own] = [newId(), await makeKey()];
  const proof = await own.prove('enrolment', { secret: key, device, collector: origin });
  const body = { key, device, version: '1', publicKey: own.publicKey, collector: origin, proof };
  const response = await rig.request('/api/v1/companion/devices', sendJson(body, { origin: shop }));
  const { token } = EnrolAnswer.parse(await response.json());
  return { device, token, session: newId(), headers: { authorization: `Bearer ${token}`, origin: shop } };
}

const ask = (side: Side, path: string, body: object) => rig.request(`/api/v1/cobrowse${path}`, sendJson(body, side.headers));
const offer = async (side: Side, name: string | null = null): Promise<CobrowseOffer> =>
  CobrowseOffer.parse(await (await ask(side, '/offers', { session: side.session, name })).json());
const claim = (side: Side, secret: string, name: string | null = 'Ana') => ask(side, '/claims', { secret, session: side.session, name });
const join = async (side: Side, secret: string) => OwnCobrowse.parse(await (await claim(side, secret)).json());
const read = async (side: Side) => OwnCobrowses.parse(await (await rig.request('/api/v1/cobrowse', { headers: side.headers })).json());
const end = async (side: Side, id: string) =>
  (await rig.request(`/api/v1/cobrowse/${id}`, { method: 'DELETE', headers: side.headers })).status;

/** Its session as the collector gets to know of it. */
async function record({ device, session, headers }: Side): Promise<void> {
  const visit = { origin: shop, person: { id: null, name: 'Mia', console: null, via: 'page' as const } };
  const stream = newStream(device, session, 'origin' in headers ? visit : {});
  const { id, bytes } = await seal(stream, [newClick(stream.id, 0, { actor: 'origin' in headers ? 'customer' : 'agent' })]);
  const response = await rig.request(`/api/v1/uploads/${id}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': uploadMediaType },
    body: bytes,
  });
  expect([response.status, await response.text()]).toEqual([200, expect.anything()]);
}

/** A code that nobody waits with. */
const other = (code: string, by: number): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');

test('a code that is read out links the two sessions once, and says so to both', async () => {
  const [desk, visit] = [await openDesk(), await openVisit()];
  const code = await offer(visit);
  expect(code.secret).toMatch(/^\d{6}$/);
  expect(code.lifeMs).toBe(10 * minute);
  expect((await offer(visit)).secret).toBe(code.secret);
  const made = await join(desk, code.secret);
  expect(made).toMatchObject({ as: 'agent', session: desk.session, other: { session: visit.session }, toAt: null });
  // Its answer may be lost: asked again it is the same. For all others the code is spent.
  expect(await join(desk, code.secret)).toEqual(made);
  expect((await claim({ ...desk, session: newId() }, code.secret)).status).toBe(404);
  expect((await claim(await openDesk(), code.secret)).status).toBe(404);
  expect(await read(visit)).toMatchObject({
    offer: null,
    cobrowses: [{ id: made.id, as: 'customer', other: { session: null, name: 'Ana' } }],
  });
  const [linked] = await rig.store.listLinkedCustomers(desk.device, rig.now());
  expect(linked).toMatchObject({
    cobrowse: made.id,
    agentSession: desk.session,
    customerDevice: visit.device,
    customerSession: visit.session,
  });
  expect(await rig.store.listLinkedAgents(visit.device, rig.now())).toEqual([linked]);
});

test('a link that an agent sends leads to pages with the companion, and links whoever opens it first', async () => {
  const [desk, visit] = [await openDesk(), await openVisit()];
  const link = await offer(desk, 'Ana');
  expect(link.sites).toEqual([{ name: 'Shop', origin: shop }]);
  expect(link.secret).toHaveLength(43);
  expect((await claim(await openDesk(), link.secret)).status).toBe(404);
  const made = await join(visit, link.secret);
  expect(made).toMatchObject({ as: 'customer', session: visit.session, other: { session: null, name: 'Ana' } });
  expect((await claim(await openVisit(), link.secret)).status).toBe(404);
  expect((await read(desk)).cobrowses).toMatchObject([{ id: made.id, as: 'agent', other: { session: visit.session } }]);
});

test('it outlives a restart, and ends for both when either ends it, once', async () => {
  const [desk, visit] = [await openDesk(), await openVisit()];
  const { id } = await join(desk, (await offer(visit)).secret);
  const again = await openSqliteStore(rig.dataDir, rig.now);
  expect(await again.listLinkedCustomers(desk.device, rig.now())).toHaveLength(1);
  await again.close();
  expect(await end(await openDesk(), id)).toBe(404);
  rig.setTime(start + 1000);
  expect(await end(visit, id)).toBe(204);
  rig.setTime(start + 2000);
  expect(await end(desk, id)).toBe(204);
  for (const side of [desk, visit]) expect((await read(side)).cobrowses).toMatchObject([{ toAt: start + 1000, endedBy: 'customer' }]);
  expect(await rig.store.listLinkedCustomers(desk.device, rig.now())).toEqual([]);
});

test('it ends with either session, and with the day', async () => {
  const [desk, visit, second] = [await openDesk(), await openVisit(), await openVisit()];
  await join(desk, (await offer(visit)).secret);
  await join(desk, (await offer(second)).secret);
  await record(visit);
  expect((await read(desk)).cobrowses.filter(({ toAt }) => toAt === null)).toHaveLength(2);
  const ledger = newLedger(visit.device);
  const { id, bytes } = await seal(ledger, [newClosed(ledger.id, 0, visit.session, start)]);
  const headers = { ...visit.headers, 'content-type': uploadMediaType };
  expect((await rig.request(`/api/v1/uploads/${id}`, { method: 'PUT', headers, body: bytes })).status).toBe(200);
  expect((await read(visit)).cobrowses).toMatchObject([{ endedBy: 'session' }]);
  expect((await ask(visit, '/offers', { session: visit.session, name: null })).status).toBe(409);
  expect(await rig.store.listLinkedCustomers(desk.device, rig.now())).toHaveLength(1);
  rig.setTime(start + 13 * 60 * minute);
  expect(await rig.store.listLinkedCustomers(desk.device, rig.now())).toEqual([]);
  expect((await rig.store.listOwnCobrowses(second.device, rig.now()))[0]).toMatchObject({ endedBy: 'time' });
});

test('a code is good for ten minutes, until it is taken back, and for a session that lasts', async () => {
  const [desk, visit] = [await openDesk(), await openVisit()];
  const old = await offer(visit);
  rig.setTime(start + 10 * minute);
  expect((await claim(desk, old.secret)).status).toBe(410);
  const fresh = await offer(visit);
  expect((await rig.request('/api/v1/cobrowse/offers', { method: 'DELETE', headers: visit.headers })).status).toBe(204);
  expect((await claim(desk, fresh.secret)).status).toBe(404);
  const foreign = await openVisit();
  await record(foreign);
  expect((await ask(visit, '/offers', { session: foreign.session, name: null })).status).toBe(409);
});

test('whoever guesses is locked out before they have tried what would find one code, and is told for how long', async () => {
  const [desk, visit] = [await openDesk(), await openVisit()];
  const code = (await offer(visit)).secret;
  const tries = await Promise.all(Array.from({ length: 40 }, (_, by) => claim(desk, other(code, by + 1))));
  const statuses = tries.map(({ status }) => status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(35);
  // Not even with the right one, which is good for others all the same.
  const locked = await claim(desk, code);
  expect([locked.status, Number(locked.headers.get('retry-after'))]).toEqual([429, 30]);
  expect((await claim(await openDesk(), code)).status).toBe(200);
});

test('devices that guess from one address are locked out together', async () => {
  const code = (await offer(await openVisit())).secret;
  const statuses: number[] = [];
  for (let by = 0; by < 8; by++) {
    const desk = await openDesk();
    for (let wrong = 0; wrong < 4; wrong++) statuses.push((await claim(desk, other(code, 1 + by * 4 + wrong))).status);
  }
  expect(statuses.filter((status) => status === 404)).toHaveLength(25);
});

test('who asks for codes again and again waits, and no code is out twice', async () => {
  const codes = new Set<string>();
  for (let visitor = 0; visitor < 10; visitor++) codes.add((await offer(await openVisit())).secret);
  expect(codes.size).toBe(10);
  const visit = await openVisit();
  const statuses: number[] = [];
  for (let asked = 0; asked < 12; asked++) statuses.push((await ask(visit, '/offers', { session: visit.session, name: null })).status);
  expect(statuses.slice(-2)).toEqual([429, 429]);
});

test('what does not fit is refused, and nobody but a device offers or claims', async () => {
  const [desk, visit] = [await openDesk(), await openVisit()];
  for (const secret of ['12345', '1234567', '12345a', '', 'x'.repeat(42), null])
    expect((await ask(desk, '/claims', { secret, session: desk.session, name: null })).status).toBe(400);
  expect((await ask(visit, '/offers', { session: 'mine', name: null })).status).toBe(400);
  expect((await ask(visit, '/offers', { session: visit.session, name: 'x'.repeat(201) })).status).toBe(400);
  expect((await ask({ ...visit, headers: { ...visit.headers, origin: 'https://evil.example' } }, '/offers', {})).status).toBe(403);
  expect((await ask({ ...desk, headers: {} }, '/claims', {})).status).toBe(401);
});

test('whoever may see one side sees that there is another, and opens it only where they may', async () => {
  const [desk, visit] = [await openDesk(), await openVisit()];
  await rig.store.changeDevice(desk.device, { name: 'Desk', group: 'Tier 2' });
  await Promise.all([record(desk), record(visit)]);
  await join(desk, (await offer(visit)).secret);
  const list = async (groups: string[], session: string) => {
    const headers = await signIn(rig, `Sue ${groups.join(' ')} ${session}`, ['supervisor'], groups);
    const response = await rig.request(`/api/v1/cobrowses?session=${session}`, { headers });
    return response.status === 200 ? CobrowsesPage.parse(await response.json()).cobrowses : response.status;
  };
  const agent = { session: desk.session, name: 'Ada' };
  const customer = { session: visit.session, name: 'Mia' };
  const hidden = { session: null, device: null, name: null };
  expect(await list(['*'], desk.session)).toMatchObject([{ agent, customer }]);
  expect(await list(['Tier 2'], desk.session)).toMatchObject([{ agent, customer: hidden }]);
  expect(await list(['Sales'], visit.session)).toMatchObject([{ agent: hidden, customer }]);
  expect(await list(['Sales'], desk.session)).toBe(404);
  const own = await rig.request(`/api/v1/cobrowses?session=${desk.session}`, { headers: desk.headers });
  expect(await own.json()).toMatchObject({ cobrowses: [{ agent, customer: hidden }] });
});

test('a link goes when both of its sessions are gone, and not before', async () => {
  const [desk, visit] = [await openDesk(), await openVisit()];
  await Promise.all([record(desk), record(visit)]);
  await join(desk, (await offer(visit)).secret);
  const sqlite = new BetterSqlite3(path.join(rig.dataDir, 'cotrail.sqlite'), { readonly: true });
  const count = () => sqlite.prepare('select count(*) from cobrowses').pluck().get();
  const hold = { id: newId(), scope: { session: visit.session }, reason: 'Claim 12', setBy: null, setAt: start };
  await rig.store.addHold({ ...hold, endedBy: null, endedAt: null });
  const expire = () => rig.store.removeExpired('interactions', { before: start + 60 * minute, bytes: 0 });
  await expire();
  expect([await rig.store.listCobrowses(everything, desk.session, start), count()]).toEqual([null, 1]);
  expect(await rig.store.listCobrowses(everything, visit.session, start)).toMatchObject([{ agent: { name: 'Ana' } }]);
  await rig.store.endHold(hold.id, null, start);
  await expire();
  expect(count()).toBe(0);
  sqlite.close();
});

test('each answer says when it was asked and when it answered', async () => {
  const response = await rig.request('/api/v1/health', { headers: { origin: 'chrome-extension://abc' } });
  const header = response.headers.get('cotrail-clock');
  expect(measureOffset(header, start - 2000, start - 1900)).toMatchObject({ offsetMs: 1950, uncertaintyMs: 51 });
  expect(response.headers.get('access-control-expose-headers')).toContain('cotrail-clock');
});
