/** The queue of sealed chunks: which is next, and what becomes of it after the collector's answer. */
import type { SaltedRecord } from '../../lib/events/manifest.ts';
import type { UploadHeader } from '../../lib/events/upload.ts';
import { type ChunkRow, type Db, read, type SendingRow, write } from './db.ts';
import { appendGap, readDevice } from './device.ts';
import { makeChunk } from './seal.ts';

const keyOf = ({ rank, stream, firstSeq, id }: ChunkRow): IDBValidKey => [rank, stream, firstSeq, id];

/** Ledger before facts before frames, and inside a stream by seq. */
export async function readNextChunk(db: Db): Promise<ChunkRow | null> {
  return (await read(db, (work) => work.list('chunks', undefined, 1)))[0] ?? null;
}

export async function removeChunk(db: Db, chunk: ChunkRow): Promise<void> {
  await write(db, async (work) => {
    work.remove('chunks', keyOf(chunk));
    work.put('state', { ...(((await work.get('state', 'sending')) as SendingRow | undefined) ?? idle), failures: 0, nextAttemptAt: null });
  });
}

/** After a 413: the same manifest goes with its records in two parts; one record that is too large alone is given up. */
export async function splitChunk(db: Db, chunk: ChunkRow): Promise<void> {
  const { header, records } = await open(chunk);
  if (records.length < 2) return giveUpChunk(db, chunk);
  const middle = Math.ceil(records.length / 2);
  const parts = await Promise.all([records.slice(0, middle), records.slice(middle)].map((part) => makeChunk(header, part)));
  await write(db, async (work) => {
    work.remove('chunks', keyOf(chunk));
    for (const part of parts) work.put('chunks', part);
  });
}

/** What the collector will never take goes, and a gap says so; its manifest travels alone, so that the chain stays whole. */
export async function giveUpChunk(db: Db, chunk: ChunkRow): Promise<void> {
  const { header, records } = await open(chunk);
  const bare = chunk.records > 0 ? await makeChunk(header, []) : null;
  const now = Date.now();
  await write(db, async (work) => {
    work.remove('chunks', keyOf(chunk));
    if (bare !== null) work.put('chunks', bare);
    const device = await readDevice(work);
    // Nothing about the ledger goes into the ledger: a collector that refuses it would make it grow for ever.
    if (bare === null || device === null || chunk.rank === 0) return;
    const first = records[0]?.record.seq ?? chunk.firstSeq;
    const hole = { stream: chunk.stream, session: header.stream.session, afterSeq: first > 0 ? first - 1 : null };
    const beforeSeq = (records.at(-1)?.record.seq ?? header.manifest.lastSeq) + 1;
    await appendGap(work, device, { ...hole, beforeSeq, fromAt: null, toAt: null, count: records.length, reason: 'quarantined' }, now);
  });
}

export const idle: SendingRow = { key: 'sending', token: null, tokenExpiresAt: 0, failures: 0, nextAttemptAt: null };

export async function readSending(db: Db): Promise<SendingRow> {
  return ((await read(db, (work) => work.get('state', 'sending'))) as SendingRow | undefined) ?? idle;
}

export async function changeSending(db: Db, change: Partial<SendingRow>): Promise<void> {
  await write(db, async (work) => {
    work.put('state', { ...(((await work.get('state', 'sending')) as SendingRow | undefined) ?? idle), ...change });
  });
}

async function open({ bytes }: ChunkRow): Promise<{ header: UploadHeader; records: SaltedRecord[] }> {
  const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  const [header, ...records] = text.split('\n').map((line): unknown => JSON.parse(line));
  return { header: header as UploadHeader, records: records as SaltedRecord[] };
}
