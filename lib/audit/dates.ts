/** Ranges of time in the viewer's zone: the usual ones by name, any other by its two ends. */

/** Both ends are ms epoch; a missing one is open. */
export interface DateRange {
  since?: number | undefined;
  until?: number | undefined;
}

export const datePresets = ['any', 'today', 'week', 'month'] as const;
export type DatePreset = (typeof datePresets)[number];

const daysBack: Record<Exclude<DatePreset, 'any'>, number> = { today: 0, week: 6, month: 29 };

/** Whole days up to now, today among them; open at the end, so that what happens next is in it. */
export function readPreset(preset: DatePreset, now: number): DateRange {
  if (preset === 'any') return {};
  const day = new Date(now);
  return { since: new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysBack[preset]).getTime() };
}

/** The usual name of a range, or null where it has none. */
export function findPreset({ since, until }: DateRange, now: number): DatePreset | null {
  return datePresets.find((preset) => readPreset(preset, now).since === since && until === undefined) ?? null;
}

/** As a `datetime-local` field has it; seconds only where there are some. */
export function writeLocal(at: number): string {
  const time = new Date(at);
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part, index) => pad(part, index === 0 ? 4 : 2)).join('-');
  const clock = [time.getHours(), time.getMinutes(), ...(time.getSeconds() === 0 ? [] : [time.getSeconds()])].map((part) => pad(part, 2));
  return `${date}T${clock.join(':')}`;
}

/** Null while it is empty or being typed: a year is 2, 20 and 202 first. */
export function readLocal(text: string): number | null {
  const at = /^\d{4,}-\d\d-\d\dT/.test(text) ? new Date(text).getTime() : Number.NaN;
  return at >= 0 ? at : null;
}

export function isEmptyRange({ since, until }: DateRange): boolean {
  return since !== undefined && until !== undefined && until <= since;
}

function pad(part: number, digits: number): string {
  return String(part).padStart(digits, '0');
}
