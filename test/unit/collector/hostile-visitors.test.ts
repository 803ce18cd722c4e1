/** Who has a website's public key, as everybody has: whatever they make of it, they append to a session of their own, at the pace of a visitor, or get nothing. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { everything } from '../../../collector/store/store.ts';
import { addWebsite } from '../../../collector/companion/websites.ts';
import { Refusal } from '../../../lib/events/api.ts';
import type { Website } from '../../../lib/events/companion-api.ts';
import { EnrolAnswer, NonceAnswer } from '../../../lib/events/device-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { uploadMediaType } from '../../../lib/events/upload.ts';
import { makeKey, type MadeUpKey } from '../../support/make-key.ts';
import { createRig, origin, type AppRig } from './rig.ts';
import { newClick, newStream, seal, start } from './seal-upload.ts';

const shop = 'https://shop.example';
const person = { id: null, name: null, console: null, via: 'page' as const };
let rig: AppRig;
let website: Website;
beforeEach(async () => {
  rig = await createRig();
  website = await addWebsite(rig.store, { name: 'Shop', origins: [shop], group: null, bytesPerDay: 1_000_000 }, rig.now);
});

const post = (path: string, body: unknown, from = shop) =>
  rig.request(`/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: from },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function writeArrival(own: MadeUpKey, device: string) {
  const proof = await own.prove('enrolment', { secret: website.key, device, collector: origin });
  return { key: website.key, device, version: '1', publicKey: own.publicKey, collector: origin, proof };
}

async function enter(device = newId()) {
  const own = await makeKey();
  const { token } = EnrolAnswer.parse(await (await post('companion/devices', await writeArrival(own, device))).json());
  return { own, device, token };
}

const newVisit = (device: string, session: string | null = newId()) => newStream(device, session, { origin: shop, person });

function put(token: string, { id, bytes }: Awaited<ReturnType<typeof seal>>) {
  const headers = { authorization: `Bearer ${token}`, origin: shop, 'content-type': uploadMediaType };
  return rig.request(`/api/v1/uploads/${id}`, { method: 'PUT', headers, body: bytes });
}

async function send(token: string, stream: ReturnType<typeof newVisit>, change: object = {}) {
  return put(token, await seal(stream, [{ ...newClick(stream.id, 0), actor: 'customer', ...change }]));
}

test('an arrival with anything exchanged in it takes nobody in', async () => {
  const own = await makeKey();
  const right = await writeArrival(own, newId());
  const other = await makeKey();
  const wrong = fc.oneof(
    fc.jsonValue(),
    fc.string({ maxLength: 300 }),
    fc.constantFrom(newId(), 'https://other.example', website.id, other.publicKey),
  );
  const fields = fc.constantFrom('key', 'device', 'publicKey', 'collector', 'proof');
  await fc.assert(
    fc.asyncProperty(fields, wrong, async (field, value) => {
      const response = await post('companion/devices', { ...right, [field]: value });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      Refusal.parse(await response.json());
    }),
    { numRuns: 150 },
  );
  expect((await rig.store.listWebsites())[0]).toMatchObject({ visitors: 0 });
});

test('a body that is no arrival is refused, and never breaks anything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.constant('{"key":'), fc.constant('[')), async (body) => {
      expect((await post('companion/devices', body)).status).toBe(400);
    }),
    { numRuns: 60 },
  );
  expect((await post('companion/devices', `"${'x'.repeat(40_000)}"`)).status).toBe(413);
});

test('no page of another origin comes in, however much its origin looks like ours', async () => {
  const arrival = await writeArrival(await makeKey(), newId());
  const twisted = [
    'null',
    '',
    `${shop}.evil.example`,
    `${shop}:444`,
    'http://shop.example',
    `${shop}/`,
    'https://SHOP.example',
    `${shop} ${shop}`,
  ];
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...twisted), fc.webUrl()), async (from) => {
      expect((await post('companion/devices', arrival, from)).status).toBe(403);
    }),
    { numRuns: 30 },
  );
});

test('a proof that somebody overheard gives no token: it is for one purpose, one collector and once', async () => {
  const { own, device } = await enter();
  const ask = async () => NonceAnswer.parse(await (await post('device/nonces', { device })).json()).nonce;
  const collector = origin;
  const prove = async (nonce: string, signer = own) => ({
    device,
    nonce,
    collector,
    proof: await signer.prove('token', { secret: nonce, device, collector }),
  });
  const good = await prove(await ask());
  expect((await post('device/tokens', good)).status).toBe(201);
  expect((await post('device/tokens', good)).status).toBe(410);
  expect((await post('device/tokens', { ...good, nonce: await ask() })).status).toBe(401);
  expect((await post('device/tokens', await prove(await ask(), await makeKey()))).status).toBe(401);
  expect((await post('device/tokens', await prove('made-up-nonce-of-a-stranger'))).status).toBe(410);
  const nonce = await ask();
  const ofArrival = await own.prove('enrolment', { secret: nonce, device, collector });
  expect((await post('device/tokens', { device, nonce, collector, proof: ofArrival })).status).toBe(401);
  expect((await post('device/tokens', { ...(await prove(await ask())), collector: 'https://other.example' })).status).toBe(400);
});

test('a token that nobody gave sends nothing', async () => {
  const { device, token } = await enter();
  const forged = [newId(), token.slice(0, -1), `${token}x`, token.split('').reverse().join(''), ''];
  for (const each of forged) expect((await send(each, newVisit(device))).status).toBe(401);
  rig.setTime(start + 40 * 86_400_000);
  expect((await send(token, newVisit(device))).status).toBe(401);
});

test('a visitor writes into no session, stream or device but their own', async () => {
  const [me, other] = [await enter(), await enter()];
  const agent = await rig.enrol();
  const theirs = newVisit(other.device);
  expect((await send(other.token, theirs)).status).toBe(200);
  const desk = newStream(agent.device, newId());
  await rig.put(await seal(desk, [newClick(desk.id, 0)]), agent.token);
  const before = JSON.stringify((await rig.store.listSessions(everything, {})).sessions);
  for (const victim of [theirs, desk]) {
    expect((await send(me.token, newVisit(me.device, victim.session))).status).toBe(409);
    expect((await send(me.token, { ...newVisit(me.device), id: victim.id })).status).toBe(409);
    expect((await send(me.token, { ...newVisit(victim.device), session: victim.session })).status).toBe(403);
  }
  expect(JSON.stringify((await rig.store.listSessions(everything, {})).sessions)).toBe(before);
});

test('whatever a visitor’s record says, it is stored as a customer’s of their own session or not at all', async () => {
  const me = await enter();
  const fields = fc.constantFrom('kind', 'type', 'actor', 'session', 'device', 'event', 'stream', 'at', 'data');
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fields, fc.oneof(fc.jsonValue(), fc.constantFrom('agent', 'action', 'erasure')), { minKeys: 1 }),
      async (change) => {
        const { status } = await send(me.token, newVisit(me.device), change);
        expect(status).not.toBeGreaterThanOrEqual(500);
      },
    ),
    { numRuns: 100 },
  );
  const { sessions } = await rig.store.listSessions(everything, {});
  expect(sessions.filter(({ of }) => of !== 'customer')).toEqual([]);
  expect((await rig.store.listActions(everything, {})).actions).toEqual([]);
});

test('a website’s day is used up by all of its visitors together, and comes back with time', async () => {
  const other = await addWebsite(rig.store, { ...website, name: 'Other', origins: ['https://other.example'] }, rig.now);
  const [one, two] = [await enter(), await enter()];
  const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(5_000))).toString('base64');
  const big = async ({ token, device }: { token: string; device: string }) => {
    const stream = newVisit(device);
    const records = Array.from({ length: 12 }, (_, seq) => {
      const custom = { type: 'custom', data: { event: 'noise', value: noise() }, actor: 'customer', pageMade: true };
      return { ...newClick(stream.id, seq), ...custom } as never;
    });
    return put(token, await seal(stream, records));
  };
  const statuses: number[] = [];
  for (let sent = 0; sent < 40 && statuses.at(-1) !== 429; sent += 1) statuses.push((await big(one)).status);
  expect(statuses.at(-1)).toBe(429);
  expect(new Set(statuses.slice(0, -1))).toEqual(new Set([200]));
  expect(statuses.length).toBeGreaterThan(5);
  const refused = await send(two.token, newVisit(two.device));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const own = await makeKey();
  const arrival = { ...(await writeArrival(own, newId())), key: other.key };
  const proof = await own.prove('enrolment', { secret: other.key, device: arrival.device, collector: origin });
  expect((await post('companion/devices', { ...arrival, proof }, 'https://other.example')).status).toBe(201);
  rig.setTime(start + 4 * 3_600_000);
  const later = await enter();
  expect((await send(later.token, newVisit(later.device))).status).toBe(200);
});
