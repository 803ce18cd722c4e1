/** Measures the collector's ingest against its floor, side by side: gunzip and insert of the same rows, with the same durability. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { checkUpload } from '../../collector/check-upload.ts';
import { openSqliteStore } from '../../collector/store/sqlite.ts';
import { newId } from '../../lib/events/id.ts';
import type { SaltedRecord } from '../../lib/events/manifest.ts';
import { newClick, newFrame, newStream, seal, type Sealed } from '../unit/collector/seal-upload.ts';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const uploads = 20;
const recordsEach = 500;
const kinds = ['facts', 'frames'] as const;
type Kind = (typeof kinds)[number];

for (const kind of kinds) {
  const sealed = await sealUploads(kind);
  const times: Record<'floor' | 'collector', number[]> = { floor: [], collector: [] };
  // Round by round, so that a busy machine is busy for both.
  for (let round = 0; round < rounds; round++) {
    times.floor.push(await measure((folder) => writeFloor(folder, sealed)));
    times.collector.push(await measure((folder) => writeStore(folder, sealed)));
  }
  report(kind, times.floor, times.collector);
}

async function sealUploads(kind: Kind): Promise<Sealed[]> {
  const stream = newStream(newId(), newId(), { kind });
  const sealed: Sealed[] = [];
  for (let upload = 0; upload < uploads; upload++) {
    const seqs = Array.from({ length: recordsEach }, (_, index) => upload * recordsEach + index);
    const records = seqs.map((seq) => (kind === 'facts' ? newClick(stream.id, seq) : newFrame(stream.id, seq, 3, newMutation(seq))));
    sealed.push(await seal(stream, records, { previous: sealed.at(-1)?.manifestHash ?? null }));
  }
  return sealed;
}

/** What rrweb makes of a new message in a chat: a few nodes with attributes and a text. */
function newMutation(seq: number): object {
  const newNode = (id: number, text: string) => ({
    parentId: id - 1,
    nextId: null,
    node: { type: 2, tagName: 'div', attributes: { class: `message message-${id}` }, childNodes: [], id, textContent: text },
  });
  const adds = Array.from({ length: 6 }, (_, index) => newNode(seq * 6 + index, `Message ${seq}, line ${index}`));
  return { source: 0, texts: [], attributes: [], removes: [], adds };
}

async function measure(write: (folder: string) => Promise<void> | void): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-bench-'));
  const begin = performance.now();
  await write(folder);
  const elapsed = performance.now() - begin;
  rmSync(folder, { recursive: true, force: true });
  return elapsed;
}

/** The least that could be done: no checks, no index but the key, one synced transaction an upload. */
function writeFloor(folder: string, sealed: readonly Sealed[]): void {
  const db = new BetterSqlite3(join(folder, 'floor.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table records (stream text, seq integer, at real, json text, primary key (stream, seq)) strict, without rowid');
  const insert = db.prepare('insert into records values (?, ?, ?, ?)');
  const insertAll = db.transaction((lines: string[]) => {
    for (const line of lines) {
      const { record } = JSON.parse(line) as SaltedRecord;
      insert.run(record.stream, record.seq, record.at, JSON.stringify(record));
    }
  });
  for (const { bytes } of sealed) insertAll.immediate(gunzipSync(bytes).toString().split('\n').slice(1));
  db.close();
}

async function writeStore(folder: string, sealed: readonly Sealed[]): Promise<void> {
  const store = await openSqliteStore(folder);
  for (const { id, bytes } of sealed) {
    const outcome = await store.putUpload(await checkUpload(id, bytes), Date.now());
    if (outcome !== 'stored') throw new Error(`an upload was ${outcome}`);
  }
  await store.close();
}

function report(kind: Kind, floor: readonly number[], collector: readonly number[]): void {
  const rows = uploads * recordsEach;
  const [least, ours] = [floor, collector].map((times) => (rows / median(times)) * 1000);
  const perSecond = (rate: number | undefined) => `${Math.round(rate ?? 0).toLocaleString('en')} rows/s`;
  console.log(`${kind}: floor ${perSecond(least)}, collector ${perSecond(ours)}, ratio ${((least ?? 0) / (ours ?? 1)).toFixed(2)}`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
