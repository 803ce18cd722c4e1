/** Seals records into chunks in the form that the extension's have: made outside a transaction, then taken by one if nobody was faster. */
import { commit, hash, hashManifest } from '../../lib/events/commit.ts';
import { newId } from '../../lib/events/id.ts';
import type { Manifest, SaltedRecord } from '../../lib/events/manifest.ts';
import { schemaVersion } from '../../lib/events/schema-version.ts';
import { toBase64Url, writeStatement } from '../../lib/events/signing.ts';
import type { StreamHeader } from '../../lib/events/stream.ts';
import type { UploadHeader } from '../../lib/events/upload.ts';
import { writeUpload } from '../../lib/events/write-upload.ts';
import { version } from '../version.ts';
import { below, type ChunkRow, type Db, read, type RecordRow, type StreamRow, write } from './db.ts';
import type { Key } from './key.ts';

const chunkBytes = 1024 * 1024;
const chunkRecords = 2_000;
const ranks: Record<StreamHeader['kind'], number> = { ledger: 0, facts: 1, transcripts: 2, frames: 2 };

/** Seals all that is here; records become bytes that wait, and are not kept twice. */
export async function sealAll(db: Db, key: Key): Promise<void> {
  for (const { id } of await read(db, (work) => work.list('streams'))) while (await sealOne(db, id, key)) continue;
}

/** The next chunk of a stream. False where there is nothing to seal. */
async function sealOne(db: Db, id: string, key: Key): Promise<boolean> {
  const { stream, run } = await read(db, async (work) => {
    const stream = await work.get('streams', id);
    const range = stream && IDBKeyRange.bound([id, stream.sealedSeq], below(id).upper);
    return { stream, run: stream ? readRun(stream, await work.list('records', range, chunkRecords)) : [] };
  });
  const [first] = run;
  if (stream === undefined || first === undefined) return false;
  const records = run.map(({ salt, record }): SaltedRecord => ({ salt, record }));
  const lastSeq = first.seq + run.length - 1;
  const commitments = await Promise.all(records.map(commit));
  const manifest: Manifest = { stream: id, firstSeq: first.seq, lastSeq, commitments, previous: stream.lastManifest };
  const manifestHash = await hashManifest(manifest);
  const signature = await sign(key, stream, manifestHash);
  const chunk = await makeChunk({ stream: readHeader(stream), manifest, signature }, records);
  await write(db, async (work) => {
    const now = await work.get('streams', id);
    if (now === undefined || now.sealedSeq !== stream.sealedSeq) return; // Another tab was faster.
    work.put('chunks', chunk);
    work.remove('records', IDBKeyRange.bound([id, first.seq], [id, lastSeq]));
    work.put('streams', { ...now, sealedSeq: lastSeq + 1, nextSeq: Math.max(now.nextSeq, lastSeq + 1), lastManifest: manifestHash });
  });
  return true;
}

/** The next records without a hole. A hole is passed only in a stream that is over: until then, what fills it may still come. */
function readRun({ sealedSeq, over }: StreamRow, rows: RecordRow[]): RecordRow[] {
  const [first] = rows;
  if (first === undefined || (first.seq > sealedSeq && over === 0)) return [];
  let bytes = 0;
  const end = rows.findIndex(({ seq, record }, index) => {
    bytes += JSON.stringify(record).length;
    return seq !== first.seq + index || (index > 0 && bytes > chunkBytes);
  });
  return end === -1 ? rows : rows.slice(0, end);
}

async function sign(key: Key, { device, kind, session }: StreamRow, manifest: string): Promise<UploadHeader['signature']> {
  return { publicKey: key.publicKey, value: toBase64Url(await key.sign(writeStatement({ device, kind, session, manifest }))) };
}

/** The sealed bytes of records under their manifest: all of them, a part after a 413, or none after a refusal. */
export async function makeChunk(
  { stream, manifest, signature }: Pick<UploadHeader, 'stream' | 'manifest' | 'signature'>,
  records: readonly SaltedRecord[],
): Promise<ChunkRow> {
  const id = newId();
  const text = writeUpload(
    { schema: schemaVersion, id, recorder: `companion ${version}`, stream, manifest, ...(signature && { signature }) },
    records,
  );
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer());
  return {
    rank: ranks[stream.kind],
    stream: stream.id,
    firstSeq: manifest.firstSeq,
    id,
    sha256: await hash(bytes),
    records: records.length,
    bytes,
  };
}

function readHeader({
  nextSeq: _next,
  sealedSeq: _sealed,
  lastManifest: _last,
  over: _over,
  lastAt: _at,
  toldSeq: _told,
  ...header
}: StreamRow): StreamHeader {
  return header;
}
