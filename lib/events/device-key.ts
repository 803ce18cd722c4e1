/** A device's public key: its form, its name, and how a signature of it is checked. The private half never leaves the device's browser. */
import { z } from 'zod';
import { fromBase64Url, readKeyAlg, signing } from './signing.ts';

export { fromBase64Url, type KeyAlg, nameKey, readKeyAlg, signing, toBase64Url } from './signing.ts';

const Coordinate = z.string().regex(/^[\w-]{43}$/, 'not 32 bytes in base64url');

/** The members that RFC 7638 makes a key's name of, and no others: Ed25519, or P-256 where a browser has no Ed25519 yet. */
export const DevicePublicKey = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: Coordinate }),
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: Coordinate, y: Coordinate }),
]);
export type DevicePublicKey = z.infer<typeof DevicePublicKey>;

/** A signature: 64 bytes in base64url with either kind of key. */
export const Signature = z.string().regex(/^[\w-]{86}$/, 'not 64 bytes in base64url');

/** False for a signature of another key, of other bytes, or for a key that is no point of its curve. */
export async function isSignedBy(key: DevicePublicKey, bytes: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean> {
  if (!Signature.safeParse(signature).success) return false;
  const alg = signing[readKeyAlg(key)];
  const imported = await crypto.subtle.importKey('jwk', key, alg, true, ['verify']).catch(() => null);
  return imported !== null && crypto.subtle.verify(alg, imported, fromBase64Url(signature), bytes);
}
