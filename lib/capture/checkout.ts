/** When the picture is written whole again, so that a player can begin there: by what has changed since, and by what it costs the page. */

/** What the increments since the last whole picture may grow to: so much is applied in well under 300 ms, and they are at least as much as the picture, so that pictures never double what is sent. */
const leastBytes = 384 * 1024;
/** Something changed, but little: sooner or later a player wants to begin near it. */
const longestMs = 4 * 60_000;
/** A whole picture is one task that nobody can slice. One that takes longer than a task should comes by time alone, as rarely as that. */
const dearMs = 40;
/** No more than a hundredth of the page's time. */
const restPerMs = 100;

export interface Checkout {
  /** rrweb begins a whole picture: it says so before it looks at the page. */
  begin(): void;
  /** It is written: so many bytes. */
  end(bytes: number): void;
  /** A change was written. True where it is time for a whole picture. */
  add(bytes: number): boolean;
}

/** `now` counts ms, and only forward. */
export function createCheckout(now: () => number): Checkout {
  let begunAt = now();
  let last = { at: begunAt, bytes: 0, tookMs: 0 };
  let since = 0;
  return {
    begin: () => void (begunAt = now()),
    end(bytes) {
      last = { at: now(), bytes, tookMs: now() - begunAt };
      since = 0;
    },
    add(bytes) {
      since += bytes;
      const passedMs = now() - last.at;
      if (passedMs >= longestMs) return true;
      return since >= Math.max(leastBytes, last.bytes) && last.tookMs <= dearMs && passedMs >= last.tookMs * restPerMs;
    },
  };
}
