/** Which week is reported next, and when: on a weekday and at an hour of the collector's time zone, whatever its clocks do. */
import { Temporal } from 'temporal-polyfill';
import { addDays } from './days.ts';
import type { DayKey } from '../events/activity-api.ts';

export interface Schedule {
  /** Monday is 1. The report of the seven days before this one goes on it. */
  weekday: number;
  /** Minutes after midnight. */
  minute: number;
  timeZone: string;
}

export interface Week {
  /** `[from, to)`. */
  from: DayKey;
  to: DayKey;
  /** When its report is due. */
  at: number;
}

/** The week whose report was due last at a time. */
export function findLastDue(schedule: Schedule, now: number): Week {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(schedule.timeZone).toPlainDate();
  const reached = makeWeek(schedule, today.subtract({ days: (today.dayOfWeek - schedule.weekday + 7) % 7 }).toString());
  return reached.at <= now ? reached : makeWeek(schedule, addDays(reached.to, -7));
}

/** The first week that ends after a day: seven days after it, or sooner where the schedule has moved to another weekday. */
export function findNext(schedule: Schedule, until: DayKey): Week {
  const ahead = (schedule.weekday - Temporal.PlainDate.from(until).dayOfWeek + 7) % 7;
  return makeWeek(schedule, addDays(until, ahead === 0 ? 7 : ahead));
}

/** An hour that the clocks leave out is the one that they show instead; of one that comes twice it is the first. */
function makeWeek({ minute, timeZone }: Schedule, to: DayKey): Week {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const at = Temporal.PlainDate.from(to).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  return { from: addDays(to, -7), to, at };
}
