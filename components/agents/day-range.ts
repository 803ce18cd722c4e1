/** Whole days and the times of a date menu: it counts in the viewer's zone, numbers by days of the calendar. */
import type { DateRange } from '../../lib/audit/dates.ts';
import type { DayKey } from '../../lib/events/activity-api.ts';
import { addDays } from './days.ts';

/** `[from, to)` as times; the viewer's midnights. */
export function writeDayRange({ from, to }: { from: DayKey; to: DayKey }): DateRange {
  return { since: midnight(from), until: midnight(to) };
}

/** Whole days that a range touches; an open end is today, and a range without a beginning is none. */
export function readDayRange({ since, until }: DateRange, now: number): { from: DayKey | null; to: DayKey | null } {
  if (since === undefined && until === undefined) return { from: null, to: null };
  const last = until === undefined ? now : until - 1;
  const from = readLocalDay(since ?? last);
  const to = addDays(readLocalDay(last), 1);
  return from < to ? { from, to } : { from: null, to: null };
}

function midnight(day: DayKey): number {
  return new Date(`${day}T00:00:00`).getTime();
}

function readLocalDay(at: number): DayKey {
  const time = new Date(at);
  return [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
