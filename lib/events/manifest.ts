/** Tamper evidence, apart from the bytes: a commitment per record, and a chain of manifests per stream. */
import { z } from 'zod';
import { Id, Seq, Sha256 } from './base.ts';
import type { CotrailRecord } from './record.ts';

// They stand apart, without zod, for pages; here they are read with what they are about.
export { canonicalJson, commit, fromHex, hash, hashManifest, newSalt, toHex } from './commit.ts';

/** 16 random bytes in hex, made once per record, so that no commitment can be guessed back to its record. */
export const Salt = z.string().regex(/^[0-9a-f]{32}$/, 'not 16 bytes in hex');

/** What a chunk commits to: each record's commitment in order, and the hash of the manifest before it (null for the first). */
export const Manifest = z
  .looseObject({ stream: Id, firstSeq: Seq, lastSeq: Seq, commitments: z.array(Sha256).min(1).max(20_000), previous: Sha256.nullable() })
  .refine((manifest) => manifest.commitments.length === manifest.lastSeq - manifest.firstSeq + 1, 'one commitment per seq');
export type Manifest = z.infer<typeof Manifest>;

/** A record with its salt, as stored and sent. */
export const SaltedRecord = z.looseObject({ salt: Salt, record: z.unknown() });
export type SaltedRecord = { salt: string; record: CotrailRecord };
