/** How many bodies are in memory at once, of all and of one device: the others wait in their sockets, and none starves another. */
import pLimit, { type LimitFunction } from 'p-limit';

export interface Turns {
  /** Acts when it is this key's turn. */
  run<Result>(key: string, act: () => Promise<Result>): Promise<Result>;
}

export function createTurns(atOnce: number, perKey: number): Turns {
  const all = pLimit(atOnce);
  const own = new Map<string, LimitFunction>();
  return {
    run: async (key, act) => {
      const limit = own.get(key) ?? pLimit(perKey);
      own.set(key, limit);
      try {
        return await limit(() => all(act));
      } finally {
        if (limit.activeCount + limit.pendingCount === 0) own.delete(key);
      }
    },
  };
}
