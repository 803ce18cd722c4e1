/** Slows down whoever guesses: after some failures each further one doubles the wait, for a name and for an address alike. */
import type { Clock } from '../app.ts';

const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
const forgottenMs = 60 * 60_000;
/** So many keys are remembered; what comes in above makes the longest unused forgotten. */
const rememberedAtMost = 10_000;

export interface Throttle {
  /** How long to wait, 0 where an attempt may be made now. */
  readWait(key: string): number;
  fail(key: string): void;
  /** Takes one failure back. */
  forgive(key: string): void;
  forget(key: string): void;
}

/** A name that nobody has is slowed down as any other: nothing tells them apart. It forgets at a restart, and after an hour in peace. */
export function createThrottle(freeFailures: number, now: Clock): Throttle {
  const failed = new Map<string, { failures: number; at: number }>();
  const read = (key: string): { failures: number; at: number } => {
    const known = failed.get(key);
    return known === undefined || known.at + forgottenMs <= now() ? { failures: 0, at: 0 } : known;
  };
  return {
    readWait: (key) => {
      const { failures, at } = read(key);
      if (failures < freeFailures) return 0;
      const wait = Math.min(firstWaitMs * 2 ** (failures - freeFailures), longestWaitMs);
      return Math.max(0, at + wait - now());
    },
    fail: (key) => {
      const { failures } = read(key);
      failed.delete(key);
      failed.set(key, { failures: failures + 1, at: now() });
      const [oldest] = failed.keys();
      if (failed.size > rememberedAtMost && oldest !== undefined) failed.delete(oldest);
    },
    forgive: (key) => {
      const known = failed.get(key);
      if (known !== undefined) failed.set(key, { ...known, failures: known.failures - 1 });
    },
    forget: (key) => void failed.delete(key),
  };
}
