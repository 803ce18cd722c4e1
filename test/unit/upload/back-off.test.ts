import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs, capMs, isWaiting, readRetryAfterMs } from '../../../lib/upload/back-off.ts';

describe('back-off', () => {
  test('is somewhere between nothing and a bound that doubles up to the cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
        const wait = backOffMs(failures, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(capMs, 1000 * 2 ** (failures - 1)));
      }),
    );
    expect(backOffMs(1, 0.999)).toBe(999);
    expect(backOffMs(60, 0.5)).toBe(capMs / 2);
  });

  test('a next attempt further away than any wait is a clock that jumped', () => {
    expect(isWaiting(1_000, 999)).toBe(true);
    expect(isWaiting(1_000, 1_000)).toBe(false);
    expect(isWaiting(null, 0)).toBe(false);
    expect(isWaiting(Date.UTC(2036, 0), Date.UTC(2026, 0))).toBe(false);
  });
});

test.each([
  ['7', 7_000],
  ['0', 0],
  [' 3 ', 3_000],
  ['315360000', 3_600_000],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5_000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', null],
  ['-5', null],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %j is %j ms', (header, expected) => {
  expect(readRetryAfterMs(header, Date.UTC(2026, 0))).toBe(expected);
});
