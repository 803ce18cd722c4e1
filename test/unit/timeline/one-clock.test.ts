/** Two sessions on one clock: what is known of it is said with its uncertainty, and nothing that was recorded is changed. */
import { expect, test } from 'vitest';
import type { Envelope } from '../../../lib/events/envelope.ts';
import { newId } from '../../../lib/events/id.ts';
import { compareClocks, nameSide, readClockOffset, readRawTime, toOwnClock } from '../../../lib/timeline/one-clock.ts';
import { listRows, mergeRows } from '../../../lib/timeline/rows.ts';

const stream = newId();
const mark = (at: number, mark: string, data: object): Envelope => ({ kind: 'mark', stream, seq: at, at, mono: null, mark, data });
const offset = (at: number, offsetMs: number, uncertaintyMs: number) => mark(at, 'clock-offset', { offsetMs, uncertaintyMs, at });

test('the last that a device wrote of its clock counts', () => {
  expect(readClockOffset(listRows([offset(1, 50, 20), offset(2, 60, 5), mark(3, 'clock', { stepMs: 9 })], []))).toEqual({
    ...{ offsetMs: 60, uncertaintyMs: 5, at: 2 },
  });
  expect(readClockOffset(listRows([mark(1, 'clock-offset', { offsetMs: 'soon' })], []))).toBeNull();
  expect(readClockOffset([])).toBeNull();
});

test('the other clock’s lead is the difference of both to the collector, as uncertain as both together', () => {
  const [agent, customer] = [
    { offsetMs: 300, uncertaintyMs: 50, at: 1 },
    { offsetMs: -2000, uncertaintyMs: 150, at: 1 },
  ];
  // The collector is 300 ms ahead of the agent, and 2000 behind the customer.
  expect(compareClocks(agent, customer)).toEqual({ aheadMs: 2300, uncertaintyMs: 200 });
  expect(compareClocks(agent, null)).toBeNull();
  expect(compareClocks(null, customer)).toBeNull();
});

test('rows take their place by our clock, and keep what their own said', () => {
  const ours = nameSide(listRows([mark(1000, 'one', {}), mark(3000, 'three', {})], []), 'agent');
  const records = [mark(4300, 'two', {})];
  const theirs = nameSide(toOwnClock(listRows(records, []), 2300), 'customer');
  const rows = mergeRows(ours, theirs);
  expect(rows.map(({ at, side }) => [at, side])).toEqual([
    [1000, 'agent'],
    [2000, 'customer'],
    [3000, 'agent'],
  ]);
  expect(rows.map(readRawTime)).toEqual([1000, 4300, 3000]);
  expect(rows[1]!.raw).toBe(records[0]);
});
