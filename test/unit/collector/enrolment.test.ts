/** How devices come in and stay in: links with their uses, proofs that hold for one purpose and once, tokens that end, and what revoking means. */
import { beforeEach, expect, test } from 'vitest';
import { DeviceAnswer, DevicesPage, EnrolAnswer, NonceAnswer, PairingAnswer, PairingsPage } from '../../../lib/events/device-api.ts';
import { Refusal } from '../../../lib/events/api.ts';
import { everything } from '../../../collector/store/store.ts';
import { newId } from '../../../lib/events/id.ts';
import { makeKey, type MadeUpKey } from '../../support/make-key.ts';
import { createRig, openViewer, origin, type AppRig } from './rig.ts';
import { start } from './seal-upload.ts';

const hour = 60 * 60_000;
let rig: AppRig;
let admin: { cookie: string };
beforeEach(async () => {
  rig = await createRig();
  admin = await openViewer(rig);
});

const askAs = (headers: object, method: string, path: string, body?: object) =>
  rig.request(`/api/v1/${path}`, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
const asAdmin = (method: string, path: string, body?: object) => askAs(admin, method, path, body);
const makeLink = async (terms: object = {}) => {
  const response = await asAdmin('POST', 'pairings', { uses: 1, lifeMs: hour, group: null, ...terms });
  const { link, pairing } = PairingAnswer.parse(await response.json());
  return { id: pairing.id, code: new URLSearchParams(new URL(link).hash.slice(1)).get('code')! };
};
const enrol = async (code: string, key: MadeUpKey, device = newId(), change: object = {}) => {
  const request = await key.enrol({ code, device, name: 'Desk', version: '1', collector: origin, ...change });
  const response = await rig.post('/api/v1/devices', { ...request, ...change });
  const body: unknown = await response.json();
  return {
    device,
    status: response.status,
    token: EnrolAnswer.safeParse(body).data?.token ?? '',
    error: Refusal.safeParse(body).data?.error,
  };
};
const readDevice = async (token: string) => (await askAs({ authorization: `Bearer ${token}` }, 'GET', 'device')).status;
const askNonce = async (device: string) => rig.post('/api/v1/device/nonces', { device });
const askToken = async (device: string, key: MadeUpKey, change: { nonce?: string; collector?: string } = {}) => {
  const nonce = change.nonce ?? NonceAnswer.parse(await (await askNonce(device)).json()).nonce;
  return rig.post('/api/v1/device/tokens', await key.ask({ device, nonce, collector: change.collector ?? origin }));
};
const listDevices = async () => DevicesPage.parse(await (await asAdmin('GET', 'devices')).json()).devices;

test('a link takes in as many devices as it says, into its group, and is listed without its code', async () => {
  const { code, id } = await makeLink({ uses: 2, group: 'Tier 1' });
  expect(await (await rig.request(`/api/v1/pairing/${code}`)).json()).toMatchObject({ group: 'Tier 1' });
  const statuses = [];
  for (let device = 0; device < 3; device++) statuses.push((await enrol(code, await makeKey())).status);
  expect(statuses).toEqual([201, 201, 410]);
  const listed = await (await asAdmin('GET', 'pairings')).text();
  expect(PairingsPage.parse(JSON.parse(listed)).pairings).toMatchObject([{ id, uses: 2, usesLeft: 0, group: 'Tier 1' }]);
  expect(listed).not.toContain(code);
  expect((await listDevices()).map(({ group }) => group)).toEqual(['Tier 1', 'Tier 1']);
});

test('a link that is withdrawn or expired takes nobody in', async () => {
  const [withdrawn, late] = [await makeLink({ uses: 5 }), await makeLink({ uses: 5 })];
  expect((await asAdmin('DELETE', `pairings/${withdrawn.id}`)).status).toBe(204);
  expect((await asAdmin('DELETE', `pairings/${withdrawn.id}`)).status).toBe(404);
  expect((await enrol(withdrawn.code, await makeKey())).status).toBe(410);
  rig.setTime(start + hour);
  expect((await enrol(late.code, await makeKey())).status).toBe(410);
});

test('an enrolment whose answer was lost may be sent again, and uses nothing up', async () => {
  const { code } = await makeLink();
  const key = await makeKey();
  const first = await enrol(code, key);
  const again = await enrol(code, key, first.device);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await Promise.all([first, again].map(({ token }) => readDevice(token)))).toEqual([200, 200]);
  // Another device, and the same one with another key, are not the one that used it.
  expect((await enrol(code, key)).status).toBe(410);
  expect((await enrol(code, await makeKey(), first.device)).status).toBe(410);
});

test('a proof is worth something with its own key, for its own collector and code', async () => {
  const { code } = await makeLink();
  const [key, other] = [await makeKey(), await makeKey()];
  const device = newId();
  const proof = await key.prove('token', { secret: code, device, collector: origin });
  expect(await enrol(code, key, device, { publicKey: other.publicKey })).toMatchObject({ status: 401, error: 'bad-proof' });
  expect(await enrol(code, key, device, { proof })).toMatchObject({ status: 401, error: 'bad-proof' });
  expect(await enrol(code, key, device, { collector: 'https://evil.example' })).toMatchObject({ status: 400, error: 'other-collector' });
  expect((await enrol(code, key, device)).status).toBe(201);
});

test('nobody becomes a device that is known by another key, until an admin revokes it', async () => {
  const { device } = await rig.enrol();
  const { code } = await makeLink();
  const thief = await makeKey();
  expect(await enrol(code, thief, device)).toMatchObject({ status: 409, error: 'other-key' });
  await asAdmin('DELETE', `devices/${device}`);
  expect((await enrol(code, thief, device)).status).toBe(201);
  expect(await rig.store.listKeys(device)).toHaveLength(2);
});

test('a token ends within the hour, and a signed nonce brings the next one, once', async () => {
  const { device, token, key } = await rig.enrol();
  rig.setTime(start + hour);
  expect(await readDevice(token)).toBe(401);
  const { nonce } = NonceAnswer.parse(await (await askNonce(device)).json());
  const answer = await askToken(device, key, { nonce });
  const renewed = EnrolAnswer.parse(await answer.json());
  expect(renewed.lifeMs).toBeLessThanOrEqual(hour);
  expect(await readDevice(renewed.token)).toBe(200);
  expect((await askToken(device, key, { nonce })).status).toBe(410);
  expect((await askToken(device, await makeKey())).status).toBe(401);
  expect((await askToken(device, key, { collector: 'https://relay.example' })).status).toBe(400);
  const stale = NonceAnswer.parse(await (await askNonce(device)).json()).nonce;
  rig.setTime(start + hour + 2 * 60_000);
  expect((await askToken(device, key, { nonce: stale })).status).toBe(410);
  expect((await askNonce(newId())).status).toBe(401);
});

test('a revoked device is told so wherever it asks, also with the link that it came by, and a new link takes it in again', async () => {
  const { code } = await makeLink({ uses: 2 });
  const key = await makeKey();
  const { device, token } = await enrol(code, key);
  rig.setTime(start + 1000);
  expect((await asAdmin('DELETE', `devices/${device}`)).status).toBe(204);
  for (const response of [
    await askAs({ authorization: `Bearer ${token}` }, 'GET', 'device'),
    await askAs({ authorization: `Bearer ${token}` }, 'GET', 'sessions'),
    await askNonce(device),
  ])
    expect([response.status, Refusal.parse(await response.json()).error]).toEqual([403, 'revoked']);
  expect((await enrol(code, key, device)).status).toBe(410);
  const again = await enrol((await makeLink()).code, key, device);
  expect(await readDevice(again.token)).toBe(200);
  expect((await listDevices())[0]).toMatchObject({ id: device, revokedAt: null });
});

test('an admin’s name for a device stays when it enrols again, and is in the log', async () => {
  const { device, key } = await rig.enrol();
  expect((await asAdmin('PUT', `devices/${device}`, { name: 'Front desk', group: 'Tier 2' })).status).toBe(200);
  expect((await asAdmin('PUT', `devices/${device}`, { name: '', group: null })).status).toBe(400);
  expect((await asAdmin('PUT', `devices/${newId()}`, { name: 'x', group: null })).status).toBe(404);
  await rig.enrol(device, key);
  expect((await listDevices())[0]).toMatchObject({ name: 'Front desk', group: 'Tier 2' });
  const logged = await rig.store.listActions(everything, { event: ['device.changed'] });
  expect(logged.actions[0]).toMatchObject({ from: { value: 'Desk' }, to: { value: 'Front desk (Tier 2)' } });
});

test('a token offers no second key', async () => {
  const { device, key, headers } = await rig.enrol();
  const offer = async (held: MadeUpKey) => {
    const proof = await held.prove('key', { secret: '', device, collector: origin });
    return (await askAs(headers, 'PUT', 'device/key', { publicKey: held.publicKey, collector: origin, proof })).status;
  };
  expect([await offer(await makeKey()), await offer(key)]).toEqual([409, 204]);
  expect(DeviceAnswer.parse(await (await askAs(headers, 'GET', 'device')).json()).key).toBe(key.id);
});
