/** How much a device and an address may ask and send: in bursts much more than anybody needs, for long no more than the collector can take from all. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../app.ts';
import { hashSecret } from '../secrets.ts';
import { type IsProxy, readNetwork } from '../address.ts';
import { refuse } from '../refuse.ts';
import { createBuckets, type Buckets } from './buckets.ts';

/** What one device may do for long; an address, behind which a whole office may sit, may do as much as twenty. */
export interface QuotaRates {
  requestsPerSecond: number;
  bytesPerSecond: number;
}

export const defaultRates: QuotaRates = { requestsPerSecond: 50, bytesPerSecond: 8 * 1024 * 1024 };

const devicesPerAddress = 20;
/** A burst is what the rate gives in this time. */
const burstSeconds = 30;

export interface Quotas {
  /** Counts requests by address, and by token where there is one. */
  countRequests: MiddlewareHandler;
  /** Refuses who has sent too many bytes; null where more may come. */
  refuseBytes(context: Context, device: string): Response | null;
  countBytes(context: Context, device: string, bytes: number): void;
}

export function createQuotas({ requestsPerSecond, bytesPerSecond }: QuotaRates, now: Clock, isProxy: IsProxy): Quotas {
  const create = (perSecond: number): Buckets => createBuckets({ perSecond, burst: perSecond * burstSeconds }, now);
  const requests = { device: create(requestsPerSecond), address: create(requestsPerSecond * devicesPerAddress) };
  const bytes = { device: create(bytesPerSecond), address: create(bytesPerSecond * devicesPerAddress) };
  return {
    countRequests: async (context, next) => {
      const address = readNetwork(context, isProxy);
      const token = context.req.header('authorization');
      const key = token === undefined ? null : hashSecret(token);
      const waitMs = Math.max(requests.address.readWait(address), key === null ? 0 : requests.device.readWait(key));
      if (waitMs > 0) return refuseForNow(context, waitMs);
      requests.address.take(address, 1);
      if (key !== null) requests.device.take(key, 1);
      await next();
      // A token that is nobody's is not worth a place in memory.
      if (key !== null && context.res.status === 401) requests.device.forget(key);
      return undefined;
    },
    refuseBytes: (context, device) => {
      const waitMs = Math.max(bytes.device.readWait(device), bytes.address.readWait(readNetwork(context, isProxy)));
      return waitMs > 0 ? refuseForNow(context, waitMs) : null;
    },
    countBytes: (context, device, amount) => {
      bytes.device.take(device, amount);
      bytes.address.take(readNetwork(context, isProxy), amount);
    },
  };
}

export function refuseForNow(context: Context, waitMs: number): Response {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  context.header('retry-after', String(seconds));
  return refuse(
    context,
    429,
    'too-fast',
    `This is more than the collector takes at once: go on in ${seconds} s. Nothing is lost by waiting.`,
  );
}
