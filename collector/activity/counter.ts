/** Counts in the background what has changed, so that a reader finds days that are counted: soon after it has started, and twice a minute. */
import type { Store } from '../store/store.ts';
import { describeError } from '../describe-error.ts';

const everyMs = 30_000;

export interface Counter {
  close(): Promise<void>;
}

export function startCounter(store: Pick<Store, 'countActivity'>, log: (line: string) => void): Counter {
  const stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  let isDue = false;
  const count = (): void => {
    if (isDue) return;
    isDue = true;
    last = last
      .then(() => {
        isDue = false;
        return stop.signal.aborted ? 0 : store.countActivity(stop.signal);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) log(`counting activity failed and is tried again: ${describeError(error)}`);
      });
  };
  const timer = setInterval(count, everyMs).unref();
  count();
  return {
    close: async () => {
      clearInterval(timer);
      stop.abort();
      await last;
    },
  };
}
