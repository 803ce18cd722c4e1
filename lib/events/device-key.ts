/** A device's public key: its form, its name, and how a signature of it is checked. The private half never leaves the device's browser. */
import { z } from 'zod';
import { hash } from './manifest.ts';

const Coordinate = z.string().regex(/^[\w-]{43}$/, 'not 32 bytes in base64url');

/** The members that RFC 7638 makes a key's name of, and no others: Ed25519, or P-256 where a browser has no Ed25519 yet. */
export const DevicePublicKey = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: Coordinate }),
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: Coordinate, y: Coordinate }),
]);
export type DevicePublicKey = z.infer<typeof DevicePublicKey>;

/** JOSE's names of the signatures that the two kinds of key make. */
export type KeyAlg = 'Ed25519' | 'ES256';

/** A signature: 64 bytes in base64url with either kind of key. */
export const Signature = z.string().regex(/^[\w-]{86}$/, 'not 64 bytes in base64url');

export const signing = {
  Ed25519: { name: 'Ed25519' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const satisfies Record<KeyAlg, object>;

export function readKeyAlg(key: DevicePublicKey): KeyAlg {
  return key.kty === 'OKP' ? 'Ed25519' : 'ES256';
}

/** The key's name: its RFC 7638 thumbprint in base64url. */
export async function nameKey(key: DevicePublicKey): Promise<string> {
  const members = key.kty === 'OKP' ? { crv: key.crv, kty: key.kty, x: key.x } : { crv: key.crv, kty: key.kty, x: key.x, y: key.y };
  const hex = await hash(new TextEncoder().encode(JSON.stringify(members)));
  return toBase64Url(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

/** False for a signature of another key, of other bytes, or for a key that is no point of its curve. */
export async function isSignedBy(key: DevicePublicKey, bytes: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean> {
  if (!Signature.safeParse(signature).success) return false;
  const alg = signing[readKeyAlg(key)];
  const imported = await crypto.subtle.importKey('jwk', key, alg, true, ['verify']).catch(() => null);
  return imported !== null && crypto.subtle.verify(alg, imported, fromBase64Url(signature), bytes);
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
