/** Reads sealed bytes as an upload, and refuses what is not one, naming the line and what is wrong with it. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { canonicalJson, type Manifest, SaltedRecord } from '../lib/events/manifest.ts';
import { isDeeper, isNestedTooDeeply, nestingAtMost } from '../lib/events/nesting.ts';
import { parseRecord, readKnown, schemaVersion, type KnownRecord } from '../lib/events/record.ts';
import { isSignedBy, nameKey } from '../lib/events/device-key.ts';
import { ManifestSignature, writeStatement, type Statement } from '../lib/events/signature.ts';
import { StreamHeader } from '../lib/events/stream.ts';
import { NewerUploadHeader, UploadHeader, uploadLimits } from '../lib/events/upload.ts';
import { BadUpload } from './bad-upload.ts';
import { readLines, readSealed } from './read-sealed.ts';
import type { CheckedRecord, CheckedSignature, CheckedUpload } from './store/store.ts';

const tooDeep = 'it is nested too deeply.';

/** Throws `BadUpload`. Bytes that inflate beyond the limit are refused before they fill the memory. */
export async function checkUpload(
  id: string,
  bytes: Uint8Array,
  inflatedLimit: number = uploadLimits.inflatedBytes,
): Promise<CheckedUpload> {
  const lines = readLines(await readSealed(bytes, inflatedLimit));
  const header = readHeader(lines.next().value?.[0] ?? '');
  if (header.id !== id) throw new BadUpload(`Line 1: the header is of upload ${header.id}, and this address is of ${id}.`);
  const { manifest, schema } = header;
  if (manifest.stream !== header.stream.id) throw new BadUpload('Line 1: the manifest is of another stream than the header.');
  const { device, kind, session = null } = header.stream;
  const fits = StreamHeader.safeParse(header.stream);
  const manifestHash = hash(canonicalJson(manifest));
  return {
    ...{ id, bytes, schema, manifest },
    sha256: hash(bytes),
    stream: { id: header.stream.id, device, kind, session, header: fits.success ? fits.data : null },
    manifestHash,
    signature: await checkSignature(header.signature, { device, kind, session, manifest: manifestHash }),
    records: readRecords(lines, manifest, schema),
  };
}

/** Null where there is none, or where a newer version has another form of it. */
async function checkSignature(value: unknown, statement: Statement): Promise<CheckedSignature | null> {
  const signature = ManifestSignature.safeParse(value);
  if (!signature.success) return null;
  const { publicKey, value: signed } = signature.data;
  const isValid = await isSignedBy(publicKey, writeStatement(statement), signed);
  return { key: await nameKey(publicKey), publicKey, value: signed, isValid };
}

function readHeader(line: string): z.infer<typeof UploadHeader> | z.infer<typeof NewerUploadHeader> {
  const value = parseJson(line, 1);
  if (isDeeper(value, nestingAtMost.other)) throw new BadUpload(`Line 1: ${tooDeep}`);
  const newer = parse(NewerUploadHeader, value, 1);
  return newer.schema > schemaVersion ? newer : parse(UploadHeader, value, 1);
}

function readRecords(lines: Iterable<[line: string, number: number]>, manifest: Manifest, schema: number): CheckedRecord[] {
  const records: CheckedRecord[] = [];
  // There are no more of them than commitments: each has a seq of its own, and they rise.
  for (const [line, number] of lines) {
    const checked = readRecord(line, number, manifest, schema);
    if (checked.record.seq <= (records.at(-1)?.record.seq ?? -1))
      throw new BadUpload(`Line ${number}: seq ${checked.record.seq} is out of order.`);
    records.push(checked);
  }
  return records;
}

function readRecord(line: string, number: number, manifest: Manifest, schema: number): CheckedRecord {
  const salted = parse(SaltedRecord, parseJson(line, number), number);
  if (isNestedTooDeeply(salted.record)) throw new BadUpload(`Line ${number}: ${tooDeep}`);
  const result = parseRecord(salted.record, schema);
  if (!result.success) throw new BadUpload(`Line ${number}: ${describe(result.error)}`);
  const record = result.data;
  if (record.stream !== manifest.stream) throw new BadUpload(`Line ${number}: the record is of another stream.`);
  const promised = manifest.commitments[record.seq - manifest.firstSeq];
  if (promised === undefined) throw new BadUpload(`Line ${number}: seq ${record.seq} is not in the manifest.`);
  // What is committed to is the record as it came, not as this version understands it.
  const json = canonicalJson(salted.record);
  if (hash(Buffer.from(salted.salt, 'hex'), json) !== promised)
    throw new BadUpload(`Line ${number}: the record is not the one that the manifest commits to.`);
  return { record, known: schema > schemaVersion ? readKnown(record) : asKnown(record), json };
}

/** A record of our version has been read by its kind's schema already; the kinds that have none keep only their envelope. */
function asKnown(record: CheckedRecord['record']): KnownRecord | null {
  return kinds.has(record.kind) ? (record as KnownRecord) : null;
}
const kinds = new Set<string>([
  'interaction',
  'mark',
  'gap',
  'frame',
  'frame-part',
  'session-opened',
  'session-closed',
  'action',
  'message-text',
] satisfies KnownRecord['kind'][]);

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BadUpload(`Line ${number}: this is not JSON.`, { cause: error });
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, line: number): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new BadUpload(`Line ${line}: ${describe(result.error)}`);
  return result.data;
}

/** Where and what, never the value: it may be somebody's words. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'does not fit'}`;
}

function hash(...parts: (string | Uint8Array)[]): string {
  const sha256 = createHash('sha256');
  for (const part of parts) sha256.update(part);
  return sha256.digest('hex');
}
