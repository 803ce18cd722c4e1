/** The token by which this browser may send: by the website's key once, and by its own key from then on. */
import { writeProof } from '../lib/events/device-proof.ts';
import { toBase64Url } from '../lib/events/signing.ts';
import type { Reply } from '../lib/upload/collector-client.ts';
import { askNonce, askToken, enrol, type TokenAnswer } from './collector.ts';
import { changeSending, readSending } from './queue/chunks.ts';
import { type Db, read } from './queue/db.ts';
import { readDevice } from './queue/device.ts';
import type { Key } from './queue/key.ts';
import { version } from './version.ts';

/** A token that ends sooner is renewed first. */
const marginMs = 60_000;

export interface Sender {
  db: Db;
  key: Key;
  collector: string;
  /** The website's public key. */
  publicKey: string;
}

/** A token that is good as far as we know, and not `refused`; or the answer that came instead. Call under the sender's lock. */
export async function readToken(sender: Sender, refused: string | null = null): Promise<Reply<string>> {
  const { token, tokenExpiresAt } = await readSending(sender.db);
  if (token !== null && token !== refused && Date.now() < tokenExpiresAt - marginMs) return { kind: 'ok', value: token };
  const device = await read(sender.db, readDevice);
  if (device === null) return { kind: 'silent', detail: 'there is no device here' };
  const proved = token === null ? null : await proveKey(sender, device.id);
  // A collector that has lost us, or whose website has another key by now, takes us in again by the website's key.
  const isForgotten = proved === null || (proved.kind === 'status' && [401, 403].includes(proved.status));
  const answer = isForgotten ? await takeIn(sender, device.id) : proved;
  if (answer.kind !== 'ok') return answer;
  await changeSending(sender.db, { token: answer.value.token, tokenExpiresAt: Date.now() + answer.value.lifeMs });
  return { kind: 'ok', value: answer.value.token };
}

async function takeIn({ key, collector, publicKey }: Sender, device: string): Promise<Reply<TokenAnswer>> {
  const proof = await prove(key, 'enrolment', { secret: publicKey, device, collector });
  return enrol(collector, { key: publicKey, device, version, publicKey: key.publicKey, collector, proof });
}

async function proveKey({ key, collector }: Sender, device: string): Promise<Reply<TokenAnswer>> {
  const asked = await askNonce(collector, device);
  if (asked.kind !== 'ok') return asked;
  const { nonce } = asked.value;
  return askToken(collector, { device, nonce, collector, proof: await prove(key, 'token', { secret: nonce, device, collector }) });
}

async function prove(key: Key, ...proved: Parameters<typeof writeProof>): Promise<string> {
  return toBase64Url(await key.sign(writeProof(...proved)));
}
