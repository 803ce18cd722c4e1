/** Who gets in, where, and how often: every route against everybody, pairing, the viewer's link, other origins and other hosts. */
import { beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../../collector/config.ts';
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import { ownOf } from '../../../collector/store/store.ts';
import { PairingOffer, Refusal } from '../../../lib/events/api.ts';
import { newId } from '../../../lib/events/id.ts';
import { uploadMediaType } from '../../../lib/events/upload.ts';
import { makeKey } from '../../support/make-key.ts';
import { createRig, origin, type AppRig } from './rig.ts';
import { newClick, newFrame, newStream, seal, start } from './seal-upload.ts';

let rig: AppRig;
beforeEach(async () => {
  rig = await createRig();
});

const readError = async (response: Response) => Refusal.parse(await response.json()).error;
const addTicket = async (expiresAt = start + 60_000) => {
  const ticket = newSecret();
  await rig.store.addTicket(hashSecret(ticket), expiresAt);
  return ticket;
};
const openViewer = (ticket: string) => rig.post('/api/v1/viewer', { ticket });
const readCookie = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('every route lets in those who may, and nobody else', async () => {
  const [me, other] = [await rig.enrol(), await rig.enrol()];
  const viewer = { headers: { cookie: readCookie(await openViewer(await addTicket())) } };
  const facts = newStream(me.device, newId());
  const frames = newStream(me.device, facts.session, { kind: 'frames' });
  await rig.put(await seal(facts, [newClick(facts.id, 0)]), me.token);
  await rig.put(await seal(frames, [newFrame(frames.id, 0, 4)]), me.token);
  const exported = await rig.exporter.start(ownOf(me.device), { format: 'csv', filter: {} });
  await expect.poll(async () => (await rig.exporter.read(ownOf(me.device), exported!.id))?.state).toBe('done');
  const upload = await seal(facts, [newClick(facts.id, 0)]);
  const send = { method: 'PUT', body: upload.bytes, headers: { 'content-type': uploadMediaType } };

  const [open, own, devices, readers] = [
    [200, 200, 200, 200],
    [401, 200, 404, 200],
    [401, 200, 200, 401],
    [401, 200, 200, 200],
  ];
  const table: [string, RequestInit, number[]][] = [
    ['/', {}, open],
    ['/pair', {}, open],
    ['/open', {}, open],
    ['/pages/pages.css', {}, open],
    ['/api/v1/health', {}, open],
    [`/api/v1/pairing/${await rig.pair()}`, {}, open],
    ['/api/v1/device', {}, devices],
    [`/api/v1/uploads/${upload.id}`, send, [401, 200, 403, 401]],
    ['/api/v1/sessions', {}, readers],
    ['/api/v1/sessions/facets', {}, readers],
    [`/api/v1/sessions/${facts.session}`, {}, own],
    [`/api/v1/sessions/${facts.session}/records`, {}, own],
    [`/api/v1/streams/${frames.id}/frames`, {}, own],
    ['/api/v1/totals', {}, readers],
    ['/api/v1/exports', {}, readers],
    [`/api/v1/exports/${exported!.id}`, {}, own],
    [`/api/v1/exports/${exported!.id}/file`, {}, own],
    ['/api/v1/pushes', {}, [401, 403, 403, 200]],
  ];
  const people: RequestInit[] = [{}, me, other, viewer];
  for (const [path, init, expected] of table) {
    const ask = async (who: RequestInit) => (await rig.request(path, { ...init, headers: { ...init.headers, ...who.headers } })).status;
    const statuses = [];
    for (const who of people) statuses.push(await ask(who));
    expect([path, statuses]).toEqual([path, expected]);
  }
});

test('made-up secrets are nobody’s', async () => {
  await rig.enrol();
  await openViewer(await addTicket());
  for (const authorization of [`Bearer ${newSecret()}`, 'Bearer ', 'Bearer short', `Basic ${newSecret()}`])
    expect((await rig.request('/api/v1/totals', { headers: { authorization } })).status).toBe(401);
  const cookies = [`cotrail-viewer-8787=${newSecret()}`, 'cotrail-viewer-8787='];
  for (const cookie of cookies) expect((await rig.request('/api/v1/totals', { headers: { cookie } })).status).toBe(401);
});

test('a device that is paired again is known by its new token only', async () => {
  const before = await rig.enrol();
  const after = await rig.enrol(before.device, before.key);
  expect((await rig.request('/api/v1/device', before)).status).toBe(401);
  const known = { device: before.device, name: 'Desk', enrolledAt: start, key: before.key.id };
  expect(await (await rig.request('/api/v1/device', after)).json()).toEqual(known);
});

test('a pairing code shows its offer, works once, and not for long', async () => {
  const enrol = async (code: string) =>
    rig.post('/api/v1/devices', await (await makeKey()).enrol({ code, device: newId(), name: 'Desk', version: '1', collector: origin }));
  const code = await rig.pair();
  const offer = PairingOffer.parse(await (await rig.request(`/api/v1/pairing/${code}`)).json());
  expect(offer).toMatchObject({ collector: '127.0.0.1:8787', retentionDays: 7, sites: [], expiresAt: start + 60_000 });
  expect((await enrol(code)).status).toBe(201);
  const late = await rig.pair();
  rig.setTime(start + 60_000);
  for (const refused of [code, late, newSecret()]) {
    for (const response of [await enrol(refused), await rig.request(`/api/v1/pairing/${refused}`)])
      expect([response.status, await readError(response)]).toEqual([410, 'expired']);
  }
});

test('an enrolment that does not fit is refused by its field, and spends no code', async () => {
  const code = await rig.pair();
  const response = await rig.post('/api/v1/devices', { code, device: 'DESK', name: 'Desk', version: '1' });
  expect(response.status).toBe(400);
  expect(Refusal.parse(await response.json()).message).toMatch(/device: not a UUID/);
  expect((await rig.request('/api/v1/devices', { method: 'POST', body: '{' })).status).toBe(400);
  expect((await rig.post('/api/v1/devices', { code, name: 'x'.repeat(20_000) })).status).toBe(413);
  expect((await rig.request(`/api/v1/pairing/${code}`)).status).toBe(200);
});

test('a viewer’s link opens one browser, which keeps it for twelve hours and shows it to nobody', async () => {
  const ticket = await addTicket();
  const response = await openViewer(ticket);
  expect(response.status).toBe(204);
  const [cookie, ...flags] = response.headers.getSetCookie()[0]!.split('; ');
  expect(cookie).toMatch(/^cotrail-viewer-8787=[\w-]{43}$/);
  expect(flags.sort()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict']);
  expect((await openViewer(ticket)).status).toBe(410);
  const read = async () => (await rig.request('/api/v1/totals', { headers: { cookie: cookie! } })).status;
  expect(await read()).toBe(200);
  rig.setTime(start + 12 * 60 * 60_000);
  expect(await read()).toBe(401);
});

test('a viewer’s link that nobody opened in time opens nothing', async () => {
  const ticket = await addTicket();
  rig.setTime(start + 60_000);
  for (const refused of [ticket, newSecret()]) {
    const response = await openViewer(refused);
    expect([response.status, response.headers.getSetCookie()]).toEqual([410, []]);
  }
  expect((await rig.post('/api/v1/viewer', { ticket: 1 })).status).toBe(400);
});

test('extensions may ask from their origin, web pages may not, and no origin may use the cookie', async () => {
  const ask = (from: string, path: string, method = 'GET') => {
    const preflight = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization,content-type' };
    return rig.request(path, { method, headers: { origin: from, ...(method === 'OPTIONS' ? preflight : {}) } });
  };
  const extensions = ['chrome-extension://abcdefghijklmnop', `moz-extension://${newId()}`];
  const pages = [origin, 'https://evil.example', 'null', 'https://chrome-extension.evil.example', 'chrome-extension://a.evil.example'];
  const paths = [
    '/api/v1/health',
    '/api/v1/totals',
    `/api/v1/uploads/${newId()}`,
    '/api/v1/device',
    '/api/v1/sessions',
    '/api/v1/actions',
    '/api/v1/exports',
    '/api/v1/openapi.json',
  ];
  for (const path of [...paths, '/api/v1/viewer', '/', '/open']) {
    for (const from of [...extensions, ...pages]) {
      const isAllowed = extensions.includes(from) && paths.includes(path);
      for (const response of [await ask(from, path), await ask(from, path, 'OPTIONS')]) {
        expect([path, response.headers.get('access-control-allow-origin')]).toEqual([path, isAllowed ? from : null]);
        expect(response.headers.get('access-control-allow-credentials')).toBeNull();
      }
    }
  }
  const preflight = await ask(extensions[0]!, paths[2]!, 'OPTIONS');
  expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
});

test('a name that points here but is not ours is refused', async () => {
  const ask = async (host: string) => (await rig.request('/api/v1/health', { headers: { host } })).status;
  const own = ['127.0.0.1:8787', 'localhost:8787', '[::1]:8787'];
  const foreign = ['evil.example:8787', '127.0.0.1:8788', '127.0.0.1', 'localhost.evil.example:8787', '0.0.0.0:8787', 'no host'];
  expect(await Promise.all(own.map(ask))).toEqual(own.map(() => 200));
  expect(await Promise.all(foreign.map(ask))).toEqual(foreign.map(() => 421));
});

test('the log names neither codes nor ids', async () => {
  const code = newSecret();
  await rig.request(`/api/v1/pairing/${code}`);
  expect(rig.log).toEqual(['GET /api/v1/pairing refused: 410']);
});

test.each([
  [['--host', '0.0.0.0'], {}, /host 0\.0\.0\.0 is refused.*127\.0\.0\.1/],
  [[], { COTRAIL_HOST: '::' }, /host :: is refused/],
  [['--port', '70000'], {}, /port is "70000".*0 to 65535/],
  [[], { COTRAIL_PORT: 'http' }, /port is "http"/],
  [['--retention', '0'], {}, /retention is "0".*1 to 3650/],
  [['--site', 'chat.example'], {}, /site is "chat\.example".*https:\/\/chat\.example/],
  [['--site', 'https://chat.example=some'], {}, /=all, =inputs, =none/],
  [['--colour', 'red'], {}, /colour/],
  [['unpair'], {}, /command is "unpair".*start, pair, open, account, hold, website, push-again, backup, restore, activity/],
])('the configuration %j %j is refused with what to do', (args, env, message) => {
  expect(() => readConfig(args, env)).toThrow(message);
});

test('flags win over the environment, which wins over defaults', () => {
  const rates = { requestsPerSecond: 50, bytesPerSecond: 8 * 1024 * 1024 };
  const room = { keep: {}, maxDisk: null, minFree: 100_000_000 };
  expect(readConfig([], {})).toMatchObject({
    ...{ command: 'start', backupDir: null, dataDir: './data', port: 8787, sites: [], retentionDays: null, targets: [], rates },
    ...room,
  });
  const env = { COTRAIL_DATA: '/srv/cotrail', COTRAIL_PORT: '9000' };
  expect(readConfig(['--port', '0', '--site', 'https://chat.example=inputs'], env)).toMatchObject({
    ...{ dataDir: '/srv/cotrail', port: 0 },
    sites: [{ origin: 'https://chat.example', maskLevel: 'inputs', interactions: true, frames: true }],
  });
});

test('what is kept is read by class, age and size, and what does not fit is named', () => {
  const rules = ['--keep', 'recordings=30d,10GB', '--keep', 'actions=1.5MB', '--max-disk', '1TB'];
  expect(readConfig(rules, { COTRAIL_KEEP: 'actions=1d', COTRAIL_MIN_FREE: '2GB' })).toMatchObject({
    keep: { recordings: { days: 30, bytes: 10e9 }, actions: { days: null, bytes: 1.5e6 } },
    ...{ maxDisk: 1e12, minFree: 2e9 },
  });
  expect(readConfig([], { COTRAIL_KEEP: 'transcripts=7d interactions=90d' }).keep).toEqual({
    transcripts: { days: 7, bytes: null },
    interactions: { days: 90, bytes: null },
  });
  for (const rule of ['recordings', 'films=1d', 'recordings=0d', 'recordings=-1GB', 'actions=30 days'])
    expect(() => readConfig(['--keep', rule], {})).toThrow(rule);
  expect(() => readConfig(['--keep', 'actions=1d', '--keep', 'actions=2d'], {})).toThrow('two rules to keep actions');
});
