/** How long a target is left alone that did not take what was sent. */
import { backOffMs, capMs, readRetryAfterMs } from '../../lib/upload/back-off.ts';
import type { Verdict } from './verdict.ts';

/** A target that fails at once is not asked again in the same moment. */
const leastWaitMs = 50;

/** `failures` are those in a row, this one among them; `random` is in [0, 1). */
export function readWaitMs(
  verdict: Extract<Verdict, { act: 'retry' | 'hold' }>,
  failures: number,
  random: () => number,
  now: number,
): number {
  if (verdict.act === 'hold') return capMs;
  return readRetryAfterMs(verdict.retryAfter, now) ?? Math.max(leastWaitMs, backOffMs(failures, random()));
}
