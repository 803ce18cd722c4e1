/** One document on the stage: its frames are loaded around the clock, and applied up to it. */
import type { ReplayDocument } from './documents.ts';
import { findLastBefore } from './documents.ts';
import { createReel, type ReadFrames } from './reel.ts';
import type { SafeEvent } from './sanitize.ts';
import { createStage, type StageEvents, type StageOptions } from './stage.ts';

export interface Showing {
  readonly stream: string;
  /** Events that could not be played. */
  readonly refused: number;
  /** Brings the picture to a time, and loads what comes next. */
  show(
    document: ReplayDocument,
    at: number,
    aheadMs: number,
    moving: boolean,
  ): { state: 'page' | 'loading' } | { state: 'failed'; error: unknown };
  listForeignFrames(): HTMLIFrameElement[];
  close(): void;
}

/** A step that is longer than this is shown as a jump: the state after it, not the way there. */
const jumpMs = 1000;

export function openShowing(
  root: HTMLElement,
  stream: string,
  readFrames: ReadFrames,
  onSize: StageEvents['onSize'],
  options: StageOptions,
): Showing {
  let problems = 0;
  let loading = false;
  let failure: { error: unknown } | null = null;
  let done = { version: -1, cursor: 0, at: -Infinity };
  const stop = new AbortController();
  const reel = createReel(stream, readFrames);
  const stage = createStage(root, { onSize, onProblem: () => (problems += 1) }, options);

  /** One load at a time; a failure stays until the showing is opened again. */
  const load = async (at: number, until: number): Promise<void> => {
    loading = true;
    try {
      await reel.load(at, until, stop.signal);
    } catch (error) {
      failure = { error };
    }
    loading = false;
  };
  const advance = (at: number) => {
    const { events, version } = reel;
    // Before the first picture, the first picture: a moment later it is there anyway.
    const end =
      Math.max(
        findLastBefore(events, at, (event) => event.timestamp),
        events.findIndex(({ role }) => role === 'snapshot'),
      ) + 1;
    const anew = version !== done.version || at < done.at;
    if (anew || end > done.cursor) {
      const start = findStart(events, anew ? 0 : done.cursor, end);
      stage.apply(events.slice(start, Math.max(end, start + 1)), anew || at - done.at > jumpMs);
    }
    done = { version, cursor: Math.max(end, anew ? 0 : done.cursor), at };
  };

  return {
    stream,
    get refused() {
      return reel.refused + problems;
    },
    show(document, at, aheadMs, moving) {
      const until = Math.min(at + aheadMs, document.to);
      if (!loading && failure === null && !(reel.has(at) && reel.has(Math.max(at, until)))) void load(at, until);
      if (!reel.has(at)) return failure === null ? { state: 'loading' } : { state: 'failed', error: failure.error };
      advance(at);
      stage.setMoving(moving);
      return { state: 'page' };
    },
    listForeignFrames: () => stage.listForeignFrames(),
    close() {
      stop.abort();
      stage.destroy();
    },
  };
}

/** Where to begin applying: at the last snapshot between the two places (with the size that precedes it), else at `from`. */
function findStart(events: readonly SafeEvent[], from: number, end: number): number {
  for (let index = end - 1; index >= from; index -= 1) {
    if (events[index]!.role === 'snapshot') return events[index - 1]?.role === 'size' && index > from ? index - 1 : index;
  }
  return from;
}
