/** The token by which a device speaks to its collector: renewed by a proof of the device's key before it ends, kept before it is used. */
import { toBase64Url } from '../events/device-key.ts';
import { writeProof } from '../events/device-proof.ts';
import type { CotrailDb, UploadRow } from '../store/db.ts';
import { ensureDeviceKey } from '../store/device-key.ts';
import { readUpload } from '../store/device.ts';
import { keepToken, noteUpload } from '../store/endpoint.ts';
import { askNonce, askToken, putKey, type Reply } from './collector-client.ts';

/** A token that ends sooner is renewed first, so that it holds for what it is used for. */
const marginMs = 60_000;
/** A collector that takes no key yet is asked again after this long. */
const offerEveryMs = 24 * 60 * 60_000;

export interface TokenContext {
  db: CotrailDb;
  now: () => number;
}

/**
 * A token that is good as far as this device knows, and not `refused`, which the collector did not take; or the answer that came instead. One renewal at a
 * time in the whole browser.
 */
export async function readToken(context: TokenContext, refused: string | null = null): Promise<Reply<string>> {
  const good = findGood(await readUpload(context.db), context.now(), refused);
  return good === null ? navigator.locks.request('cotrail-token', () => renew(context, refused)) : { kind: 'ok', value: good };
}

/** When a token ends by this device's clock, from what the collector said of its life. */
export function endOf({ lifeMs }: { lifeMs?: number | null | undefined }, now: number): number | null {
  return lifeMs == null ? null : now + lifeMs;
}

/** The token as it is stored, if nothing is to be done about it. */
function findGood({ token, tokenExpiresAt = null, keyOfferedAt = 0 }: UploadRow, now: number, refused: string | null): string | null {
  if (token === null || token === refused) return null;
  const isGood = tokenExpiresAt === null ? now - keyOfferedAt < offerEveryMs : now < tokenExpiresAt - marginMs;
  return isGood ? token : null;
}

async function renew(context: TokenContext, refused: string | null): Promise<Reply<string>> {
  const { db, now } = context;
  const upload = await readUpload(db);
  const good = findGood(upload, now(), refused);
  if (good !== null) return { kind: 'ok', value: good };
  const { endpoint, token, tokenExpiresAt = null } = upload;
  if (endpoint === null || token === null) return { kind: 'silent', detail: 'no collector is set' };
  if (tokenExpiresAt !== null || token === refused) return proveKey(context, endpoint);
  return offerKey(context, endpoint, token);
}

/** A device from before it had a key: its old token is good until it has shown the key, and stays so where the collector takes none. */
async function offerKey(context: TokenContext, endpoint: string, token: string): Promise<Reply<string>> {
  const { db, now } = context;
  await noteUpload(db, { keyOfferedAt: now() });
  const [key, device] = [await ensureDeviceKey(db), await readId(db)];
  const proof = toBase64Url(await key.sign(writeProof('key', { secret: '', device, collector: endpoint })));
  const given = await putKey(endpoint, token, { publicKey: key.publicKey, collector: endpoint, proof });
  const proved = given.kind === 'ok' ? await proveKey(context, endpoint) : given;
  return proved.kind === 'ok' ? proved : { kind: 'ok', value: token };
}

async function proveKey({ db, now }: TokenContext, endpoint: string): Promise<Reply<string>> {
  const [key, device] = [await ensureDeviceKey(db), await readId(db)];
  const asked = await askNonce(endpoint, device);
  if (asked.kind !== 'ok') return asked;
  const { nonce } = asked.value;
  const proof = toBase64Url(await key.sign(writeProof('token', { secret: nonce, device, collector: endpoint })));
  const answer = await askToken(endpoint, { device, nonce, collector: endpoint, proof });
  if (answer.kind !== 'ok') return answer;
  await keepToken(db, endpoint, answer.value.token, endOf(answer.value, now()));
  return { kind: 'ok', value: answer.value.token };
}

async function readId(db: CotrailDb): Promise<string> {
  const device = await db.device.get('device');
  if (!device) throw new Error('a token is asked for before there is a device');
  return device.id;
}
