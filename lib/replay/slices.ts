/** Long work in slices: after a few milliseconds whoever works lets the page draw and listen, and goes on behind it. */

const sliceMs = 8;

export interface Slices {
  /** Whether it is others' turn. */
  isOver(): boolean;
  /** Resolves when others have had theirs; rejects with the signal. */
  rest(signal: AbortSignal): Promise<void>;
}

export function createSlices(): Slices {
  let begunAt = performance.now();
  return {
    isOver: () => performance.now() - begunAt > sliceMs,
    async rest(signal) {
      await nextTurn();
      signal.throwIfAborted();
      begunAt = performance.now();
    },
  };
}

/** A message to oneself, since timers wait four milliseconds when they are set again and again. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
