/** Days and times of an agent's own zone: counted by the calendar, written by `Intl`. */
import type { DayKey } from '../../lib/events/activity-api.ts';
import { readLocale } from '../../lib/text/t.ts';

const dayMs = 24 * 60 * 60_000;

/** Noon of a day in UTC: a date that no zone moves. */
const noon = (day: DayKey): number => Date.parse(`${day}T12:00:00Z`);

export function addDays(day: DayKey, count: number): DayKey {
  return new Date(noon(day) + count * dayMs).toISOString().slice(0, 10);
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

export function listDays(from: DayKey, to: DayKey): DayKey[] {
  const count = Math.round((noon(to) - noon(from)) / dayMs);
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

/** The first day of a month and that of the next. */
export function monthEnds(month: string): { from: DayKey; to: DayKey } {
  return { from: `${month}-01`, to: `${addMonths(month, 1)}-01` };
}

/** The whole weeks that a month touches. */
export function listWeeks(month: string): DayKey[][] {
  const { from, to } = monthEnds(month);
  const first = firstWeekday();
  const before = (new Date(noon(from)).getUTCDay() - first + 7) % 7;
  const count = Math.ceil((before + listDays(from, to).length) / 7);
  return Array.from({ length: count }, (_, week) => listDays(addDays(from, week * 7 - before), addDays(from, week * 7 - before + 7)));
}

/** 0 is Sunday. By the reader's language; Monday where the browser does not say. */
function firstWeekday(): number {
  const locale: Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } } = new Intl.Locale(readLocale());
  return (locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1 }).firstDay % 7;
}

export const isWeekend = (day: DayKey): boolean => [0, 6].includes(new Date(noon(day)).getUTCDay());

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  const key = `${readLocale()}:${timeZone}:${JSON.stringify(parts)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(readLocale(), { ...parts, timeZone });
  formats.set(key, known);
  return known.format(at);
}

/** The day that it is at a time in a zone. */
export function dayAt(at: number, timeZone: string): DayKey {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** `Mon, 5 October 2026` */
export function formatDay(day: DayKey, weekday: 'short' | 'long' = 'short'): string {
  return format(noon(day), 'UTC', { weekday, day: 'numeric', month: 'long', year: 'numeric' });
}

/** `5 Oct` */
export const formatShortDay = (day: DayKey): string => format(noon(day), 'UTC', { day: 'numeric', month: 'short' });
/** `October 2026` */
export const formatMonth = (month: string): string => format(noon(`${month}-01`), 'UTC', { month: 'long', year: 'numeric' });
export const formatWeekday = (day: DayKey, weekday: 'short' | 'long' | 'narrow'): string => format(noon(day), 'UTC', { weekday });

/** `14:02` or, with seconds, `14:02:10`, as the agent's clock shows it. */
export function formatTime(at: number, timeZone: string, seconds = false): string {
  return format(at, timeZone, { hour: '2-digit', minute: '2-digit', ...(seconds && { second: '2-digit' }), hourCycle: 'h23' });
}

/** `GMT+2`: what tells the two hours apart that a clock shows twice. */
export function formatOffset(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
