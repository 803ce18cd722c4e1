/** Secrets that the collector gives out, and what it keeps of them. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, fit for a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are long and random: a plain hash is enough to keep them out of the database. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
