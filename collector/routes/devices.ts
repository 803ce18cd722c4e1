/** How a device comes in: it enrols for a code with its key, proves that key for a token of an hour, and says how it is. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  DeviceAnswer,
  EnrolAnswer,
  EnrolRequest,
  KeyRequest,
  NonceAnswer,
  NonceRequest,
  TokenRequest,
} from '../../lib/events/device-api.ts';
import { isSignedBy, nameKey, type DevicePublicKey } from '../../lib/events/device-key.ts';
import { writeProof } from '../../lib/events/device-proof.ts';
import { DeviceState } from '../../lib/events/device-state.ts';
import type { Clock } from '../app.ts';
import { refuseRevoked, type DeviceEnv } from '../auth.ts';
import { isAddressedTo } from '../own-host.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Store } from '../store/store.ts';

export const tokenMs = 60 * 60_000;
const nonceMs = 2 * 60_000;
const stateBytes = 256 * 1024;

export interface DeviceRouteDeps {
  store: Store;
  now: Clock;
}

export function createDeviceRoutes(deps: DeviceRouteDeps): Hono<DeviceEnv> {
  const { store, now } = deps;
  const routes = new Hono<DeviceEnv>();
  const limit = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => refuse(context, 413, 'too-large', `This is smaller than ${maxSize / 1024} KiB.`) });
  routes.post('/devices', limit(16 * 1024), (context) => enrol(context, deps));
  routes.post('/device/nonces', limit(4 * 1024), (context) => giveNonce(context, deps));
  routes.post('/device/tokens', limit(16 * 1024), (context) => giveToken(context, deps));
  routes.get('/device', (context) => {
    const { id, name, enrolledAt, key } = context.get('device');
    return answer(context, DeviceAnswer, { device: id, name, enrolledAt, key });
  });
  routes.put('/device/key', limit(16 * 1024), (context) => takeKey(context, deps));
  routes.put('/device/state', limit(stateBytes), async (context) => {
    const request = readRequest(DeviceState, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The report does not fit at ${request.problem}`);
    await store.putState(context.get('device').id, request.data, now());
    return context.body(null, 204);
  });
  return routes;
}

async function enrol(context: Context, { store, now }: DeviceRouteDeps): Promise<Response> {
  const request = readRequest(EnrolRequest, await readJson(context));
  if ('problem' in request) return refuse(context, 400, 'bad-request', `The enrolment does not fit at ${request.problem}`);
  const { code, device, name, version, publicKey, collector, proof } = request.data;
  const unproved = await findFlaw(context, publicKey, proof, 'enrolment', { secret: code, device, collector });
  if (unproved !== null) return unproved;
  const token = newSecret();
  const hashes = { codeHash: hashSecret(code), tokenHash: hashSecret(token), tokenExpiresAt: now() + tokenMs };
  const key = { id: await nameKey(publicKey), publicKey };
  const outcome = await store.enrolDevice({ ...hashes, device, name, version, key, now: now() });
  if (outcome === 'spent')
    return refuse(context, 410, 'expired', 'This enrolment link is used up, expired or withdrawn: ask for a new one.');
  if (outcome === 'other-key')
    return refuse(
      context,
      409,
      outcome,
      'This device is known by another key, as where its data were lost or copied: revoke it on the screen Devices, then use a new link.',
    );
  return answer(context, EnrolAnswer, { device, token, lifeMs: tokenMs }, 201);
}

async function takeKey(context: Context<DeviceEnv>, { store, now }: DeviceRouteDeps): Promise<Response> {
  const request = readRequest(KeyRequest, await readJson(context));
  if ('problem' in request) return refuse(context, 400, 'bad-request', `The key does not fit at ${request.problem}`);
  const { publicKey, collector, proof } = request.data;
  const device = context.get('device').id;
  const unproved = await findFlaw(context, publicKey, proof, 'key', { secret: '', device, collector });
  if (unproved !== null) return unproved;
  const isKept = await store.giveKey(device, { id: await nameKey(publicKey), publicKey }, now());
  return isKept
    ? context.body(null, 204)
    : refuse(context, 409, 'other-key', 'This device is known by another key: enrol it again with a new link.');
}

async function giveNonce(context: Context, { store, now }: DeviceRouteDeps): Promise<Response> {
  const request = readRequest(NonceRequest, await readJson(context));
  if ('problem' in request) return refuse(context, 400, 'bad-request', `The request does not fit at ${request.problem}`);
  const device = await store.readDevice(request.data.device);
  if (device === null || device.key === null) return refuseUnknown(context);
  if (device.revokedAt !== null) return refuseRevoked(context);
  const nonce = newSecret();
  const expiresAt = now() + nonceMs;
  await store.setNonce(device.id, hashSecret(nonce), expiresAt);
  return answer(context, NonceAnswer, { nonce, expiresAt }, 201);
}

/** The nonce is used up whatever the proof is worth: each proof is tried once. */
async function giveToken(context: Context, { store, now }: DeviceRouteDeps): Promise<Response> {
  const request = readRequest(TokenRequest, await readJson(context));
  if ('problem' in request) return refuse(context, 400, 'bad-request', `The request does not fit at ${request.problem}`);
  const { device: id, nonce, collector, proof } = request.data;
  const device = await store.readDevice(id);
  const key = (await store.listKeys(id)).find((each) => each.id === device?.key);
  if (device === null || key === undefined) return refuseUnknown(context);
  if (device.revokedAt !== null) return refuseRevoked(context);
  if (!(await store.spendNonce(id, hashSecret(nonce), now())))
    return refuse(context, 410, 'expired', 'This nonce was used or is too old: ask for a new one.');
  const unproved = await findFlaw(context, key.publicKey, proof, 'token', { secret: nonce, device: id, collector });
  if (unproved !== null) return unproved;
  const token = newSecret();
  await store.addToken(id, hashSecret(token), now() + tokenMs, now());
  await store.noteSeen(id, now());
  return answer(context, EnrolAnswer, { device: id, token, lifeMs: tokenMs }, 201);
}

/** Null where the proof is the key's, and meant for us. */
export async function findFlaw(
  context: Context,
  key: DevicePublicKey,
  proof: string,
  purpose: 'enrolment' | 'token' | 'key',
  proved: { secret: string; device: string; collector: string },
): Promise<Response | null> {
  if (!isAddressedTo(proved.collector, context.req.url))
    return refuse(context, 400, 'other-collector', 'The proof is for a collector at another address than the one that was asked.');
  const isProved = await isSignedBy(key, writeProof(purpose, proved), proof);
  return isProved
    ? null
    : refuse(context, 401, 'bad-proof', 'The proof is not one of this device’s key: the device must be enrolled again.');
}

function refuseUnknown(context: Context): Response {
  return refuse(context, 401, 'not-enrolled', 'No device of this id has a key here: it must be enrolled with a new link.');
}
