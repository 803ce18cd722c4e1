/** What a collector says of its log over HTTP: how far it is signed, that it continues what somebody knew, and what of a session is proved. */
import { z } from 'zod';
import { EpochMs, Id, Seq, Sha256 } from './base.ts';

const count = z.number().int().nonnegative();

/** A signed note. */
const Note = z.string().max(10_000);
/** The log's public key, as `name+id+base64`. */
const Verifier = z.string().max(300);

/** `GET /log/consistency?from`: the newest checkpoint, and the proof that its tree goes on from the one of `from` leaves; null where it has not so many. */
export const ConsistencyQuery = z.object({ from: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional() });
export const ConsistencyAnswer = z.looseObject({
  verifier: Verifier,
  checkpoint: Note.nullable(),
  proof: z.array(Sha256).max(200).nullable(),
});
export type ConsistencyAnswer = z.infer<typeof ConsistencyAnswer>;

/** Manifests by what their signatures say; `broken` are uploads that were set aside because of their signature or their chain. */
export const SignatureCounts = z.looseObject({ enrolled: count, 'self-asserted': count, unsigned: count, broken: count });
export type SignatureCounts = z.infer<typeof SignatureCounts>;

/** The first thing that does not hold: what it is, whose, and what that means. */
export const BadItem = z.looseObject({
  item: z.string().max(64),
  stream: Id.nullable(),
  seq: Seq.nullable(),
  meaning: z.string().max(1000),
});
export type BadItem = z.infer<typeof BadItem>;

/** How far something is verified: all of the log up to `size` leaves was there, as signed, at `at`. Null: no checkpoint was signed yet. */
const Verified = z.looseObject({ size: count, at: EpochMs });

/** `GET /log`: the leaves are hashed anew up to the newest checkpoint when this is asked. */
export const LogState = z.looseObject({
  verifier: Verifier,
  verified: Verified.nullable(),
  signatures: SignatureCounts,
  problem: BadItem.nullable(),
});
export type LogState = z.infer<typeof LogState>;

/** `GET /sessions/{id}/proof`: everything that is stored of a session, checked as `cotrail verify` checks a bundle, when this is asked. */
export const SessionProof = z.looseObject({
  verifier: Verifier,
  verified: Verified.nullable(),
  signatures: SignatureCounts,
  records: count,
  /** Of those that the manifests commit to, the ones that were removed by rule; absent in an older collector's answer, which calls all of them erased. */
  retention: count.optional(),
  erased: count,
  remasked: count.optional(),
  problem: BadItem.nullable(),
});
export type SessionProof = z.infer<typeof SessionProof>;
