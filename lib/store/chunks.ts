/** The queue of sealed chunks: which is next, and what becomes of it after the collector's answer. */
import { type UploadHeader, splitUpload } from '../events/upload.ts';
import type { ChunkRow, CotrailDb } from './db.ts';
import { ensureDevice, readUpload } from './device.ts';
import { unknownLog } from './known-log.ts';
import { appendGap } from './ledger.ts';
import { addSealed, makeChunk } from './seal.ts';

/** The next chunk to send: ledger before facts before live frames before other frames, and inside a stream by seq. */
export async function readNextChunk(db: CotrailDb): Promise<ChunkRow | null> {
  return (await db.chunks.where('[state+rank+stream+firstSeq]').between(['pending'], ['pending\uffff']).first()) ?? null;
}

/** After a verified acknowledgement: the bytes go, the records stay until local retention ends. */
export async function acknowledgeChunk(db: CotrailDb, chunk: ChunkRow, logSize: number, now: number): Promise<void> {
  await db.transaction('rw', [db.chunks, db.bytes, db.upload], async () => {
    if (!(await db.chunks.get(chunk.id))) return; // Another drain was told the same.
    await removeChunk(db, chunk.id);
    const upload = await readUpload(db);
    const log = upload.log ?? unknownLog;
    await db.upload.put({
      ...upload,
      log: { ...log, acknowledged: Math.max(log.acknowledged, logSize) },
      uploaded: upload.uploaded + chunk.records,
      lastOkAt: now,
      lastError: null,
      failures: 0,
      nextAttemptAt: null,
    });
  });
}

/**
 * Takes a chunk that the collector will never accept out of the queue, and says so in the ledger. Its manifest goes on alone, so that the chain
 * stays whole and its seqs show as a gap; unless `withManifest` is false, or it was such a manifest itself.
 */
export async function quarantineChunk(
  db: CotrailDb,
  chunk: ChunkRow,
  reason: string,
  recorder: string,
  now: number,
  withManifest = true,
): Promise<void> {
  const { stream, header, records } = await openChunk(db, chunk);
  const bare = withManifest && chunk.records > 0 ? await makeChunk(stream, header, [], recorder, now) : null;
  await db.transaction('rw', db.tables, async () => {
    const current = await db.chunks.get(chunk.id);
    if (current?.state !== 'pending') return;
    await db.chunks.put({ ...current, state: 'quarantined', reason });
    if (bare) await addSealed(db, bare);
    // Nothing about the ledger goes into the ledger: a collector that refuses it would make it grow for ever.
    if (stream.kind === 'ledger' || chunk.records === 0) return;
    const device = await ensureDevice(db, now);
    const first = records[0]?.record.seq ?? chunk.firstSeq;
    const last = records.at(-1)?.record.seq ?? chunk.lastSeq;
    const hole = {
      stream: chunk.stream,
      session: stream.session,
      afterSeq: first > 0 ? first - 1 : null,
      beforeSeq: last + 1,
      count: chunk.records,
    };
    await appendGap(db, device, { ...hole, fromAt: null, toAt: null, reason: 'quarantined' }, now);
  });
}

/** After a 413: the same manifest goes with its records in two parts. False where there is but one record, which is too large alone. */
export async function splitChunk(db: CotrailDb, chunk: ChunkRow, recorder: string, now: number): Promise<boolean> {
  const { stream, header, records } = await openChunk(db, chunk);
  if (records.length < 2) return false;
  const middle = Math.ceil(records.length / 2);
  const parts = await Promise.all(
    [records.slice(0, middle), records.slice(middle)].map((part) => makeChunk(stream, header, part, recorder, now)),
  );
  await db.transaction('rw', [db.chunks, db.bytes], async () => {
    if (!(await db.chunks.get(chunk.id))) return;
    await removeChunk(db, chunk.id);
    for (const part of parts) await addSealed(db, part);
  });
  return true;
}

/** Takes records out of what waits to be sent. Each chunk keeps its manifest, and with it what was committed to. */
export async function stripChunks(db: CotrailDb, keys: readonly [string, number][], recorder: string, now: number): Promise<void> {
  const gone = new Map([...Map.groupBy(keys, ([stream]) => stream)].map(([stream, of]) => [stream, new Set(of.map(([, seq]) => seq))]));
  const chunks = await db.chunks
    .where('stream')
    .anyOf([...gone.keys()])
    .toArray();
  for (const chunk of chunks) {
    const { stream, header, records } = await openChunk(db, chunk);
    const kept = records.filter(({ record }) => !gone.get(chunk.stream)?.has(record.seq));
    if (kept.length === records.length) continue;
    const { state, reason } = chunk;
    const made = await makeChunk(stream, header, kept, recorder, now);
    await db.transaction('rw', [db.chunks, db.bytes], async () => {
      if (!(await db.chunks.get(chunk.id))) return; // It was acknowledged meanwhile: the collector erases what it took.
      await removeChunk(db, chunk.id);
      await addSealed(db, { ...made, chunk: { ...made.chunk, state, reason } });
    });
  }
}

async function removeChunk(db: CotrailDb, id: string): Promise<void> {
  await db.chunks.delete(id);
  await db.bytes.delete(id);
}

async function openChunk(db: CotrailDb, chunk: ChunkRow) {
  const row = await db.bytes.get(chunk.id);
  if (!row) throw new Error(`the bytes of chunk ${chunk.id} are not here`);
  const text = await new Response(new Blob([row.bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  const { header, records } = splitUpload(text);
  const stream = await db.streams.get(chunk.stream);
  if (!stream) throw new Error(`chunk ${chunk.id} belongs to stream ${chunk.stream}, which is not here`);
  return { stream, header: header as UploadHeader, records };
}
