/** Hears each act of a person before any other listener of ours does. */
import { listen } from './listen.ts';

/** `onInput` is told how long ago the act before was, in ms; for the first one, how long ago we began to listen. */
export function watchTrustedInput(onInput: (idleMs: number) => void, signal: AbortSignal): void {
  let lastAt = Date.now();
  listen(
    window,
    ['pointerdown', 'keydown', 'wheel', 'touchstart', 'click', 'input'],
    () => {
      const idleMs = Date.now() - lastAt;
      lastAt = Date.now();
      onInput(idleMs);
    },
    signal,
  );
}
