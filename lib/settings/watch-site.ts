/** Follows the published policy for one origin, from a content script: starts when the site may be recorded, stops when it may not. */
import type { Site } from '../events/api.ts';
import { findAllowedSite, policyKey, type RecordingPolicy } from './recording-policy.ts';
import { watchOrders } from './watch-orders.ts';

/**
 * Calls `start` with the site's entry and a signal each time that recording of `origin` begins or its entry changes, or another person is here
 * (`turned`: the page stands as it stood); the signal is aborted with the reason when that ends. Ends itself with `signal`.
 */
export function watchSite(
  origin: string,
  signal: AbortSignal,
  start: (site: Site, signal: AbortSignal, turned: boolean) => void,
): Promise<void> {
  const asPolicy = (stored: unknown) => stored as RecordingPolicy | undefined;
  let turnAt: number | null = null;
  const read = (stored: unknown) => {
    const site = findAllowedSite(asPolicy(stored), origin);
    return site && { site, turnAt: asPolicy(stored)?.turnAt ?? 0 };
  };
  const begin = (orders: { site: Site; turnAt: number }, stop: AbortSignal) => {
    const turned = turnAt !== null && orders.turnAt !== turnAt;
    turnAt = orders.turnAt;
    start(orders.site, stop, turned);
  };
  return watchOrders(policyKey, signal, read, begin, (stored, orders) => {
    const policy = asPolicy(stored);
    if (policy?.on !== true) return policy?.reason ?? 'stopped';
    return orders === null ? 'site-not-allowed' : orders.turnAt === turnAt ? 'settings-changed' : 'person-changed';
  });
}
