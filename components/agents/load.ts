/** A day's load in words and in parts: what its small picture draws, and what a screen reader says instead. */
import type { DayPicture } from '../../lib/events/activity-api.ts';
import { t } from '../../lib/text/t.ts';
import { formatShort } from './amounts.ts';

const hourMs = 60 * 60_000;

export interface HourLoad {
  chats: number;
  /** Shares of the hour, 0 to 1. */
  online: number;
  unrecorded: number;
}

/** The hours up to `now`: what has not been yet is not missing. */
export function readHours({ hours, startAt, endAt }: DayPicture, now: number): HourLoad[] {
  return hours.flatMap(({ chats, onlineMs, recordedMs }, index) => {
    const from = startAt + index * hourMs;
    const length = Math.min(endAt, from + hourMs, now) - from;
    if (length <= 0) return [];
    return [{ chats, online: Math.min(1, onlineMs / hourMs), unrecorded: clampShare(1 - recordedMs / length) * (length / hourMs) }];
  });
}

/** The most chats at once in any hour of these days: all pictures are drawn to it, so that they compare. */
export function findMostChats(days: readonly DayPicture[]): number {
  return days.reduce((most, { hours }) => hours.reduce((each, { chats }) => Math.max(each, chats), most), 1);
}

/** How much of a day, up to now, nobody was recording. */
export function readUnrecordedMs({ numbers, startAt, endAt }: DayPicture, now: number): number {
  return Math.max(0, Math.min(endAt, now) - startAt - numbers.recordedMs);
}

/** `12 chats, online or busy for 7 h 30 min, not recorded for 16 h` */
export function describeLoad(day: DayPicture | null, now: number): string {
  if (day === null) return t('agents.day.nothing');
  const { chats, statusMs } = day.numbers;
  const parts = { online: formatShort(statusMs.online + statusMs.busy), unrecorded: formatShort(readUnrecordedMs(day, now)) };
  return t('agents.day.load', { count: chats, ...parts });
}

function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}
