/** The way of a picture from where it stands to a time: which events of a reel are still to be applied, in which order. */
import { findLastBefore } from './documents.ts';
import type { Reel } from './reel.ts';
import type { SafeEvent } from './sanitize.ts';
import { findPicture } from './shelf.ts';

export interface Way {
  /** Whether all is applied up to where it leads. */
  readonly isDone: boolean;
  /** Whether only its end is to be seen: on the way there are pictures that never were. */
  readonly isJump: boolean;
  /** Makes it lead to `at`, which the reel has. */
  lead(at: number): void;
  /** The next event to apply; null at its end. */
  take(): SafeEvent | null;
}

/** A step that is longer than this is a jump: the state after it is shown, not the way there. */
const jumpMs = 1000;

export function createWay(reel: Reel): Way {
  let done = { version: -1, cursor: 0, at: -Infinity };
  let events: readonly SafeEvent[] = [];
  let next = 0;
  let isJump = false;
  const isDone = () => next >= events.length;

  return {
    get isDone() {
      return isDone();
    },
    get isJump() {
      return isJump && !isDone();
    },
    lead(at) {
      const anew = reel.version !== done.version || at < done.at;
      const cursor = anew ? 0 : done.cursor;
      const end = Math.max(findEnd(reel.events, at), cursor);
      if (anew || end > cursor) {
        const picture = findPicture(reel.events, cursor, end);
        const fresh = reel.events.slice(picture ?? cursor, end);
        // A full picture begins anew: what had to come before it need not be applied any more.
        const rest = anew || picture !== null ? [] : events.slice(next);
        const jumps = anew || at - done.at > jumpMs;
        isJump = jumps || (isJump && rest.length > 0);
        events = rest.concat(jumps ? leaveMovesOut(fresh) : fresh);
        next = 0;
      }
      done = { version: reel.version, cursor: end - reel.forget(at), at };
    },
    take: () => (isDone() ? null : events[next++]!),
  };
}

/** Behind the last event at or before a time. Before the first picture, behind the first picture: a moment later it is there anyway. */
function findEnd(events: readonly SafeEvent[], at: number): number {
  const last = findLastBefore(events, at, ({ timestamp }) => timestamp);
  return (
    Math.max(
      last,
      events.findIndex(({ role }) => role === 'snapshot'),
    ) + 1
  );
}

/** Of the pointer's moves only the last is seen after a jump. */
function leaveMovesOut(events: readonly SafeEvent[]): SafeEvent[] {
  const last = events.findLast(({ role }) => role === 'pointer');
  return events.filter((event) => event.role !== 'pointer' || event === last);
}
