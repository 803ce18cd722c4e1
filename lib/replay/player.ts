/** The player: follows its clock through the documents of a session, whichever was open and in use at the time. */
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { createClock, type Clock, type Span } from './clock.ts';
import { pickDocument, type Choice, type ReplayDocument, type TabUse } from './documents.ts';
import { createFramesInPlace, type FramesInPlace } from './frames-in-place.ts';
import type { ReadFrames } from './reel.ts';
import { openShowing, type Showing } from './showing.ts';
import type { PictureWords } from './stage.ts';

/** What the stage shows: a page, the wait for its frames, no open page, or why its frames cannot be read. */
export type Picture =
  | { state: 'nothing' }
  | { state: 'page' | 'loading'; document: ReplayDocument }
  | { state: 'failed'; document: ReplayDocument; error: unknown };

/** What there is to play. It changes while a session loads, and with the viewer's choice. */
export interface Scene {
  span: Span;
  documents: readonly ReplayDocument[];
  uses: readonly TabUse[];
  idle: readonly Span[];
  choice: Choice;
  /** By how much the clock of who recorded this is ahead of the player's; absent: not at all. */
  aheadMs?: number;
  /** While true, a playing clock waits. */
  isHeld?: () => boolean;
  words: PictureWords;
}

export interface Player {
  readonly clock: Clock;
  readonly picture: ReadonlySignal<Picture>;
  /** The shown page's size in CSS px. */
  readonly size: ReadonlySignal<{ width: number; height: number }>;
  /** Events of the shown page that could not be played. */
  readonly refused: ReadonlySignal<number>;
  /** What of the shown page can be seen without a wait. */
  readonly loaded: ReadonlySignal<Span | null>;
  update(change: Partial<Scene>): void;
  /** Reads the frames again after a failure. */
  retry(): void;
}

/** How much is loaded ahead of the clock, in ms at speed 1. */
const aheadMs = 20_000;

/** Starts a player that draws into `root` (which is in the document) until the signal stops it. It follows a clock, or moves one of its own from a time on. */
export function startPlayer(root: HTMLElement, readFrames: ReadFrames, first: Scene, start: number | Clock, stop: AbortSignal): Player {
  let scene = first;
  let showing: Showing | null = null;
  const isLed = typeof start !== 'number';
  const clock = isLed ? start : createClock(start, scene.span);
  const picture = signal<Picture>({ state: 'nothing' });
  const size = signal({ width: 0, height: 0 });
  const refused = signal(0);
  const loaded = signal<Span | null>(null);

  const inside: FramesInPlace = createFramesInPlace(readFrames, first.words);
  const close = () => {
    inside.close();
    showing?.close();
    showing = null;
  };
  const draw = (): Picture => {
    const at = clock.at.value + (scene.aheadMs ?? 0);
    const document = pickDocument(scene.documents, at, scene.choice, scene.uses);
    if (showing !== null && showing.stream !== document?.stream) close();
    if (document === null) return { state: 'nothing' };
    showing ??= openShowing(root, document.stream, readFrames, (width, height) => (size.value = { width, height }), { words: scene.words });
    const shown = showing.show(document, at, aheadMs * clock.speed.value, clock.playing.value);
    if (shown.state === 'page') inside.show(showing.listForeignFrames(), document, scene.documents, at, aheadMs, clock.playing.value);
    return { document, ...shown };
  };
  const run = (now: number, before: number) => {
    if (stop.aborted) return close();
    const moves = !isLed && clock.playing.value && picture.value.state !== 'loading' && !scene.isHeld?.();
    if (moves) clock.step(now - before, scene.idle);
    const drawn = draw();
    batch(() => {
      if (!isSamePicture(drawn, picture.value)) picture.value = drawn;
      refused.value = showing?.refused ?? 0;
      const held = shiftSpan(showing?.loaded ?? null, -(scene.aheadMs ?? 0));
      if (held?.from !== loaded.value?.from || held?.to !== loaded.value?.to) loaded.value = held;
    });
    requestAnimationFrame((next) => run(next, now));
  };
  requestAnimationFrame((now) => run(now, now));

  return {
    ...{ clock, picture, size, refused, loaded },
    update(change) {
      scene = { ...scene, ...change };
      if (!isLed) clock.setSpan(scene.span);
    },
    retry: close,
  };
}

function isSamePicture(a: Picture, b: Picture): boolean {
  return a.state === b.state && (a.state === 'nothing' || b.state === 'nothing' || a.document === b.document);
}

function shiftSpan(span: Span | null, byMs: number): Span | null {
  return span && { from: span.from + byMs, to: span.to + byMs };
}
