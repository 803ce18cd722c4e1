/** The small schemas that all others are made of: ids, times, mask levels, JSON. */
import { z } from 'zod';

// Pages under a strict policy may not compile code, and report each attempt: zod makes none there. In Node it may, for speed.
z.config({ jitless: !('process' in globalThis) });

/** A UUID in lower case. Cotrail makes version 7; others are accepted so that a later version can change its mind. */
export const Id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not a UUID in lower case');
export type Id = z.infer<typeof Id>;

/** Milliseconds since the unix epoch, by the clock of whoever stamped the record. Fractions are allowed. */
export const EpochMs = z.number().nonnegative().max(8.64e15);

/** A place in a stream: 0, 1, 2 … */
export const Seq = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** SHA-256 as 64 lower-case hex digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in lower-case hex');
export type Sha256 = z.infer<typeof Sha256>;

/** scheme://host[:port], as `URL.origin` gives it; http and https only. */
export const Origin = z.string().max(300).refine(isWebOrigin, 'not an http(s) origin such as https://chat.example');
export type Origin = z.infer<typeof Origin>;

/**
 * What is kept of text: `all` masks everything, `inputs` masks what is typed or editable, `none` masks
 * only what is never recorded (passwords, hidden inputs, one-time codes, card fields).
 */
export const MaskLevel = z.enum(['all', 'inputs', 'none']);
export type MaskLevel = z.infer<typeof MaskLevel>;

/** Any JSON value. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;

/** Pages address their reads by an opaque cursor; `null` means there is no more. */
export const Cursor = z.string().max(200);

function isWebOrigin(value: string): boolean {
  try {
    const url = new URL(value);
    return url.origin === value && (url.protocol === 'http:' || url.protocol === 'https:');
  } catch {
    return false; // `new URL` throws on anything that is no URL: that is the answer, not a failure.
  }
}
