/** One document on the stage: its frames are loaded around the clock, and applied up to it, a slice with each drawing of the screen. */
import type { Span } from './clock.ts';
import type { ReplayDocument } from './documents.ts';
import { createReel, type ReadFrames } from './reel.ts';
import { createStage, type StageEvents, type StageOptions } from './stage.ts';
import { createWay } from './way.ts';

export interface Showing {
  readonly stream: string;
  /** Events that could not be played. */
  readonly refused: number;
  /** What is loaded of it. */
  readonly loaded: Span | null;
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

/** Then it is the page's turn; a picture that is small enough for one slice is there with the next drawing of the screen. */
const sliceMs = 30;

export function openShowing(
  root: HTMLElement,
  stream: string,
  readFrames: ReadFrames,
  onSize: StageEvents['onSize'],
  options: StageOptions,
): Showing {
  let problems = 0;
  let loading: { from: number; to: number; stop: AbortController } | null = null;
  let failure: { error: unknown } | null = null;
  const stop = new AbortController();
  const reel = createReel(stream, readFrames);
  const way = createWay(reel);
  const stage = createStage(root, { onSize, onProblem: () => (problems += 1) }, options);

  /** One load at a time; a failure stays until the showing is opened again. */
  const load = async (at: number, until: number): Promise<void> => {
    const own = { from: at, to: until, stop: new AbortController() };
    loading = own;
    try {
      await reel.load(at, until, AbortSignal.any([stop.signal, own.stop.signal]));
    } catch (error) {
      if (!own.stop.signal.aborted) failure = { error };
    }
    loading = null;
  };
  /** Half of what lies ahead is left before more is asked for. What is loaded for another moment than the sought one is left off. */
  const loadAround = (at: number, aheadMs: number, end: number): void => {
    const until = Math.max(at, Math.min(at + aheadMs, end));
    if (loading !== null && !reel.has(at) && (at < loading.from || at > loading.to)) loading.stop.abort();
    const isFilled = reel.has(at) && reel.has(Math.max(at, Math.min(at + aheadMs / 2, end)));
    if (loading === null && failure === null && !isFilled) void load(at, until);
  };
  const apply = () => {
    const begunAt = performance.now();
    let event = way.take();
    if (event === null) return;
    for (; event !== null; event = performance.now() - begunAt < sliceMs ? way.take() : null) stage.apply(event);
    stage.settle();
  };

  return {
    stream,
    get refused() {
      return reel.refused + problems;
    },
    get loaded() {
      return reel.loaded;
    },
    show(document, at, aheadMs, moving) {
      loadAround(at, aheadMs, document.to);
      if (!reel.has(at)) return failure === null ? { state: 'loading' } : { state: 'failed', error: failure.error };
      way.lead(at);
      apply();
      stage.setMoving(moving);
      return { state: way.isJump ? 'loading' : 'page' };
    },
    listForeignFrames: () => stage.listForeignFrames(),
    close() {
      stop.abort();
      stage.destroy();
    },
  };
}
