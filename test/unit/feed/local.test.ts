import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Feed } from '../../../lib/feed/feed.ts';
import { createLocalFeed } from '../../../lib/feed/local.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { deleteExpired } from '../../../lib/store/retention.ts';
import { stopRecording } from '../../../lib/store/recording.ts';
import { makeBatch, makeClaim, makeClick, makeFrame, makeMark, makePlace, nobody } from '../../support/make.ts';

let db: CotrailDb;
let feed: ReturnType<typeof createLocalFeed>;
const { signal } = new AbortController();
const start = Date.UTC(2026, 10, 22, 9);
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
  feed = createLocalFeed(db);
});

/** A stopped session of `clicks` clicks, a second apart. Returns its id. */
async function recordSession(at: number, clicks: number, over: { name?: string; origin?: string } = {}): Promise<string> {
  const claim = makeClaim({ openedAt: at });
  const records = Array.from({ length: clicks }, (_, seq) => makeClick(claim.id, seq, { at: at + seq * 1000 }));
  const place = makePlace({ origin: over.origin ?? 'https://desk.example' });
  await db.device.toCollection().modify({ state: 'recording' });
  const answer = await appendBatch(db, makeBatch(claim, ...records), { place, person: { ...nobody, name: over.name ?? null }, now: at });
  await stopRecording(db, at + clicks * 1000);
  return answer.outcome === 'committed' ? answer.session : '';
}

test('lists sessions newest first, a page at a time', async () => {
  for (const hour of [0, 1, 2]) await recordSession(start + hour * 3_600_000, 1);
  const first = await feed.listSessions({ limit: 2 }, signal);
  expect(first).toMatchObject({ total: 3, next: '2', sessions: [{ openedAt: start + 7_200_000 }, { openedAt: start + 3_600_000 }] });
  const rest = await feed.listSessions({ limit: 2, cursor: first.next! }, signal);
  expect(rest).toMatchObject({ next: null, sessions: [{ openedAt: start }] });
});

test('filters by person, site, time, type and gaps, and counts what can be filtered by', async () => {
  const ana = await recordSession(start, 2, { name: 'Ana' });
  await recordSession(start + 86_400_000, 1, { origin: 'https://shop.example' });
  const ids = async (query: Parameters<Feed['listSessions']>[0]) => (await feed.listSessions(query, signal)).sessions.map(({ id }) => id);
  expect(await ids({ person: 'Ana' })).toEqual([ana]);
  expect(await ids({ site: 'https://desk.example' })).toEqual([ana]);
  expect(await ids({ to: start + 60_000 })).toEqual([ana]);
  expect(await ids({ from: start + 60_000 })).not.toContain(ana);
  expect(await ids({ type: 'scroll' })).toEqual([]);
  expect(await ids({ gaps: 'yes' })).toEqual([]);
  const facets = await feed.readFacets({}, signal);
  expect(facets.persons).toEqual(
    expect.arrayContaining([
      { value: 'Ana', count: 1 },
      { value: null, count: 1 },
    ]),
  );
  expect(facets.types).toEqual([{ value: 'click', count: 2 }]);
});

test('gives records of all streams by time, over pages, with the ledger among them', async () => {
  const id = await recordSession(start, 1_500);
  const first = await feed.readRecords(id, null, signal);
  const second = await feed.readRecords(id, first.next, signal);
  const all = [...first.records, ...second.records];
  expect(second.next).toBeNull();
  expect(all.filter((record) => record.kind === 'interaction')).toHaveLength(1_500);
  expect(all.map((record) => record.at)).toEqual(all.map((record) => record.at).sort((a, b) => a - b));
  expect(all.map((record) => record.kind)).toEqual(expect.arrayContaining(['session-opened', 'session-closed', 'action']));
});

test('shows holes and a missing end mark of a stream', async () => {
  const claim = makeClaim();
  const answer = await appendBatch(db, makeBatch(claim, makeMark(claim.id, 0, 'started'), makeClick(claim.id, 3)), {
    place: makePlace(),
    person: nobody,
    now: Date.now(),
  });
  const detail = await feed.readSession(answer.outcome === 'committed' ? answer.session : '', signal);
  expect(detail?.streams).toMatchObject([{ ended: false, lastSeq: 3, missing: [{ afterSeq: 0, beforeSeq: 3, count: 2 }] }]);
  expect(await feed.readSession(crypto.randomUUID(), signal)).toBeNull();
});

test('starts a replay at the last full snapshot before a time, with its meta event', async () => {
  const claim = makeClaim({ kind: 'frames' });
  const frame = (seq: number, type: number) =>
    makeFrame(claim.id, seq, { at: start + seq * 1000, event: { type, timestamp: start + seq * 1000, data: {} } });
  const frames = [4, 2, 3, 3, 4, 2, 3].map((type, seq) => frame(seq, type));
  await appendBatch(db, makeBatch(claim, ...frames), { place: makePlace(), person: nobody, now: start });
  const seqs = async (query: Parameters<Feed['readFrames']>[1]) =>
    (await feed.readFrames(claim.id, query, signal)).frames.map(({ seq }) => seq);
  expect(await seqs({ at: start + 3_500 })).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(await seqs({ at: start + 5_500 })).toEqual([4, 5, 6]);
  expect(await seqs({ after: 4 })).toEqual([5, 6]);
  expect(await seqs({ at: start + 5_500, after: 1 })).toEqual([4, 5, 6]);
  expect(await seqs({ at: start + 5_500, after: 4 })).toEqual([5, 6]);
  expect(await feed.readFrames(claim.id, { at: start + 5_500, until: start + 4_500 }, signal)).toMatchObject({
    frames: [{ seq: 4 }, { seq: 5 }],
    next: 5,
  });
});

test('local copies go after their days; what a collector has not acknowledged stays', async () => {
  const old = await recordSession(start, 1);
  const later = start + 31 * 86_400_000;
  expect(await deleteExpired(db, 30, true, later)).toBe(0);
  expect(await deleteExpired(db, 30, false, start + 29 * 86_400_000)).toBe(0);
  expect(await deleteExpired(db, 30, false, later)).toBe(1);
  expect(await feed.readSession(old, signal)).toBeNull();
  expect(await db.records.where('[session+at]').between([old, 0], [old, Infinity]).count()).toBe(0);
});
