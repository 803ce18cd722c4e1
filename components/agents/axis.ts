/** The axis of a day: which part of it is in sight, its ticks, and where nobody was recording. */
import { joinStretches, subtract, type Stretch } from '../../lib/activity/stretches.ts';
import type { Day } from '../../lib/events/activity-api.ts';
import { formatOffset, formatTime } from './days.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** No closer than this: 60 s across the screen. */
const shortestMs = minuteMs;

/** Where a time stands in a part, in percent of it. */
export function place(at: number, { from, to }: Stretch): number {
  return ((at - from) / (to - from)) * 100;
}

/** The part inside the whole: moved into it, cut only where it is longer. */
export function fitPart({ from, to }: Stretch, whole: Stretch): Stretch {
  const length = Math.min(whole.to - whole.from, Math.max(shortestMs, to - from));
  const start = Math.min(Math.max(whole.from, from), whole.to - length);
  return { from: Math.round(start), to: Math.round(start + length) };
}

/** `factor` under 1 comes closer; `at` stays where it is on the screen. */
export function zoomPart(part: Stretch, whole: Stretch, factor: number, at = (part.from + part.to) / 2): Stretch {
  const length = Math.max(shortestMs, (part.to - part.from) * factor);
  const share = (at - part.from) / (part.to - part.from);
  return fitPart({ from: at - share * length, to: at - share * length + length }, whole);
}

export function movePart(part: Stretch, whole: Stretch, share: number): Stretch {
  const by = (part.to - part.from) * share;
  return fitPart({ from: part.from + by, to: part.to + by }, whole);
}

export interface Tick {
  at: number;
  label: string;
}

const stepsMs = [10_000, 30_000, minuteMs, 5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 3 * hourMs, 6 * hourMs];
const tickPx = 64;

/**
 * Counted from the day's beginning as time passes, labelled as the agent's clock showed it: where clocks change, an hour is missing or there twice, and the second one says its offset. Steps over
 * an hour keep to full hours of the clock.
 */
export function listTicks(day: Stretch, part: Stretch, width: number, timeZone: string): Tick[] {
  const wanted = ((part.to - part.from) * tickPx) / Math.max(1, width);
  const stepMs = stepsMs.find((step) => step >= wanted) ?? 6 * hourMs;
  const walkMs = Math.min(stepMs, hourMs);
  const first = day.from + Math.ceil((part.from - day.from) / walkMs) * walkMs;
  const ticks: Tick[] = [];
  for (let at = first; at <= part.to; at += walkMs) {
    const label = formatTime(at, timeZone, stepMs < minuteMs);
    if (Number(label.slice(0, 2)) % (stepMs / hourMs) !== 0 && stepMs > hourMs) continue;
    const isAgain = stepMs >= hourMs && formatTime(at - hourMs, timeZone) === label && at > day.from;
    ticks.push({ at, label: isAgain ? `${label} ${formatOffset(at, timeZone)}` : label });
  }
  return ticks;
}

/** How far the clocks changed within the day, in ms: 0 on all days but two. */
export function readClockChange({ startAt, endAt }: Day): number {
  return endAt - startAt - 24 * hourMs;
}

/** The part of the day that has been, as of when it was counted. */
export function readPast({ startAt, endAt, asOf }: Day): Stretch {
  return { from: startAt, to: Math.max(startAt, Math.min(endAt, asOf)) };
}

/** Where no device was recording. While one of several records, somebody is watching. */
export function listUnrecorded(day: Day): Stretch[] {
  const ofDevices = [...Map.groupBy(day.recorded, ({ device }) => device)].flatMap(([device, spans]) =>
    subtract(
      spans.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt })),
      day.gaps
        .filter((gap) => gap.device === device && gap.isTotal !== false)
        .map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt ?? fromAt })),
    ),
  );
  return subtract([readPast(day)], joinStretches(ofDevices));
}
