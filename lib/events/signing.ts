/** How a device's key signs: its two algorithms, its name, and the form of what it signs. No zod here: the companion takes this file into pages. */
import type { Id, Sha256 } from './base.ts';
import { canonicalJson, fromHex, hash } from './commit.ts';
import type { DevicePublicKey } from './device-key.ts';

/** JOSE's names of the signatures that the two kinds of key make. */
export type KeyAlg = 'Ed25519' | 'ES256';

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
  return toBase64Url(fromHex(hex));
}

/** What is signed. The manifest has the stream, its seqs, their commitments and the manifest before; a stream has one device, kind and session. */
export interface Statement {
  device: Id;
  kind: string;
  session: Id | null;
  /** The manifest's hash. */
  manifest: Sha256;
}

/** The first line says what is signed, so that no signature can be shown as one of another kind. */
export function writeStatement({ device, kind, session, manifest }: Statement): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`cotrail-manifest-v1\n${canonicalJson({ device, kind, session, manifest })}`);
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
