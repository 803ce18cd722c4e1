/** The one time of a replay, in ms epoch: whether it runs, how fast, and what it jumps over. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';

export interface Span {
  from: number;
  to: number;
}

export const speeds = [0.5, 1, 2, 4, 8] as const;

export interface Clock {
  readonly at: ReadonlySignal<number>;
  /** The same for screens: while playing it moves ten times a second, so that they are not drawn with every frame. */
  readonly shownAt: ReadonlySignal<number>;
  readonly playing: ReadonlySignal<boolean>;
  readonly speed: ReadonlySignal<number>;
  readonly skipsIdle: ReadonlySignal<boolean>;
  /** The idle span that was jumped over a moment ago. */
  readonly skipped: ReadonlySignal<Span | null>;
  play(): void;
  pause(): void;
  seek(at: number): void;
  setSpeed(speed: number): void;
  setSkipsIdle(skips: boolean): void;
  /** Time passes: `passedMs` by the wall. It stops by itself at the end. */
  step(passedMs: number, idle: readonly Span[]): void;
  setSpan(span: Span): void;
}

const skippedShownMs = 2500;
const shownStepMs = 100;

export function createClock(startAt: number, span: Span): Clock {
  const at = signal(startAt);
  const playing = signal(false);
  const speed = signal(1);
  const skipsIdle = signal(true);
  const skipped = signal<Span | null>(null);
  const shownAt = computed(() => {
    const stepMs = playing.value ? shownStepMs * speed.value : 1;
    return Math.floor(at.value / stepMs) * stepMs;
  });

  const skip = (idle: Span): number => {
    skipped.value = idle;
    setTimeout(() => {
      if (skipped.value === idle) skipped.value = null;
    }, skippedShownMs);
    return idle.to;
  };

  return {
    ...{ at, shownAt, playing, speed, skipsIdle, skipped },
    play() {
      if (at.value >= span.to) at.value = span.from;
      playing.value = true;
    },
    pause: () => void (playing.value = false),
    seek: (time) => void (at.value = Math.min(Math.max(time, span.from), span.to)),
    setSpeed: (value) => void (speed.value = value),
    setSkipsIdle: (value) => void (skipsIdle.value = value),
    setSpan: (next) => void (span = next),
    step(passedMs, idle) {
      const next = at.value + passedMs * speed.value;
      const jumped = skipsIdle.value ? idle.find(({ from, to }) => from <= next && next < to) : undefined;
      batch(() => {
        at.value = Math.min(jumped === undefined ? next : skip(jumped), span.to);
        if (at.value >= span.to) playing.value = false;
      });
    },
  };
}
