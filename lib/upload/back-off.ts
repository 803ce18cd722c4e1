/** When to try again: full jitter between nothing and a bound that doubles from 1 s to 15 min; a server's Retry-After wins. */

export const capMs = 15 * 60_000;
const firstMs = 1_000;
const retryAfterCapMs = 60 * 60_000;

/** Milliseconds until the next attempt after `failures` failures in a row (the first is 1). `random` is in [0, 1). */
export function backOffMs(failures: number, random: number): number {
  return Math.round(random * Math.min(capMs, firstMs * 2 ** Math.max(0, failures - 1)));
}

/** Retry-After as milliseconds from `now`: seconds or an HTTP date, at most an hour; null where it is missing, past or nonsense. */
export function readRetryAfterMs(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, retryAfterCapMs) : null;
}

/** Whether to wait still. A time further away than any wait could be is a clock that jumped: it does not count. */
export function isWaiting(nextAttemptAt: number | null, now: number): boolean {
  return nextAttemptAt !== null && nextAttemptAt > now && nextAttemptAt - now <= retryAfterCapMs;
}
