/** Tries an act on a page again while the page is not ready for it. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Tries for 15 s, then throws what went wrong last. */
export async function retry<T>(act: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + 15_000; ; await sleep(100)) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
