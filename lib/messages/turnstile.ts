/** What one sender may hand over: a few messages at once and a steady amount, so that a flood out of one page holds up no other. */

export interface Turnstile {
  /**
   * Acts for the sender, or says that it must wait: null, and nothing was kept. A recorder holds what it has until it is answered, so that it loses nothing by that; who does not
   * wait is a flood, and `onFlood` hears of it.
   */
  pass<T>(sender: string, size: number, act: () => Promise<T>): Promise<T> | null;
}

export interface TurnstileOptions {
  now: () => number;
  /** Once for each while of a flood, with how many messages were refused in it. */
  onFlood: (sender: string, refused: number) => void;
}

/**
 * A recorder has one message on its way, and sends it again where it heard nothing for 5 s. Its batches are 256 KiB; a first snapshot may be many times that, all else
 * is far below a mebibyte a second.
 */
const atOnce = 8;
const perSecond = 2 * 1024 * 1024;
const burst = 128 * 1024 * 1024;
/** Fewer refusals in a while are a recorder that was late; a recorder that waits as it should has none. */
const floodFrom = 20;
const whileMs = 10_000;
/** Documents come and go: beyond so many, those that rest are forgotten. */
const sendersAtMost = 1_000;

interface Sender {
  inside: number;
  level: number;
  at: number;
  refused: number;
  refusedSince: number;
}

export function createTurnstile({ now, onFlood }: TurnstileOptions): Turnstile {
  const senders = new Map<string, Sender>();

  function find(key: string): Sender {
    const known = senders.get(key) ?? { inside: 0, level: burst, at: now(), refused: 0, refusedSince: 0 };
    known.level = Math.min(burst, known.level + (Math.max(0, now() - known.at) / 1000) * perSecond);
    known.at = now();
    if (!senders.has(key) && senders.size >= sendersAtMost) forgetResting(senders);
    senders.set(key, known);
    return known;
  }

  function countRefusal(key: string, sender: Sender): null {
    if (sender.refused === 0) sender.refusedSince = now();
    sender.refused += 1;
    if (now() - sender.refusedSince >= whileMs || now() < sender.refusedSince) tellFlood(key, sender);
    return null;
  }

  function tellFlood(key: string, sender: Sender): void {
    if (sender.refused >= floodFrom) onFlood(key, sender.refused);
    sender.refused = 0;
  }

  return {
    pass(key, size, act) {
      const sender = find(key);
      if (sender.inside >= atOnce || sender.level <= 0) return countRefusal(key, sender);
      sender.inside += 1;
      sender.level -= size;
      return act().finally(() => {
        sender.inside -= 1;
        if (sender.inside === 0) tellFlood(key, sender);
      });
    },
  };
}

function forgetResting(senders: Map<string, Sender>): void {
  for (const [key, { inside, refused }] of senders) if (inside === 0 && refused === 0) senders.delete(key);
}
