/** From records to rows, and from rows to what is shown of them. */
import { expect, test } from 'vitest';
import type { StreamView } from '../../../lib/events/api.ts';
import type { Envelope } from '../../../lib/events/envelope.ts';
import { listGapSpans, listIdleSpans, readDensity } from '../../../lib/timeline/axis.ts';
import { listHoleRows, listRemovedRows, listRows, mergeRows, readHole } from '../../../lib/timeline/rows.ts';
import { filterRows, findRowAt } from '../../../lib/timeline/search.ts';
import { createFixtureFeed } from '../../support/fixture-feed.ts';

const feed = createFixtureFeed('one', []);
const signal = new AbortController().signal;
const { sessions } = await feed.listSessions({}, signal);
const { streams } = (await feed.readSession(sessions[0]!.id, signal))!;
const { records } = await feed.readRecords(sessions[0]!.id, null, signal);
const rows = listRows(records, streams);

const stream = streams[0]!.header.id;
const at = (time: number, kind = 'click', seq = time): Envelope => ({
  ...records.find((record) => record['type'] === kind)!,
  stream,
  seq,
  at: time,
});

test('a record of a newer kind is a row, shown raw', () => {
  const [row] = listRows([{ kind: 'thought', stream, seq: 1, at: 5, mono: null, mood: 'calm' }], streams);
  expect(row).toMatchObject({ kind: 'other', known: null, raw: { mood: 'calm' } });
});

test('a record that does not fit its schema is shown raw, not dropped', () => {
  const [row] = listRows([{ kind: 'interaction', type: 'click', stream, seq: 1, at: 5, mono: null }], streams);
  expect(row).toMatchObject({ kind: 'other', known: null });
});

test('marks that every stream has are no rows, a clock step is', () => {
  const mark = (name: string): Envelope => ({ kind: 'mark', stream, seq: 1, at: 5, mono: null, mark: name, data: { stepMs: 4000 } });
  expect(listRows(['started', 'clock', 'ended'].map(mark), streams)).toHaveLength(1);
});

test('missing seqs are gaps, unless a record tells of them already', () => {
  const hole = { stream, session: null, afterSeq: 3, beforeSeq: 9, fromAt: 10, toAt: 20, count: 5, reason: 'not-arrived' };
  const views: StreamView[] = [{ ...streams[0]!, missing: [hole] }];
  expect(listHoleRows(views, [])).toMatchObject([{ kind: 'gap', at: 10, until: 20 }]);
  const told = listRows([{ kind: 'gap', stream, seq: 9, at: 20, mono: null, gap: { ...hole, reason: 'overflow' } }], views);
  expect(listHoleRows(views, told)).toEqual([]);
});

test('what was removed from a ledger is a row, and hides no page', () => {
  const gone = { stream: 'ledger', session: null, afterSeq: 3, beforeSeq: 6, fromAt: 10, toAt: 20, count: 2, reason: 'erased' };
  const rows = listRemovedRows([gone, { ...gone, afterSeq: 8, beforeSeq: 10, fromAt: 30, toAt: 30, count: 1 }]);
  expect(rows).toMatchObject([
    { kind: 'gap', at: 10, until: 20 },
    { kind: 'gap', at: 30, until: null },
  ]);
  expect(rows.map(readHole)).toMatchObject([{ count: 2 }, { count: 1 }]);
  expect(listGapSpans(rows, { from: 0, to: 90 })).toEqual([]);
});

test('rows are in order of time, whenever they came', () => {
  const late = mergeRows(listRows([at(50), at(70)], streams), listRows([at(60)], streams));
  expect(late.map((row) => row.at)).toEqual([50, 60, 70]);
});

test('a session begins before what happens at that time, and ends when it ended, not when that was written', () => {
  const ledger = { stream: streams[1]!.header.id, mono: null, session: sessions[0]!.id };
  const person = { id: null, name: null, console: null, via: 'typed' };
  const opened = { kind: 'session-opened', ...ledger, seq: 0, at: 50, device: sessions[0]!.device, person };
  const closed = { kind: 'session-closed', ...ledger, seq: 1, at: 9000, reason: 'browser-ended', endedAt: 70, lastInputAt: null };
  const merged = mergeRows([], listRows([at(50), closed, at(70), opened], streams));
  expect(merged.map((row) => [row.at, row.kind])).toEqual([
    [50, 'session'],
    [50, 'click'],
    [70, 'click'],
    [70, 'session'],
  ]);
});

test('filters by kind and by all words', () => {
  const clicks = filterRows(rows, { kinds: new Set(['click']), words: '' }, () => '');
  expect(clicks.length).toBeGreaterThan(10);
  expect(new Set(clicks.map(({ kind }) => kind))).toEqual(new Set(['click']));
  expect(filterRows(rows, { kinds: null, words: 'ROW click' }, (row) => `row ${row.kind}`)).toEqual(clicks);
});

test('finds the row of a moment', () => {
  const three = listRows([at(10), at(20), at(30)], streams);
  expect([5, 10, 25, 99].map((time) => findRowAt(three, time))).toEqual([-1, 0, 1, 2]);
});

test('idle spans are what is longer than ten seconds, seen coming a second before', () => {
  const busy = listRows([at(1000), at(5000), at(30_000)], streams);
  expect(listIdleSpans(busy, { from: 0, to: 60_000 })).toEqual([
    { from: 6000, to: 29_000 },
    { from: 31_000, to: 60_000 },
  ]);
});

test('density is a share of the busiest moment', () => {
  expect(readDensity(listRows([at(1), at(2), at(99)], streams), { from: 0, to: 100 }, 2)).toEqual([1, 0.5]);
});

test('a gap of the whole session without an end lasts to the session’s end', () => {
  const gap = { stream: null, session: null, afterSeq: null, beforeSeq: null, fromAt: 10, toAt: null, count: null, reason: 'stopped' };
  const spans = listGapSpans(listRows([{ kind: 'gap', stream, seq: 1, at: 12, mono: null, gap }], streams), { from: 0, to: 90 });
  expect(spans).toEqual([{ from: 10, to: 90, reason: 'stopped', stream: null, tab: null }]);
});
