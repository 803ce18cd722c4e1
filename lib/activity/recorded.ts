/** When somebody was recording the agent: the only time of which it can be said what did not happen. */
import type { RecordedSpan, RecordingGap } from '../events/activity-api.ts';
import type { Facts, SessionFact } from './facts.ts';
import { intersect, joinStretches, subtract, type Stretch } from './stretches.ts';

/** One session's time: to its end mark, or else to its last record. */
export function toStretch({ fromAt, lastAt, endedAt }: SessionFact): Stretch {
  return { from: fromAt, to: Math.max(fromAt, endedAt ?? lastAt) };
}

/**
 * All that any of the agent's devices recorded, without the times in which it recorded nothing at all. A status and a log-in hold to the end of such a stretch and no further: what came then,
 * nobody saw. Several devices count together: while one of them records, somebody is watching.
 */
export function findRecorded({ sessions, gaps }: Facts): Stretch[] {
  const ofDevices = [...Map.groupBy(sessions, ({ device }) => device)].flatMap(([device, own]) => {
    const pauses = gaps.filter((gap) => gap.isTotal && gap.device === device);
    return subtract(
      own.map(toStretch),
      pauses.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt ?? Infinity })),
    );
  });
  return joinStretches(ofDevices);
}

/** The end of the stretch that holds a time; the time itself where none does. */
export function findEnd(recorded: readonly Stretch[], at: number): number {
  return recorded.find(({ from, to }) => from <= at && at <= to)?.to ?? at;
}

/** The beginning of the stretch that holds a time; the time itself where none does. */
export function findStart(recorded: readonly Stretch[], at: number): number {
  return recorded.find(({ from, to }) => from <= at && at <= to)?.from ?? at;
}

/** How far an open session is from being one that never said that it ended. */
const openMs = 15 * 60_000;

/** Whether it is going on as far as is known at `asOf`. */
export function isRunning({ endedAt, lastAt }: SessionFact, asOf: number): boolean {
  return endedAt === null && asOf - lastAt < openMs;
}

export function listRecorded({ sessions }: Facts, day: Stretch, asOf: number): RecordedSpan[] {
  return sessions
    .flatMap((fact) =>
      intersect([toStretch(fact)], [day]).map(({ from, to }) => ({
        ...{ session: fact.session, device: fact.device, fromAt: from, toAt: to },
        isOpen: isRunning(fact, asOf),
      })),
    )
    .sort((a, b) => a.fromAt - b.fromAt || (a.session < b.session ? -1 : 1));
}

/** The gaps that touch the day. One without an end is there at its beginning: nobody knows how long it lasted. */
export function listGaps({ gaps, sessions }: Facts, day: Stretch, asOf: number): RecordingGap[] {
  const unended = sessions
    .filter((fact) => fact.endedAt === null && !isRunning(fact, asOf))
    .map(({ device, lastAt }) => ({ device, fromAt: lastAt, toAt: null, reason: 'no-end-mark' }));
  const touches = ({ fromAt, toAt }: RecordingGap) => fromAt < day.to && (toAt ?? fromAt) >= day.from;
  const told = gaps.map(({ device, fromAt, toAt, reason, isTotal }) => ({ device, fromAt, toAt, reason, isTotal }));
  return [...told, ...unended].filter(touches).sort((a, b) => a.fromAt - b.fromAt || (a.device < b.device ? -1 : 1));
}
