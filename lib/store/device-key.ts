/** The device's key pair: made once, before the first enrolment, and usable by this browser profile only, since it cannot be exported. */
import { DevicePublicKey, type KeyAlg, nameKey, readKeyAlg, signing } from '../events/device-key.ts';
import type { CotrailDb } from './db.ts';

/** One row, key `device`. Browsers store a key that cannot be exported as what it is. */
export interface KeyRow {
  key: 'device';
  privateKey: CryptoKey;
  publicKey: DevicePublicKey;
  madeAt: number;
}

/** What signs for this device. Whatever it signs begins with a line that says what it is, so that no signature can be shown as one of another kind. */
export interface DeviceKey {
  alg: KeyAlg;
  publicKey: DevicePublicKey;
  /** Its RFC 7638 thumbprint. */
  id: string;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/** The key that is here, or a new one. Not for use inside a transaction: IndexedDB commits while a key is being made. */
export async function ensureDeviceKey(db: CotrailDb): Promise<DeviceKey> {
  const known = await db.keys.get('device');
  if (known) return toDeviceKey(known);
  const made = await makePair();
  return toDeviceKey(
    await db.transaction('rw', db.keys, async () => {
      // Two that began at once have one key in the end.
      const earlier = await db.keys.get('device');
      if (!earlier) await db.keys.add(made);
      return earlier ?? made;
    }),
  );
}

async function toDeviceKey({ privateKey, publicKey }: KeyRow): Promise<DeviceKey> {
  const alg = readKeyAlg(publicKey);
  return {
    alg,
    publicKey,
    id: await nameKey(publicKey),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(signing[alg], privateKey, bytes)),
  };
}

async function makePair(): Promise<KeyRow> {
  // Chrome before 137 and Firefox before 129 know no Ed25519, and say so by refusing.
  const pair = await crypto.subtle
    .generateKey(signing.Ed25519, false, ['sign', 'verify'])
    .catch(() => crypto.subtle.generateKey(signing.ES256, false, ['sign', 'verify']));
  const publicKey = DevicePublicKey.parse(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { key: 'device', privateKey: pair.privateKey, publicKey, madeAt: Date.now() };
}
