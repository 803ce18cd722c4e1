/** Records are removed for good: from the rows, from the search and from the files, while what they were committed to stays. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { openDatabase } from '../../../collector/store/database.ts';
import { openUploadFiles } from '../../../collector/store/files.ts';
import { removeRecords } from '../../../collector/store/remove-records.ts';
import { rewriteUploads } from '../../../collector/store/rewrite-uploads.ts';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import type { Store } from '../../../collector/store/store.ts';
import { forgetSearchWords } from '../../../collector/store/unindex-actions.ts';
import { everything } from '../../../collector/store/store.ts';
import { newId } from '../../../lib/events/id.ts';
import { newAction, newFrame, newLedger, newStream, seal, start, type Sealed } from './seal-upload.ts';

const all = everything;
const canary = 'Zebulon';
let folder: string;
let store: Store;
let device: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cotrail-remove-'));
  store = await openSqliteStore(folder);
  device = newId();
  return () => store.close();
});

const put = async ({ id, bytes }: Sealed) => store.putUpload(await checkUpload(id, bytes), start);
const run = (firstSeq: number, lastSeq: number) => ({ firstSeq, lastSeq, firstAt: null, lastAt: null });

async function remove(stream: string, firstSeq: number, lastSeq: number): Promise<number> {
  const db = openDatabase(join(folder, 'cotrail.sqlite'));
  const files = await openUploadFiles(join(folder, 'uploads'));
  const removed = db.transact(() => removeRecords(db, stream, [run(firstSeq, lastSeq)], 'erased'));
  await rewriteUploads(db, files);
  for (let begins = true; forgetSearchWords(db, begins); begins = false);
  expect(db.emptyLog()).toBe(true);
  db.close();
  return removed;
}

/** Where in the folder the canary is, in any file, inflated where it is an upload's. */
function findCanary(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      return text.toString('latin1').toLowerCase().includes(canary.toLowerCase());
    });
}

test('an action is nowhere any more, and its neighbours are where they were', async () => {
  const ledger = newLedger(device);
  const named = { value: { type: 'customer', id: 'c-1', name: canary }, evidence: [] };
  const records = [newAction(ledger.id, 0), newAction(ledger.id, 1, { entity: named }), newAction(ledger.id, 2)];
  const sealed = await seal(ledger, records);
  await put(sealed);
  expect(findCanary().length).toBeGreaterThan(0);
  expect(await remove(ledger.id, 1, 1)).toBe(1);
  expect(findCanary()).toEqual([]);
  const { actions } = await store.listActions(all, {});
  expect(actions.map(({ seq }) => seq)).toEqual([2, 0]);
  expect((await store.listActions(all, { text: canary })).actions).toEqual([]);
  expect((await store.readTotals(all)).actions).toBe(2);
});

test('what is removed twice is removed once, and comes back with no upload', async () => {
  const ledger = newLedger(device);
  const records = [newAction(ledger.id, 0, { from: { value: canary, evidence: [] } }), newAction(ledger.id, 1)];
  const salt = 'a'.repeat(32);
  await put(await seal(ledger, records, { salt }));
  expect(await remove(ledger.id, 0, 0)).toBe(1);
  expect(await remove(ledger.id, 0, 0)).toBe(0);
  expect(await put(await seal(ledger, records, { salt, send: ({ seq }) => seq === 0 }))).toBe('stored');
  expect(findCanary()).toEqual([]);
  expect((await store.listActions(all, {})).actions.map(({ seq }) => seq)).toEqual([1]);
});

test('frames go out of the file, the rest replays, and the hole says why', async () => {
  const session = newId();
  const stream = newStream(device, session, { kind: 'frames' });
  const frames = [0, 1, 2, 3].map((seq) => newFrame(stream.id, seq, 3, { text: seq === 1 || seq === 2 ? canary : 'kept' }));
  await put(await seal(stream, frames));
  expect(await remove(stream.id, 1, 2)).toBe(2);
  expect(findCanary()).toEqual([]);
  const page = await store.readFrames(all, stream.id, {});
  expect(page?.frames.map(({ seq }) => seq)).toEqual([0, 3]);
  const detail = await store.readSession(all, session);
  expect(detail?.session.frames).toBe(2);
  expect(detail?.streams[0]?.missing).toMatchObject([{ afterSeq: 0, beforeSeq: 3, count: 2, reason: 'erased' }]);
});

test('the manifests that were committed to stay, and the next one links to them', async () => {
  const ledger = newLedger(device);
  const first = await seal(ledger, [newAction(ledger.id, 0), newAction(ledger.id, 1)]);
  await put(first);
  await remove(ledger.id, 0, 1);
  expect(await put(await seal(ledger, [newAction(ledger.id, 2)], { previous: first.manifestHash }))).toBe('stored');
  const kept = readdirSync(join(folder, 'uploads'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.gz'));
  const headers = kept.map(
    (name) =>
      gunzipSync(readFileSync(join(folder, 'uploads', name)))
        .toString()
        .split('\n')[0] ?? '',
  );
  expect(headers.map((line) => (JSON.parse(line) as { manifest: { commitments: unknown[] } }).manifest.commitments.length).sort()).toEqual([
    1, 2,
  ]);
});
