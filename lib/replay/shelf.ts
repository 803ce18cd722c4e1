/** What a reel holds: the events of a stream from a full picture on, without a hole, in order of time. */
import type { FramesPage } from '../events/api.ts';
import { fullSnapshotType, metaType } from '../events/frame.ts';
import { findLastBefore } from './documents.ts';
import { createPartJoiner, type PartJoiner } from './join-parts.ts';
import { createSanitizer, type SafeEvent, type Sanitizer } from './sanitize.ts';
import { createSlices } from './slices.ts';

export interface Shelf {
  readonly events: readonly SafeEvent[];
  /** From here on all is held; null before the first page. */
  readonly from: number | null;
  /** Up to here all is held: the last event's time, or for ever at the stream's end. */
  readonly until: number;
  /** The seq to read on behind; null at the end. */
  readonly next: number | null;
  /** Cleans a page in slices, and adds it at once. */
  add(page: FramesPage, signal: AbortSignal): Promise<Added>;
  /** Forgets what is far behind `at`, from a full picture to a full picture, where much is held; answers how many events went. */
  forget(at: number): number;
}

export interface Added {
  refused: number;
  /** Whether something belongs before what was there already: what was shown up to now is then not what should have been. */
  isLate: boolean;
}

/** Of JSON; in memory an event is some times that. */
const heldBytes = 24 * 1024 * 1024;
/** A step back by so much asks for nothing. */
const behindMs = 60_000;
/** What a page is taken for where its collector does not say. */
const usualPageBytes = 1024 * 1024;

/** `sought`: a time before the stream's first picture is answered by that first picture. */
export function openShelf(sought: number): Shelf {
  const joiner = createPartJoiner();
  const sanitizer = createSanitizer();
  let events: SafeEvent[] = [];
  let bytes = 0;
  let from: number | null = null;
  let until = -Infinity;
  let next: number | null = null;

  return {
    get events() {
      return events;
    },
    get from() {
      return from;
    },
    get until() {
      return until;
    },
    get next() {
      return next;
    },
    async add(page, signal) {
      const { fresh, refused } = await cleanPage(page, joiner, sanitizer, signal).catch((error: unknown) => {
        from = null; // Nobody can go on in the middle of a page: what is sought next begins anew.
        throw error;
      });
      const lastAt = events.at(-1)?.timestamp ?? -Infinity;
      // The pointer's way of half a second may begin before the page that it came with: there it stands still until then.
      const placed = fresh.map((event) => (event.role === 'pointer' && event.timestamp < lastAt ? { ...event, timestamp: lastAt } : event));
      const isLate = placed.some(({ timestamp }) => timestamp < lastAt);
      placed.sort((a, b) => a.timestamp - b.timestamp);
      events = events.concat(placed);
      if (isLate) events.sort((a, b) => a.timestamp - b.timestamp);
      bytes += page.bytes ?? usualPageBytes;
      from ??= Math.min(sought, events[0]?.timestamp ?? Infinity);
      next = page.next;
      until = page.next === null ? Infinity : (events.at(-1)?.timestamp ?? until);
      return { refused, isLate };
    },
    forget(at) {
      if (bytes <= heldBytes) return 0;
      const first = findPicture(events, 0, findLastBefore(events, at - behindMs, ({ timestamp }) => timestamp) + 1);
      if (first === null || first === 0) return 0;
      bytes *= 1 - first / events.length;
      events = events.slice(first);
      from = events[0]!.timestamp;
      return first;
    },
  };
}

async function cleanPage(
  page: FramesPage,
  joiner: PartJoiner,
  sanitizer: Sanitizer,
  signal: AbortSignal,
): Promise<{ fresh: SafeEvent[]; refused: number }> {
  const fresh: SafeEvent[] = [];
  const slices = createSlices();
  let refused = 0;
  for (const record of page.frames) {
    if (slices.isOver()) await slices.rest(signal);
    if (record.kind === 'mark') continue; // It speaks of the stream: there is nothing to show.
    const joined = joiner.add(record);
    if (joined === 'waiting') continue;
    const cleaned = joined === null ? null : sanitizer.clean(joined.event);
    if (cleaned === null) refused += 1;
    else fresh.push(...cleaned);
  }
  return { fresh, refused };
}

/** Where the last full picture between two places begins, with the size that precedes it; null where there is none. */
export function findPicture(events: readonly SafeEvent[], from: number, end: number): number | null {
  for (let index = end - 1; index >= from; index -= 1)
    if (events[index]!.role === 'snapshot') return events[index - 1]?.role === 'size' && index > from ? index - 1 : index;
  return null;
}

/** Whether a page begins with a full picture, so that nothing before it is needed to show it. */
export function isFresh({ frames: [first] }: FramesPage): boolean {
  const type = first?.kind === 'frame-part' ? first['eventType'] : (first?.['event'] as { type?: unknown } | undefined)?.type;
  return type === fullSnapshotType || type === metaType;
}
