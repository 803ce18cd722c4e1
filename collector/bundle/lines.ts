/** The lines of a bundle, each one JSON object: what it is about, the keys, each manifest with its records behind it, and a signed end. */
import { z } from 'zod';
import { EpochMs, Id, Seq, Sha256 } from '../../lib/events/base.ts';
import { DevicePublicKey } from '../../lib/events/device-key.ts';
import { Manifest, Salt } from '../../lib/events/manifest.ts';

const leaf = z.number().int().nonnegative();

/** `leaves`: all from `first` to before `end`, without one left out. `session`: those that hold anything of a session. */
export const BundleScope = z.discriminatedUnion('of', [
  z.object({ of: z.literal('leaves'), first: leaf, end: leaf, from: EpochMs.nullable(), to: EpochMs.nullable() }),
  z.object({ of: z.literal('session'), session: Id }),
]);
export type BundleScope = z.infer<typeof BundleScope>;

export const BundleHead = z.object({
  kind: z.literal('bundle'),
  version: z.literal(1),
  madeAt: EpochMs,
  scope: BundleScope,
  /** The log's public key. It proves something to whoever knows it from elsewhere. */
  verifier: z.string(),
  checkpoint: z.string(),
});
export type BundleHead = z.infer<typeof BundleHead>;

/** A key that manifests behind it are signed with. `enrolled`: the collector knows it from the device's enrolment. */
export const KeyLine = z.object({ kind: z.literal('key'), device: Id, key: z.string(), publicKey: DevicePublicKey, enrolled: z.boolean() });
export type KeyLine = z.infer<typeof KeyLine>;

/**
 * Why a record of a manifest is not in the bundle. `retention`, `erased`, `remasked`: it was here, and was removed when its time was over, by an erasure, or by masking that
 * was tightened later. `not-received`: the collector never had it. `set-aside`: what came contradicted what was here. `outside`: it is of another session.
 */
export const AbsenceReason = z.enum(['retention', 'erased', 'remasked', 'not-received', 'set-aside', 'outside']);
export type AbsenceReason = z.infer<typeof AbsenceReason>;
export const Absence = z.object({ firstSeq: Seq, lastSeq: Seq, reason: AbsenceReason });
export type Absence = z.infer<typeof Absence>;

export const ManifestLine = z.object({
  kind: z.literal('manifest'),
  leaf,
  proof: z.array(Sha256),
  device: Id,
  stream: z.object({ kind: z.string(), session: Id.nullable() }),
  receivedAt: EpochMs,
  signature: z.object({ key: z.string(), value: z.string() }).nullable(),
  /** Null where its commitments are gone from the collector: then nothing of it can be checked. */
  manifest: Manifest.nullable(),
  absent: z.array(Absence),
});
export type ManifestLine = z.infer<typeof ManifestLine>;

/** `salt` is null where it is gone though the record is there: then nothing proves the record. */
export const RecordLine = z.object({ kind: z.literal('record'), salt: Salt.nullable(), record: z.looseObject({ stream: Id, seq: Seq }) });
export type RecordLine = z.infer<typeof RecordLine>;

/** The last line: a note, signed by the log's key, over the hash of all bytes before it. */
export const EndLine = z.object({ kind: z.literal('end'), note: z.string() });

export const BundleLine = z.discriminatedUnion('kind', [BundleHead, KeyLine, ManifestLine, RecordLine, EndLine]);
export type BundleLine = z.infer<typeof BundleLine>;

/** The text of the end's note. Its first line keeps it from being taken for a checkpoint. */
export function writeEnd({ sha256, manifests, records }: { sha256: string; manifests: number; records: number }): string {
  return `cotrail-bundle-v1\n${sha256}\n${manifests} ${records}\n`;
}
