/** How far this machine's clock is from its collector's, as the best of all requests says. Kept in memory: whoever needs it asks the collector anyway. */
import { chooseOffset, type ClockOffset, clockHeader, measureOffset } from '../events/clock-offset.ts';

let best: { endpoint: string; offset: ClockOffset } | null = null;

export function noteAnswer(endpoint: string, headers: Headers, sentAt: number, answeredAt: number): void {
  const measured = measureOffset(headers.get(clockHeader), sentAt, answeredAt);
  if (measured === null) return;
  best = { endpoint, offset: chooseOffset(best?.endpoint === endpoint ? best.offset : null, measured) };
}

export function readOffset(endpoint: string): ClockOffset | null {
  return best?.endpoint === endpoint ? best.offset : null;
}
