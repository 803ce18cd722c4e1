/** Buckets that fill at a steady rate, one per key: a burst passes, and who takes more than the rate for long is told how long to wait. */
import type { Clock } from '../app.ts';

export interface Rate {
  perSecond: number;
  /** What may be taken at once after a time of rest. */
  burst: number;
}

export interface Buckets {
  /** Milliseconds until this key may take something again; 0: it may now. */
  readWait(key: string): number;
  /** Takes that much, also more than there is: the rest is a debt, which the wait grows by. */
  take(key: string, amount: number): void;
  forget(key: string): void;
}

interface Bucket {
  level: number;
  at: number;
}

/** Keys come from whoever asks, so no more than `keysAtMost` are remembered; those that rest go first, then the oldest. */
export function createBuckets({ perSecond, burst }: Rate, now: Clock, keysAtMost = 10_000): Buckets {
  const buckets = new Map<string, Bucket>();

  /** A clock that was set back gives nothing and takes nothing. */
  const levelOf = ({ level, at }: Bucket): number => Math.min(burst, level + (Math.max(0, now() - at) / 1000) * perSecond);
  const read = (key: string): number => levelOf(buckets.get(key) ?? { level: burst, at: now() });

  function makeRoom(): void {
    for (const [key, bucket] of buckets) if (levelOf(bucket) >= burst) buckets.delete(key);
    for (const key of buckets.keys()) {
      if (buckets.size < keysAtMost) return;
      buckets.delete(key);
    }
  }

  return {
    readWait: (key) => {
      const level = read(key);
      return level > 0 ? 0 : Math.floor((-level / perSecond) * 1000) + 1;
    },
    take: (key, amount) => {
      const level = read(key) - amount;
      if (!buckets.has(key) && buckets.size >= keysAtMost) makeRoom();
      buckets.set(key, { level, at: now() });
    },
    forget: (key) => void buckets.delete(key),
  };
}
