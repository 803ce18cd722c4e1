/** The key pair that signs for this browser: made once, and not to be taken out of it. */
import { type KeyAlg, readKeyAlg, signing } from '../../lib/events/signing.ts';
import type { DevicePublicKey } from '../../lib/events/device-key.ts';
import { type Db, type KeyRow, read, write } from './db.ts';

export interface Key {
  publicKey: DevicePublicKey;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

export async function ensureKey(db: Db): Promise<Key> {
  const known = (await read(db, (work) => work.get('state', 'key'))) as KeyRow | undefined;
  if (known) return toKey(known);
  const made = await makePair();
  return toKey(
    await write(db, async (work) => {
      // Two that began at once have one key in the end.
      const earlier = (await work.get('state', 'key')) as KeyRow | undefined;
      if (earlier === undefined) work.put('state', made);
      return earlier ?? made;
    }),
  );
}

function toKey({ privateKey, publicKey }: KeyRow): Key {
  const alg: KeyAlg = readKeyAlg(publicKey);
  return { publicKey, sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(signing[alg], privateKey, bytes)) };
}

async function makePair(): Promise<KeyRow> {
  // Browsers that know no Ed25519 yet say so by refusing.
  const pair = await crypto.subtle
    .generateKey(signing.Ed25519, false, ['sign', 'verify'])
    .catch(() => crypto.subtle.generateKey(signing.ES256, false, ['sign', 'verify']));
  const { kty, crv, x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicKey = (kty === 'OKP' ? { kty, crv, x } : { kty, crv, x, y }) as DevicePublicKey;
  return { key: 'key', privateKey: pair.privateKey, publicKey };
}
