/** What the last line of a single run says, and when it says that something is missing. */
import { expect, test } from 'vitest';
import type { SessionDetail, Totals } from '../../../lib/events/api.ts';
import type { ShiftResult } from '../../../practice/shift.ts';
import { findDifferences, subtractTotals, summarise } from '../../../scripts/compare-shift.ts';
import { countPending } from '../../../scripts/count-pending.ts';

const interactions = { click: 5, scroll: 1, input: 2, form: 1, selection: 1, 'page-change': 3, custom: 1 };
const done: ShiftResult = { sessions: 1, interactions };
const totals: Totals = { sessions: 1, interactions, frames: 40, actions: 0, uploads: 6, quarantined: 0 };

test('the summary has exactly the promised fields, in their order', () => {
  expect(JSON.stringify(summarise(totals, 0))).toBe(
    '{"sessions":1,"interactions":{"click":5,"scroll":1,"input":2,"form":1,"selection":1,"page-change":3,"custom":1},"frames":40,"uploaded":6,"pending":0}',
  );
});

test('nothing differs where all is there once', () => {
  expect(findDifferences(done, summarise(totals, 0), 0)).toEqual([]);
});

test('each difference is named, a surplus as well as a lack', () => {
  const found = { ...totals, sessions: 2, frames: 0, uploads: 0, interactions: { ...interactions, click: 6, custom: 0 } };
  expect(findDifferences(done, summarise(found, 3), 1)).toEqual([
    'sessions: the shift made 1, the collector has 2',
    'click: the shift made 5, the collector has 6',
    'custom: the shift made 1, the collector has 0',
    'pending: the shift made 0, the collector has 3',
    'quarantined: the shift made 0, the collector has 1',
    'frames: the collector has none',
    'uploaded: the collector acknowledged no upload',
  ]);
});

test('what earlier shifts left is taken off', () => {
  const later = { ...totals, sessions: 3, frames: 50, interactions: { ...interactions, click: 9 } };
  expect(subtractTotals(later, totals)).toMatchObject({ sessions: 2, frames: 10, uploads: 0, interactions: { click: 4, scroll: 0 } });
});

test('holes are pending; a stream that has not said its end has none for that', () => {
  const session = (...reasons: string[]) => ({ streams: [{ missing: reasons.map((reason) => ({ reason })) }] }) as unknown as SessionDetail;
  expect(countPending([session(), session('no-end-mark')])).toBe(0);
  expect(countPending([session('overflow'), session('no-end-mark', 'unknown')])).toBe(2);
});
