/** How much visitors may ask and send: of one key in all, and of one browser, which needs far less than a device of the organisation's own. */
import type { Context } from 'hono';
import type { Website } from '../../lib/events/companion-api.ts';
import type { Clock } from '../app.ts';
import { type IsProxy, readNetwork } from '../address.ts';
import { createBuckets, type Buckets } from '../limits/buckets.ts';
import { refuseForNow } from '../limits/quotas.ts';

const dayMs = 86_400_000;
/** Browsers that come in by one key, and from one address, for long; a burst is a campaign's, or an office's. */
const arrivals = { key: { perSecond: 20, burst: 2_000 }, address: { perSecond: 0.5, burst: 100 } } as const;
/** A page of a megabyte a second is more than anybody reads. */
const visitorBytes = { perSecond: 256 * 1024, burst: 32 * 1024 * 1024 } as const;

export interface VisitorLimits {
  /** Refuses one arrival too many; counts it otherwise. */
  refuseArrival(context: Context, website: Website): Response | null;
  refuseBytes(context: Context, website: Website, device: string): Response | null;
  countBytes(website: Website, device: string, bytes: number): void;
}

export function createVisitorLimits(now: Clock, isProxy: IsProxy): VisitorLimits {
  const keys = createBuckets(arrivals.key, now);
  const addresses = createBuckets(arrivals.address, now);
  const devices = createBuckets(visitorBytes, now);
  // Each website has a rate of its own, so one bucket each; they are as few as an admin makes.
  const days = new Map<string, Buckets>();
  const dayOf = ({ id, bytesPerDay }: Website): Buckets => {
    const known = days.get(id) ?? createBuckets({ perSecond: bytesPerDay / (dayMs / 1000), burst: bytesPerDay }, now, 1);
    days.set(id, known);
    return known;
  };
  return {
    refuseArrival(context, website) {
      const address = readNetwork(context, isProxy);
      const waitMs = Math.max(keys.readWait(website.id), addresses.readWait(address));
      if (waitMs > 0) return refuseForNow(context, waitMs);
      keys.take(website.id, 1);
      addresses.take(address, 1);
      return null;
    },
    refuseBytes(context, website, device) {
      const waitMs = Math.max(dayOf(website).readWait(website.id), devices.readWait(device));
      return waitMs > 0 ? refuseForNow(context, waitMs) : null;
    },
    countBytes(website, device, bytes) {
      dayOf(website).take(website.id, bytes);
      devices.take(device, bytes);
    },
  };
}
