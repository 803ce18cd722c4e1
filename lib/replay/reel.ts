/** The frames of one stream as far as they are loaded: read page by page around the clock, so that what is held never grows with the session. */
import type { FramesPage, FramesQuery } from '../events/api.ts';
import type { Span } from './clock.ts';
import type { SafeEvent } from './sanitize.ts';
import { isFresh, openShelf } from './shelf.ts';

export type ReadFrames = (stream: string, query: FramesQuery, signal: AbortSignal) => Promise<FramesPage>;

export interface Reel {
  readonly stream: string;
  /** In order of time. Grows at its end; begins anew after a far seek: compare `version`. */
  readonly events: readonly SafeEvent[];
  readonly version: number;
  /** Events that were refused, because no browser could play them or they were malformed. */
  readonly refused: number;
  /** What can be shown without a wait; null before anything is here. */
  readonly loaded: Span | null;
  /** Whether everything that the picture at `at` needs is here. */
  has(at: number): boolean;
  /** Loads until the picture at `at` can be shown, then on to `until`. Resolves when done; rejects with `FeedError`. */
  load(at: number, until: number, signal: AbortSignal): Promise<void>;
  /** Lets go of what is far behind `at`, where much is held; answers how many events went from the beginning of `events`. */
  forget(at: number): number;
}

export function createReel(stream: string, readFrames: ReadFrames): Reel {
  let shelf = openShelf(-Infinity);
  let version = 0;
  let refused = 0;

  const begin = (at: number) => {
    shelf = openShelf(at);
    version += 1;
  };
  const readPage = async (query: FramesQuery, signal: AbortSignal): Promise<void> => {
    const page = await readFrames(stream, query, signal);
    signal.throwIfAborted();
    // The way ahead has a full picture on it: what lies between need not be read.
    if (query.at !== undefined && query.after !== undefined && isFresh(page) && page.frames[0]!.seq > query.after + 1) begin(query.at);
    const added = await shelf.add(page, signal);
    refused += added.refused;
    if (added.isLate) version += 1;
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
    get loaded() {
      return shelf.from === null ? null : { from: shelf.from, to: shelf.until };
    },
    has: (at) => hasFrom(at) && at <= shelf.until,
    async load(at, until, signal) {
      if (!hasFrom(at)) {
        begin(at);
        await readPage({ at, until: at }, signal);
      }
      // First no more than the picture needs; only then what will be played.
      while (shelf.next !== null && shelf.until < at) await readPage({ at, after: shelf.next, until: at }, signal);
      while (shelf.next !== null && shelf.until < until) await readPage({ after: shelf.next, until }, signal);
    },
    forget: (at) => shelf.forget(at),
  };
}
