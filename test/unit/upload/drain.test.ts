import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commit, hashManifest } from '../../../lib/events/manifest.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { setCollector } from '../../../lib/store/endpoint.ts';
import { sealDue } from '../../../lib/store/seal.ts';
import { readStatus } from '../../../lib/store/watch-status.ts';
import { capMs } from '../../../lib/upload/back-off.ts';
import { drain } from '../../../lib/upload/drain.ts';
import { makeBatch, makeClaim, makeClick, makeFrame, makePlace, nobody } from '../../support/make.ts';
import { type OddCollector, type Oddity, acknowledge, say, startOddCollector } from '../../support/odd-collector.ts';

let db: CotrailDb;
let collector: OddCollector;
let clock: number;
beforeEach(async () => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
  collector = await startOddCollector();
  clock = Date.now();
  await setCollector(db, { endpoint: collector.url, token: 'a'.repeat(40) });
});
afterEach(() => collector.close());

const drainNow = (waits = false) => drain({ db, recorder: '0.0.1', now: () => clock, random: () => 0.5 }, waits);

/** Three clicks and two frames on disk, sealed: a ledger chunk, a facts chunk, a frames chunk. Returns the facts stream. */
async function record(): Promise<string> {
  const facts = makeClaim();
  const frames = makeClaim({ kind: 'frames' });
  const records = [0, 1, 2].map((seq) => makeClick(facts.id, seq));
  const shots = [0, 1].map((seq) => makeFrame(frames.id, seq));
  await appendBatch(db, { streams: [facts, frames], records: [...records, ...shots] }, { place: makePlace(), person: nobody, now: clock });
  await sealDue(db, '0.0.1', clock, true);
  return facts.id;
}

/** Drains until nothing is pending, moving the clock over each wait. Returns the waits. */
async function drainAll(): Promise<number[]> {
  const waits: number[] = [];
  for (let round = 0; round < 50; round += 1) {
    const wait = await drainNow();
    if (wait !== null) waits.push(wait);
    clock += (wait ?? 0) + 1;
    const sealed = await sealDue(db, '0.0.1', clock, true);
    if (wait === null && sealed === 0) return waits;
  }
  throw new Error('the queue does not drain');
}

const keptSeqs = (stream: string) =>
  collector.kept
    .filter(({ manifest }) => manifest.stream === stream)
    .flatMap(({ seqs }) => seqs)
    .sort((a, b) => a - b);

test('sends ledger, facts, frames in this order, and deletes bytes after the acknowledgement, not the records', async () => {
  const facts = await record();
  await drainAll();
  expect(collector.seen.map(({ seqs }) => seqs.length)).toEqual([1, 3, 2]);
  expect(await db.bytes.count()).toBe(0);
  expect(await db.records.where('[stream+seq]').between([facts, 0], [facts, Infinity]).count()).toBe(3);
  expect((await readStatus(db)).upload).toMatchObject({ pending: 0, uploaded: 6, lastError: null });
});

describe('an answer that is no acknowledgement keeps everything, and it all arrives once', () => {
  const later: [string, Oddity, string][] = [
    ['503', say(503), 'server-error'],
    ['500 with Retry-After', say(500, '', { 'retry-after': '3' }), 'server-error'],
    ['429', say(429), 'busy'],
    ['408', say(408), 'busy'],
    ['425', say(425), 'busy'],
    ['401', say(401), 'unauthorised'],
    ['403', say(403), 'unauthorised'],
    ['404', say(404), 'check-server'],
    ['405', say(405), 'check-server'],
    ['410', say(410), 'check-server'],
    ['507', say(507), 'collector-full'],
    ['418', say(418), 'check-server'],
    ['204', say(204), 'odd-answer'],
    ['a captive portal', say(200, '<html>Log in</html>', { 'content-type': 'text/html' }), 'odd-answer'],
    ['half an answer', say(200, '{"id":"'), 'odd-answer'],
    [
      'an echo of another upload',
      say(200, JSON.stringify({ id: crypto.randomUUID(), sha256: '0'.repeat(64), duplicate: false })),
      'odd-answer',
    ],
    ['a redirect', say(307, '', { location: 'http://127.0.0.1:9/' }), 'unreachable'],
    ['a reset', (request) => void request.socket.destroy(), 'unreachable'],
  ];
  test.each(later)('%s', async (_name, oddity, word) => {
    const facts = await record();
    collector.script.push(oddity);
    await drainNow();
    const { upload } = await readStatus(db);
    expect(upload.lastError?.word).toBe(word);
    expect(upload.pending).toBe(6);
    await drainAll();
    expect(keptSeqs(facts)).toEqual([0, 1, 2]);
    expect((await readStatus(db)).upload).toMatchObject({ pending: 0, quarantined: 0, uploaded: 6 });
  });

  test('and a good answer that got lost is asked for again with the same bytes', async () => {
    await record();
    collector.script.push((request) => {
      collector.kept.push(collector.seen.at(-1)!);
      request.socket.destroy();
    });
    await drainAll();
    const [first, second] = collector.seen;
    expect(second?.bytes.equals(first!.bytes)).toBe(true);
  });
});

test('waits as long as the server asks, and at the cap where only a person can help', async () => {
  await record();
  collector.script.push(say(429, '', { 'retry-after': '120' }), say(404));
  expect((await drainAll()).slice(0, 2)).toEqual([120_000, capMs]);
});

test('does not wait for a clock that jumped', async () => {
  await record();
  collector.script.push(say(503));
  await drainNow();
  clock -= 10 * 365 * 86_400_000;
  expect(await drainNow()).toBeNull();
});

test('413 sends the same manifest with its records in parts', async () => {
  const facts = await record();
  const tooLarge: Oddity = (_request, response, { seqs }) => (seqs.length > 1 ? void response.writeHead(413).end() : true);
  collector.script.push(...Array.from({ length: 20 }, () => tooLarge));
  await drainAll();
  const parts = collector.kept.filter(({ manifest }) => manifest.stream === facts);
  expect(parts.map(({ seqs }) => seqs)).toEqual(expect.arrayContaining([[0], [1], [2]]));
  expect(new Set(parts.map(({ manifest }) => JSON.stringify(manifest))).size).toBe(1);
});

test('a record that is too large alone is quarantined, its manifest goes on, and the rest flows', async () => {
  const facts = await record();
  const hates =
    (seq: number): Oddity =>
    (_request, response, { manifest, seqs }) =>
      manifest.stream === facts && seqs.includes(seq) ? void response.writeHead(413).end() : true;
  collector.script.push(...Array.from({ length: 20 }, () => hates(1)));
  await drainAll();
  expect(keptSeqs(facts)).toEqual([0, 2]);
  expect(collector.kept.some(({ manifest, seqs }) => manifest.stream === facts && seqs.length === 0)).toBe(true);
  expect((await readStatus(db)).upload).toMatchObject({ pending: 0, quarantined: 1 });
});

test('400 and 422 quarantine one chunk: its manifest goes alone, the ledger says so, the others flow', async () => {
  const facts = await record();
  collector.script.push(() => true, say(422, JSON.stringify({ error: 'invalid', message: 'line 2: no' })));
  await drainAll();
  expect(keptSeqs(facts)).toEqual([]);
  expect(collector.kept.filter(({ manifest }) => manifest.stream === facts).map(({ seqs }) => seqs.length)).toEqual([0]);
  const gaps = (await db.records.toArray()).map((row) => row.record).filter((entry) => entry.kind === 'gap');
  expect(gaps).toMatchObject([{ gap: { stream: facts, afterSeq: null, beforeSeq: 3, count: 3, reason: 'quarantined' } }]);
  expect(await db.chunks.toArray()).toMatchObject([{ stream: facts, state: 'quarantined', reason: 'refused: line 2: no' }]);
});

test('a collector that refuses all does not make the ledger grow for ever', async () => {
  await record();
  collector.script.push(...Array.from({ length: 40 }, () => say(422)));
  await drainAll();
  expect(collector.seen.length).toBeLessThan(12);
});

test('409 is quarantined with an alarm, and not sent again', async () => {
  await record();
  collector.script.push(() => true, say(409));
  await drainAll();
  expect(new Set(collector.seen.map(({ id }) => id)).size).toBe(collector.seen.length);
  expect((await readStatus(db)).upload).toMatchObject({ quarantined: 1 });
});

test('manifests chain, and commit to each record with its salt', async () => {
  const facts = makeClaim();
  for (const seq of [0, 1, 2]) {
    await appendBatch(db, makeBatch(facts, makeClick(facts.id, seq)), { place: makePlace(), person: nobody, now: clock });
    await sealDue(db, '0.0.1', clock, true);
  }
  const chain = await db.manifests.where('[stream+firstSeq]').between([facts.id, 0], [facts.id, Infinity]).toArray();
  expect(chain.map(({ firstSeq }) => firstSeq)).toEqual([0, 1, 2]);
  for (const [index, { manifest, hash }] of chain.entries()) {
    expect(manifest.previous).toBe(chain[index - 1]?.hash ?? null);
    expect(await hashManifest(manifest)).toBe(hash);
    const row = await db.records.get([facts.id, index]);
    expect(manifest.commitments).toEqual([await commit(row!)]);
    expect(await commit({ ...row!, salt: '0'.repeat(32) })).not.toBe(manifest.commitments[0]);
  }
});

test('two sealers of one stream make one chunk', async () => {
  const facts = makeClaim();
  await appendBatch(db, makeBatch(facts, makeClick(facts.id, 0)), { place: makePlace(), person: nobody, now: clock });
  await Promise.all([sealDue(db, '0.0.1', clock, true), sealDue(db, '0.0.1', clock, true)]);
  expect(await db.chunks.where('stream').equals(facts.id).count()).toBe(1);
});

test('two drains at once send each chunk once', async () => {
  await record();
  await Promise.all([drainNow(), drainNow()]);
  expect(collector.seen).toHaveLength(3);
});

test('a drain that waits for the one that runs is done when all is sent', async () => {
  await record();
  const running = drainNow();
  await drainNow(true);
  expect(collector.seen).toHaveLength(3);
  await running;
});

test('acknowledge answers as the collector does', () => {
  const upload = { id: 'x', bytes: Buffer.from('abc') } as Parameters<typeof acknowledge>[0];
  expect(acknowledge(upload).sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
