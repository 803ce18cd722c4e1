/** The frames of one stream as far as they are loaded: read page by page around the clock, cleaned, and in order of time. */
import type { FramesPage, FramesQuery } from '../events/api.ts';
import { createPartJoiner } from './join-parts.ts';
import { createSanitizer, type SafeEvent } from './sanitize.ts';

export type ReadFrames = (stream: string, query: FramesQuery, signal: AbortSignal) => Promise<FramesPage>;

export interface Reel {
  readonly stream: string;
  /** In order of time. Grows at its end; begins anew after a far seek: compare `version`. */
  readonly events: readonly SafeEvent[];
  readonly version: number;
  /** Events that were refused, because no browser could play them or they were malformed. */
  readonly refused: number;
  /** Whether everything that the picture at `at` needs is here. */
  has(at: number): boolean;
  /** Loads until the picture at `at` can be shown, then on to `until`. Resolves when done; rejects with `FeedError`. */
  load(at: number, until: number, signal: AbortSignal): Promise<void>;
}

/** A seek further ahead than this starts from the snapshot there instead of loading all between. */
const farMs = 60_000;

export function createReel(stream: string, readFrames: ReadFrames): Reel {
  let shelf = openShelf(null);
  let version = 0;
  let refused = 0;

  const readPage = async (query: FramesQuery, signal: AbortSignal): Promise<void> => {
    const target = shelf;
    const page = await readFrames(stream, query, signal);
    signal.throwIfAborted();
    refused += addPage(target, page);
  };
  const hasFrom = (at: number) => shelf.from !== null && shelf.from <= at;

  return {
    stream,
    get events() {
      return shelf.events;
    },
    get version() {
      return version;
    },
    get refused() {
      return refused;
    },
    has: (at) => hasFrom(at) && at <= shelf.until,
    async load(at, until, signal) {
      if (!hasFrom(at) || at > shelf.until + farMs) {
        shelf = openShelf(at);
        version += 1;
        await readPage({ at }, signal);
      }
      while (shelf.next !== null && shelf.until < Math.max(at, until)) await readPage({ after: shelf.next }, signal);
    },
  };
}

interface Shelf {
  events: SafeEvent[];
  from: number | null;
  /** Up to here all is loaded: the last event's time, or for ever at the stream's end. */
  until: number;
  next: number | null;
  /** A sought time before the stream's first picture is answered by that first picture. */
  sought: number | null;
  joiner: ReturnType<typeof createPartJoiner>;
  sanitizer: ReturnType<typeof createSanitizer>;
}

function openShelf(sought: number | null): Shelf {
  return { events: [], from: null, until: -Infinity, next: null, sought, joiner: createPartJoiner(), sanitizer: createSanitizer() };
}

/** Adds a page; answers how many events were refused. A late event finds its place by its time. */
function addPage(shelf: Shelf, page: FramesPage): number {
  let refused = 0;
  let inOrder = true;
  for (const record of page.frames) {
    if (record.kind === 'mark') continue; // It speaks of the stream: there is nothing to show.
    const joined = shelf.joiner.add(record);
    if (joined === 'waiting') continue;
    const events = joined === null ? null : shelf.sanitizer.clean(joined.event);
    if (events === null) refused += 1;
    for (const event of events ?? []) {
      inOrder &&= event.timestamp >= (shelf.events.at(-1)?.timestamp ?? -Infinity);
      shelf.events.push(event);
    }
  }
  if (!inOrder) shelf.events.sort((a, b) => a.timestamp - b.timestamp);
  shelf.from ??= Math.min(shelf.sought ?? Infinity, shelf.events[0]?.timestamp ?? Infinity);
  shelf.next = page.next;
  shelf.until = page.next === null ? Infinity : (shelf.events.at(-1)?.timestamp ?? shelf.until);
  return refused;
}
