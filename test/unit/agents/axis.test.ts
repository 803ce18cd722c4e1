/** The axis of a day: an hour more and an hour less, coming closer, and the calendar around it. */
import { expect, test } from 'vitest';
import { fitPart, listTicks, movePart, zoomPart } from '../../../components/agents/axis.ts';
import { readDayRange, writeDayRange } from '../../../components/agents/day-range.ts';
import { addDays, addMonths, dayAt, listDays, listWeeks, monthEnds } from '../../../components/agents/days.ts';
import { readDayBounds } from '../../../lib/activity/days.ts';

const zone = 'Europe/Madrid';
const labels = (day: string, width: number) => {
  const whole = readDayBounds(day, zone);
  return listTicks(whole, whole, width, zone).map(({ label }) => label);
};

test('a day of 25 hours has one hour twice, the second with its offset; a day of 23 lacks one', () => {
  const long = labels('2026-10-25', 2000);
  expect(long).toHaveLength(26);
  expect(long.slice(0, 5)).toEqual(['00:00', '01:00', '02:00', '02:00 GMT+1', '03:00']);
  const short = labels('2026-03-29', 2000);
  expect(short).toHaveLength(24);
  expect(short.slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
});

test('where there is less room there are fewer ticks, at full hours of the clock', () => {
  expect(labels('2026-10-25', 300)).toEqual(['00:00', '06:00', '12:00', '18:00', '00:00']);
  expect(labels('2026-10-13', 700).slice(0, 3)).toEqual(['00:00', '03:00', '06:00']);
});

test('what is pointed at stays where it is while coming closer; the day is never left', () => {
  const whole = { from: 0, to: 86_400_000 };
  expect(zoomPart(whole, whole, 0.5, 0)).toEqual({ from: 0, to: 43_200_000 });
  expect(zoomPart(whole, whole, 0.5, 86_400_000)).toEqual({ from: 43_200_000, to: 86_400_000 });
  expect(zoomPart({ from: 0, to: 60_000 }, whole, 0.1)).toEqual({ from: 0, to: 60_000 });
  expect(zoomPart({ from: 100, to: 60_100 }, whole, 1e6)).toEqual(whole);
  expect(movePart({ from: 0, to: 3_600_000 }, whole, -1)).toEqual({ from: 0, to: 3_600_000 });
  expect(fitPart({ from: -5, to: 3_600_000 }, whole)).toEqual({ from: 0, to: 3_600_005 });
});

test('months and weeks are those of the calendar', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(monthEnds('2028-02')).toEqual({ from: '2028-02-01', to: '2028-03-01' });
  expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
  const weeks = listWeeks('2026-10');
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks.flat().filter((day) => day.startsWith('2026-10'))).toEqual(listDays('2026-10-01', '2026-11-01'));
  expect(dayAt(Date.UTC(2026, 9, 24, 22, 30), zone)).toBe('2026-10-25');
});

test('a range of days is the same after it has been in the menu of dates', () => {
  const range = { from: '2026-10-20', to: '2026-10-27' };
  expect(readDayRange(writeDayRange(range), Date.now())).toEqual(range);
  expect(readDayRange({}, Date.now())).toEqual({ from: null, to: null });
  const { to } = readDayRange({ since: new Date(2026, 9, 20, 15).getTime() }, new Date(2026, 9, 22, 9).getTime());
  expect(to).toBe('2026-10-23');
});
