/** Public keys of websites at the collector: who makes them, whom they let in, and how little that allows. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apiTable } from '../../../collector/api-table.ts';
import { everything } from '../../../collector/store/store.ts';
import { VisitorRequest, Website, WebsitesPage } from '../../../lib/events/companion-api.ts';
import { EnrolAnswer } from '../../../lib/events/device-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { uploadMediaType } from '../../../lib/events/upload.ts';
import { makeKey } from '../../support/make-key.ts';
import { agree, createPage, createVisitorRig } from '../companion/rig.ts';
import { sendJson, signIn } from './accounts-rig.ts';
import { createRig, origin, type AppRig } from './rig.ts';
import { newClick, newLedger, newStream, seal } from './seal-upload.ts';

const shop = 'https://shop.example';
const terms = { name: 'Shop', origins: [shop], group: 'Sales', bytesPerDay: 1_000_000 };

let rig: AppRig;
let website: Website;
beforeEach(async () => {
  rig = await createRig();
  const headers = await signIn(rig, 'Adi', ['admin'], []);
  website = Website.parse(await (await rig.request('/api/v1/companion/keys', sendJson(terms, headers))).json());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function comeIn({
  key = website.key,
  from = shop,
  device = newId(),
  held = null as Awaited<ReturnType<typeof makeKey>> | null,
} = {}) {
  const own = held ?? (await makeKey());
  const proof = await own.prove('enrolment', { secret: key, device, collector: origin });
  const body: VisitorRequest = { key, device, version: '1', publicKey: own.publicKey, collector: origin, proof };
  const response = await rig.request('/api/v1/companion/devices', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: from },
    body: JSON.stringify(body),
  });
  return { response, device, held: own };
}

async function enter() {
  const { response, ...rest } = await comeIn();
  const { token } = EnrolAnswer.parse(await response.json());
  return { ...rest, token, headers: { authorization: `Bearer ${token}`, origin: shop } };
}

const put = ({ id, bytes }: { id: string; bytes: Uint8Array<ArrayBuffer> }, headers: Record<string, string>) =>
  rig.request(`/api/v1/uploads/${id}`, { method: 'PUT', headers: { ...headers, 'content-type': uploadMediaType }, body: bytes });

test('a key lets in pages of its own origins, and says why not to all others', async () => {
  expect((await comeIn()).response.status).toBe(201);
  expect((await comeIn({ from: 'https://evil.example' })).response.status).toBe(403);
  expect((await comeIn({ from: origin })).response.status).toBe(403);
  expect((await comeIn({ key: `ck_${'x'.repeat(24)}` })).response.status).toBe(410);
  const first = await comeIn();
  expect((await comeIn({ device: first.device, held: first.held })).response.status).toBe(201);
  expect((await comeIn({ device: first.device })).response.status).toBe(409);
  const own = await rig.enrol();
  expect((await comeIn({ device: own.device, held: own.key })).response.status).toBe(409);
});

test('other origins get no answer that their browsers let them read, for visitors’ calls as for all others', async () => {
  const ask = (path: string, from: string) =>
    rig.request(path, { method: 'OPTIONS', headers: { origin: from, 'access-control-request-method': 'POST' } });
  const read = async (path: string, from: string) => (await ask(path, from)).headers.get('access-control-allow-origin');
  for (const path of ['companion/devices', 'device/nonces', 'device/tokens', `uploads/${newId()}`]) {
    expect(await read(`/api/v1/${path}`, shop)).toBe(shop);
    expect(await read(`/api/v1/${path}`, 'https://evil.example')).toBeNull();
  }
  for (const path of ['sessions/x', 'device', 'device/state', 'me', 'erasures/list'])
    expect(await read(`/api/v1/${path}`, shop)).toBeNull();
});

test('a visitor’s browser may send, and is refused by every other route', async () => {
  const { headers } = await enter();
  for (const route of apiTable.filter(({ for: who, visitors }) => who !== 'anyone' && visitors === undefined)) {
    const path = `/api/v1${route.path.replace(/\{\w+\}/g, newId())}`;
    const body = route.method === 'get' || route.method === 'delete' ? {} : { body: '{}' };
    const response = await rig.request(path, { method: route.method.toUpperCase(), headers, ...body });
    expect([route.method, route.path, response.status]).toEqual([route.method, route.path, 403]);
  }
});

test('what it sends is a customer’s visit to its website, or nothing', async () => {
  const { device, headers } = await enter();
  const person = { id: null, name: null, console: null, via: 'page' as const };
  const header = { ...newStream(device, newId()), origin: shop, person };
  const status = async (stream: typeof header, change: object) => {
    const click = { ...newClick(stream.id, 0), actor: 'customer', ...change } as never;
    return (await put(await seal(stream, [click]), headers)).status;
  };
  expect(await status(header, {})).toBe(200);
  const again = () => ({ ...header, id: newId() });
  expect(await status(again(), { actor: 'agent' })).toBe(422);
  expect(await status({ ...again(), origin: 'https://desk.example' }, {})).toBe(422);
  expect(await status({ ...again(), person: { ...person, via: 'sign-in' as never } }, {})).toBe(422);
  const other = await rig.enrol();
  expect(await status({ ...again(), device: other.device }, {})).toBe(403);
  expect((await put(await seal(header, [newClick(header.id, 1) as never]), { ...headers, origin: 'https://evil.example' })).status).toBe(
    403,
  );
  const ledger = newLedger(device);
  const opened = { kind: 'session-opened', stream: ledger.id, seq: 0, at: rig.now(), mono: null, session: header.session, device, person };
  expect((await put(await seal(ledger, [opened as never]), headers)).status).toBe(422);
});

test('visitors are none of the devices that somebody looks after, and a withdrawn key takes nothing more from them', async () => {
  const { headers } = await enter();
  const admin = await signIn(rig, 'Ada', ['admin'], []);
  expect(await rig.store.listDevices()).toEqual([]);
  const list = async () => WebsitesPage.parse(await (await rig.request('/api/v1/companion/keys', { headers: admin })).json()).websites;
  expect(await list()).toMatchObject([{ ...terms, visitors: 1, withdrawnAt: null }]);
  expect((await rig.request(`/api/v1/companion/keys/${website.id}`, { method: 'DELETE', headers: { ...admin, origin } })).status).toBe(204);
  expect(await list()).toMatchObject([{ withdrawnAt: rig.now() }]);
  expect((await comeIn()).response.status).toBe(410);
  const stream = newStream(newId(), newId());
  expect((await put(await seal(stream, [newClick(stream.id, 0)]), headers)).status).toBe(403);
  const { actions } = await rig.store.listActions(everything, {});
  expect(actions.map(({ event }) => event)).toEqual(expect.arrayContaining(['website-key.created', 'website-key.withdrawn']));
});

test('bad websites are refused with the field that does not fit', async () => {
  const headers = await signIn(rig, 'Adi 2', ['admin'], []);
  for (const change of [{ origins: [] }, { origins: ['https://shop.example/path'] }, { name: '' }, { bytesPerDay: 0 }, { more: 1 }])
    expect((await rig.request('/api/v1/companion/keys', sendJson({ ...terms, ...change }, headers))).status).toBe(400);
});

test('browsers that come in faster than people do are told how long to wait', async () => {
  for (let left = 120; left > 0; left--) {
    const { response } = await comeIn();
    if (response.status === 429) return expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  throw new Error('nobody was refused');
});

test('with another key in its pages, a website takes in again whom it had before', async () => {
  const visitor = await createVisitorRig();
  agree();
  const page = createPage();
  await visitor.append(page.batch(page.mark('started'), page.click()));
  await visitor.send();
  await visitor.store.withdrawWebsite(visitor.website.id, visitor.now());
  visitor.website.key = `ck_${'n'.repeat(24)}`;
  await visitor.store.addWebsite({ ...visitor.website, id: newId() });
  await visitor.append(page.batch(page.click()));
  await visitor.send();
  const { sessions } = await visitor.store.listSessions(everything, {});
  expect(sessions).toMatchObject([{ interactions: { click: 2 } }]);
});
