/** Days of the calendar in a time zone: where they begin and end, which one a time is in. A day lasts 23 to 25 hours where clocks change. */
import { Temporal } from 'temporal-polyfill';
import type { DayKey } from '../events/activity-api.ts';
import type { Stretch } from './stretches.ts';

const hourMs = 3_600_000;

/** Whether the machine knows the zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, zone).timeZoneId.length > 0;
  } catch {
    return false; // Temporal throws on a name that it does not know: that is the answer.
  }
}

/** Whether such a day is in the calendar: the form alone allows the 31st of February. */
export function isDay(day: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00Z`)) && new Date(`${day}T00:00Z`).toISOString().startsWith(day)
  );
}

const bounds = new Map<string, Stretch>();
const boundsLimit = 10_000;

/** From its first moment to the next day's. */
export function readDayBounds(day: DayKey, zone: string): Stretch {
  const key = `${day} ${zone}`;
  const known = bounds.get(key);
  if (known !== undefined) return known;
  const date = Temporal.PlainDate.from(day);
  const [from, to] = [date, date.add({ days: 1 })].map((each) => each.toZonedDateTime(zone).epochMilliseconds);
  if (bounds.size >= boundsLimit) bounds.clear();
  const found = { from: from!, to: to! };
  bounds.set(key, found);
  return found;
}

export function findDay(at: number, zone: string): DayKey {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function addDays(day: DayKey, days: number): DayKey {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The days `[from, to)`. */
export function listDays(from: DayKey, to: DayKey): DayKey[] {
  const count = Temporal.PlainDate.from(from).until(to).days;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

/** The days that a stretch of time is part of. */
export function listDaysWithin({ from, to }: Stretch, zone: string): DayKey[] {
  return to <= from ? [] : listDays(findDay(from, zone), addDays(findDay(Math.ceil(to) - 1, zone), 1));
}

/** Its hours as they pass: 23 to 25 of them, the last one shorter where clocks change by a part of an hour. */
export function listHours({ from, to }: Stretch): Stretch[] {
  return Array.from({ length: Math.ceil((to - from) / hourMs) }, (_, hour) => ({
    from: from + hour * hourMs,
    to: Math.min(to, from + (hour + 1) * hourMs),
  }));
}
