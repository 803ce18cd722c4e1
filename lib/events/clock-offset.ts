/** How far a machine's clock is from the collector's, as NTP tells it from a request that was made anyway. No zod here: pages import this file. */

/** The header by which each answer says when its request was received and when it was answered: two times in ms, by the collector's clock. */
export const clockHeader = 'cotrail-clock';

/** `offsetMs`: the collector's clock less ours. The truth is within `uncertaintyMs` of it, whichever way the request or the answer was slow. */
export interface ClockOffset {
  offsetMs: number;
  uncertaintyMs: number;
  /** When it was measured, by our clock. */
  at: number;
}

/** Clocks drift: a measurement is worth less by so much in each ms, some 50 parts in a million of each of the two. */
const driftPerMs = 1e-4;

/** What one request says; null where the answer says nothing of the time, or says what cannot be. */
export function measureOffset(header: string | null, sentAt: number, answeredAt: number): ClockOffset | null {
  const [, received, left] = /^(\d{1,16}(?:\.\d+)?) (\d{1,16}(?:\.\d+)?)$/.exec(header ?? '') ?? [];
  if (received === undefined || left === undefined) return null;
  const there = Number(left) - Number(received);
  const wayMs = answeredAt - sentAt - there;
  // A clock that was set while the request was on its way measures nothing.
  if (there < 0 || wayMs < 0) return null;
  // Whole milliseconds on both sides: each of the times may be one off.
  return { offsetMs: (Number(received) - sentAt + (Number(left) - answeredAt)) / 2, uncertaintyMs: wayMs / 2 + 1, at: answeredAt };
}

/** The better one of two measurements, as they are worth now. */
export function chooseOffset(known: ClockOffset | null, fresh: ClockOffset): ClockOffset {
  if (known === null) return fresh;
  const age = Math.max(0, fresh.at - known.at);
  const isSet = Math.abs(known.offsetMs - fresh.offsetMs) > known.uncertaintyMs + fresh.uncertaintyMs + age * driftPerMs;
  // Two that contradict each other: the clock was set in between, and the older one is of another clock.
  return isSet || fresh.uncertaintyMs <= known.uncertaintyMs + age * driftPerMs ? fresh : known;
}

/** Whether it says something that the one that was written down does not: another offset, or the same much more exactly. */
export function isNews(written: ClockOffset | null, best: ClockOffset): boolean {
  if (written === null) return true;
  const isOther = Math.abs(written.offsetMs - best.offsetMs) > written.uncertaintyMs;
  return isOther || best.uncertaintyMs < written.uncertaintyMs / 2;
}
