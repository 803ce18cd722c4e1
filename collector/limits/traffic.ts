/** Counts uploads of the last day by the minute: those that were taken, and why others were not. In memory: it begins anew with each start. */
import { uploadRefusals, type Traffic, type UploadRefusal } from '../../lib/events/status-api.ts';
import type { Clock } from '../app.ts';

const minuteMs = 60_000;
const keptMinutes = 24 * 60;

export interface TrafficCounts {
  countTaken(bytes: number): void;
  countRefused(why: UploadRefusal): void;
  read(): { hour: Traffic; day: Traffic; since: number };
}

export function createTraffic(now: Clock): TrafficCounts {
  const startedAt = now();
  const minutes = new Map<number, Traffic>();
  const thisMinute = (): Traffic => {
    const minute = Math.floor(now() / minuteMs);
    let traffic = minutes.get(minute);
    if (traffic === undefined) {
      for (const old of minutes.keys()) if (old <= minute - keptMinutes) minutes.delete(old);
      minutes.set(minute, (traffic = { taken: 0, bytes: 0, refused: {} }));
    }
    return traffic;
  };
  const sum = (length: number): Traffic => {
    const end = Math.floor(now() / minuteMs);
    const within = [...minutes].flatMap(([minute, traffic]) => (minute > end - length && minute <= end ? [traffic] : []));
    return within.reduce(add, { taken: 0, bytes: 0, refused: {} });
  };
  return {
    countTaken: (bytes) => {
      const traffic = thisMinute();
      traffic.taken += 1;
      traffic.bytes += bytes;
    },
    countRefused: (why) => {
      const { refused } = thisMinute();
      refused[why] = (refused[why] ?? 0) + 1;
    },
    read: () => ({ hour: sum(60), day: sum(keptMinutes), since: Math.max(startedAt, now() - keptMinutes * minuteMs) }),
  };
}

function add(a: Traffic, b: Traffic): Traffic {
  const counts = uploadRefusals.map((why) => [why, (a.refused[why] ?? 0) + (b.refused[why] ?? 0)] as const);
  return { taken: a.taken + b.taken, bytes: a.bytes + b.bytes, refused: Object.fromEntries(counts.filter(([, count]) => count > 0)) };
}

/** What a refusal of an upload means, by its status; null: it was taken. */
export function nameRefusal(status: number): UploadRefusal | null {
  if (status < 400) return null;
  if (status === 401 || status === 403) return 'not-allowed';
  if (status === 409) return 'contradiction';
  if (status === 429) return 'too-fast';
  if (status === 507) return 'no-space';
  return status >= 500 ? 'failed' : 'bad-upload';
}
