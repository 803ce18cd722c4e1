/** One upload: gzip of lines of JSON, a header and then salted records; and the answer that acknowledges it. */
import { z } from 'zod';
import { Id, Seq, Sha256 } from './base.ts';
import { Manifest, SaltedRecord } from './manifest.ts';
import { ManifestSignature } from './signature.ts';
import { StreamHeader } from './stream.ts';

export { uploadMediaType, writeUpload } from './write-upload.ts';

/** Limits that both sides know, in bytes. A collector may set a lower `sealedBytes` and answers 413 over it. */
export const uploadLimits = { sealedBytes: 8 * 1024 * 1024, inflatedBytes: 64 * 1024 * 1024 } as const;

/**
 * The first line. An upload holds all records of its manifest, or a part of them after a 413, or none where the chunk was
 * quarantined: the manifest's chain stays whole in each case. `schema` is the version of all that follows.
 */
export const UploadHeader = z.looseObject({
  schema: z.number().int().positive(),
  id: Id,
  recorder: z.string().max(100),
  stream: StreamHeader,
  manifest: Manifest,
  /** Missing where the manifest was sealed before devices had keys. */
  signature: ManifestSignature.optional(),
});
export type UploadHeader = z.infer<typeof UploadHeader>;

/** What is read of a header from a newer schema: enough to store it and to acknowledge it. */
export const NewerUploadHeader = z.looseObject({
  schema: z.number().int().positive(),
  id: Id,
  stream: z.looseObject({ id: Id, device: Id, kind: z.string().max(64), session: Id.nullish() }),
  manifest: Manifest,
  /** Read where it has the form that is known here. */
  signature: z.unknown().optional(),
});

/** Where the upload's manifest stands in the collector's log, and how many leaves the log had then. `leaf` is null for one that was set aside. */
export const LogPlace = z.looseObject({ leaf: Seq.nullable(), size: Seq });
export type LogPlace = z.infer<typeof LogPlace>;

/** The acknowledgement: it counts only if it echoes the upload's id and the SHA-256 of the bytes that were sent. Collectors before logs say no `log`. */
export const Acknowledgement = z.looseObject({ id: Id, sha256: Sha256, duplicate: z.boolean(), log: LogPlace.optional() });
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** Splits an upload's text into its header and its salted records, unparsed beyond JSON. Throws with the line's number where a line is no JSON. */
export function splitUpload(text: string): { header: unknown; records: SaltedRecord[] } {
  const [header, ...records] = text
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine);
  return { header, records: records.map((line) => SaltedRecord.parse(line) as SaltedRecord) };
}

function parseLine(line: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`line ${index + 1} of the upload is not JSON`);
  }
}
