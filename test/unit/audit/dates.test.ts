/** Ranges are whole days of the viewer's zone, also where a day has 23 or 25 hours. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findPreset, isEmptyRange, readLocal, readPreset, writeLocal } from '../../../lib/audit/dates.ts';

afterEach(() => vi.unstubAllEnvs());

describe.each(['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Tokyo'])('in %s', (zone) => {
  test('seven days begin at the midnight six days ago', () => {
    vi.stubEnv('TZ', zone);
    // In Berlin and St John's clocks were changed on 29 March and 8 March.
    for (const now of [new Date(2026, 2, 31, 15, 30), new Date(2026, 2, 10, 0, 0, 1), new Date(2026, 0, 3)]) {
      const since = new Date(readPreset('week', now.getTime()).since ?? 0);
      expect([since.getHours(), since.getMinutes(), since.getSeconds()]).toEqual([0, 0, 0]);
      const day = new Date(now);
      day.setDate(day.getDate() - 6);
      expect(since.toDateString()).toBe(day.toDateString());
    }
  });

  test('what a field says is the time that was written into it', () => {
    vi.stubEnv('TZ', zone);
    const at = new Date(2026, 10, 24, 9, 5).getTime();
    expect(writeLocal(at)).toBe('2026-11-24T09:05');
    expect(readLocal(writeLocal(at))).toBe(at);
    expect(writeLocal(at + 7000)).toBe('2026-11-24T09:05:07');
    expect(readLocal(writeLocal(at + 7000))).toBe(at + 7000);
  });
});

test('a range is called by its name where it has one', () => {
  const now = new Date(2026, 10, 24, 12).getTime();
  const today = readPreset('today', now);
  expect(findPreset({}, now)).toBe('any');
  expect(findPreset(today, now)).toBe('today');
  expect(findPreset({ ...today, until: now }, now)).toBeNull();
  expect(findPreset({ since: 1 }, now)).toBeNull();
});

test('what is being typed is no time yet', () => {
  expect(readLocal('')).toBeNull();
  expect(readLocal('2026-11-')).toBeNull();
  expect(readLocal('0002-11-24T09:05')).toBeNull();
});

test('a range whose end is not after its beginning is empty', () => {
  expect(isEmptyRange({ since: 5, until: 5 })).toBe(true);
  expect(isEmptyRange({ since: 5, until: 6 })).toBe(false);
  expect(isEmptyRange({ until: 5 })).toBe(false);
});
