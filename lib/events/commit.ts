/** What commitments are made with: salts, canonical JSON and hashes. No zod here: the companion takes this file into pages. */
import type { Sha256 } from './base.ts';
import type { Manifest, SaltedRecord } from './manifest.ts';

export function newSalt(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** JSON with sorted keys and no white space (RFC 8785 for the values that JSON can carry). What it cannot carry is left out, as JSON does. */
export function canonicalJson(value: unknown): string {
  return write(value) ?? 'null';
}

/** Written by hand because every record passes here, and because an object with sorted keys would put those like `10` first again. */
function write(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = write((value as Record<string, unknown>)[key]);
    if (member !== undefined) members += `${members && ','}${JSON.stringify(key)}:${member}`;
  }
  return `{${members}}`;
}

/** `sha256(salt ‖ canonical JSON)`, the salt as its 16 bytes. */
export async function commit({ salt, record }: SaltedRecord): Promise<Sha256> {
  const json = new TextEncoder().encode(canonicalJson(record));
  const bytes = new Uint8Array(16 + json.length);
  bytes.set(fromHex(salt));
  bytes.set(json, 16);
  return hash(bytes);
}

export function hashManifest(manifest: Manifest): Promise<Sha256> {
  return hash(new TextEncoder().encode(canonicalJson(manifest)));
}

export async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
