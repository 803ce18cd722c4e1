/** Seals records into chunks: bytes, hashes and manifest are made outside a transaction, then one short one takes them if nobody was faster. */
import { newId } from '../events/id.ts';
import { toBase64Url } from '../events/device-key.ts';
import { type Manifest, type SaltedRecord, commit, hash, hashManifest } from '../events/manifest.ts';
import { schemaVersion } from '../events/record.ts';
import { StreamHeader } from '../events/stream.ts';
import { type ManifestSignature, writeStatement } from '../events/signature.ts';
import { type UploadHeader, writeUpload } from '../events/upload.ts';
import { type DeviceKey, ensureDeviceKey } from './device-key.ts';
import type { ChunkRow, CotrailDb, FrameRow, RecordRow, StreamRow } from './db.ts';

/** A chunk holds about this much JSON, and no more records than this. */
const chunkBytes = 1024 * 1024;
const chunkRecords = 2_000;
/** Records wait at most this long for company, unless a full chunk or the stream's end comes first. */
export const sealAfterMs = 4_000;

/** Seals all that is due at `now`; with `all`, everything. Returns how many chunks it made. */
export async function sealDue(db: CotrailDb, recorder: string, now: number, all = false): Promise<number> {
  let made = 0;
  const waiting = await db.streams.where('unsealedSince').above(0).toArray();
  const key = waiting.length > 0 ? await ensureDeviceKey(db) : null;
  for (const stream of waiting) {
    const isDue = all || stream.over === 1 || stream.unsealedBytes >= chunkBytes || now - (stream.unsealedSince ?? now) >= sealAfterMs;
    if (isDue && key) while (await sealOne(db, stream.id, key, recorder, now)) made += 1;
  }
  return made;
}

/** Seals the next chunk of a stream. False where there is nothing to seal, or somebody else sealed it meanwhile. */
async function sealOne(db: CotrailDb, id: string, key: DeviceKey, recorder: string, now: number): Promise<boolean> {
  const stream = await db.streams.get(id);
  if (!stream) return false;
  const run = await readRun(db, stream);
  const [first] = run;
  if (first === undefined) return false;
  const records = run.map(({ salt, record }): SaltedRecord => ({ salt, record }));
  const manifest: Manifest = {
    stream: id,
    firstSeq: first.seq,
    lastSeq: first.seq + run.length - 1,
    commitments: await Promise.all(records.map(commit)),
    previous: stream.lastManifest,
  };
  const manifestHash = await hashManifest(manifest);
  const signature = await signManifest(key, stream, manifestHash);
  const sealed = await makeChunk(stream, { manifest, signature }, records, recorder, now);
  return takeChunk(db, stream, manifest, sealed, manifestHash, now);
}

async function signManifest(key: DeviceKey, { device, kind, session }: StreamRow, manifest: string): Promise<ManifestSignature> {
  const signed = await key.sign(writeStatement({ device, kind, session, manifest }));
  return { publicKey: key.publicKey, value: toBase64Url(signed) };
}

/**
 * The next records without a hole. A hole is passed only in a stream that is over, since until then what fills it may still come; and in the
 * ledger, which is written without holes and gets them only where local copies expired before there was a collector.
 */
async function readRun(db: CotrailDb, stream: StreamRow): Promise<(RecordRow | FrameRow)[]> {
  const table = stream.kind === 'frames' ? db.frames : db.records;
  const rows: (RecordRow | FrameRow)[] = await table
    .where('[stream+seq]')
    .between([stream.id, stream.sealedSeq], [stream.id, Infinity])
    .limit(chunkRecords)
    .toArray();
  const [first] = rows;
  const mayPass = stream.over === 1 || stream.kind === 'ledger';
  if (first === undefined || (first.seq > stream.sealedSeq && !mayPass)) return [];
  let bytes = 0;
  const end = rows.findIndex((row, index) => {
    bytes += JSON.stringify(row.record).length;
    return row.seq !== first.seq + index || (index > 0 && bytes > chunkBytes);
  });
  return end === -1 ? rows : rows.slice(0, end);
}

export interface Sealed {
  chunk: ChunkRow;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The sealed bytes of `records` under a manifest that is signed, or was sealed before devices had keys: all of them, a part after a 413, or none after a quarantine. */
export async function makeChunk(
  stream: StreamRow,
  { manifest, signature }: Pick<UploadHeader, 'manifest' | 'signature'>,
  records: readonly SaltedRecord[],
  recorder: string,
  now: number,
): Promise<Sealed> {
  const id = newId(now);
  const header: UploadHeader = {
    schema: schemaVersion,
    id,
    recorder,
    stream: readHeader(stream),
    manifest,
    ...(signature && { signature }),
  };
  const bytes = await gzip(writeUpload(header, records));
  const { stream: streamId, firstSeq, lastSeq } = manifest;
  const sha256 = await hash(bytes);
  const place = { stream: streamId, firstSeq, lastSeq, rank: rankOf(stream) };
  return { chunk: { id, ...place, records: records.length, sha256, sealedAt: now, state: 'pending', reason: null }, bytes };
}

/** Puts a sealed chunk in the queue, inside the caller's transaction. */
export async function addSealed(db: CotrailDb, { chunk, bytes }: Sealed): Promise<void> {
  await db.chunks.add(chunk);
  await db.bytes.add({ id: chunk.id, bytes });
}

/** Puts the chunk in the queue and moves the stream's head, unless the head is no longer where the chunk begins. */
async function takeChunk(
  db: CotrailDb,
  before: StreamRow,
  manifest: Manifest,
  sealed: Sealed,
  manifestHash: string,
  now: number,
): Promise<boolean> {
  return db.transaction('rw', [db.streams, db.chunks, db.bytes, db.manifests, db.records, db.frames], async () => {
    const stream = await db.streams.get(before.id);
    if (!stream || stream.sealedSeq !== before.sealedSeq || stream.lastManifest !== before.lastManifest) return false;
    await addSealed(db, sealed);
    await db.manifests.add({ stream: stream.id, firstSeq: manifest.firstSeq, manifest, hash: manifestHash });
    const isEmpty = (await countFrom(db, stream, manifest.lastSeq + 1)) === 0;
    await db.streams.update(stream.id, {
      sealedSeq: manifest.lastSeq + 1,
      lastManifest: manifestHash,
      nextSeq: Math.max(stream.nextSeq, manifest.lastSeq + 1),
      unsealedBytes: isEmpty ? 0 : Math.max(0, stream.unsealedBytes - chunkBytes),
      unsealedSince: isEmpty ? null : (stream.unsealedSince ?? now),
    });
    return true;
  });
}

function countFrom(db: CotrailDb, stream: StreamRow, seq: number): Promise<number> {
  const table = stream.kind === 'frames' ? db.frames : db.records;
  return table.where('[stream+seq]').between([stream.id, seq], [stream.id, Infinity]).count();
}

/** The header without the marks that are only ours. */
export function readHeader(stream: StreamRow): StreamHeader {
  return Object.fromEntries(Object.keys(StreamHeader.shape).map((key) => [key, stream[key as keyof StreamRow]])) as StreamHeader;
}

function rankOf(stream: StreamRow): number {
  if (stream.kind === 'ledger') return 0;
  if (stream.kind === 'facts' || stream.kind === 'transcripts') return 1;
  return stream.over === 0 ? 2 : 3;
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
