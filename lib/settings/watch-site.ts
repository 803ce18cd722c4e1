/** Follows the published policy for one origin, from a content script: starts when the site may be recorded, stops when it may not. */
import type { Site } from '../events/api.ts';
import { findAllowedSite, policyKey, type RecordingPolicy } from './recording-policy.ts';
import { watchOrders } from './watch-orders.ts';

/**
 * Calls `start` with the site's entry and a signal each time that recording of `origin` begins or its entry changes; the signal is aborted with
 * the reason when that ends. Ends itself with `signal`.
 */
export function watchSite(origin: string, signal: AbortSignal, start: (site: Site, signal: AbortSignal) => void): Promise<void> {
  const asPolicy = (stored: unknown) => stored as RecordingPolicy | undefined;
  const read = (stored: unknown) => findAllowedSite(asPolicy(stored), origin);
  return watchOrders(policyKey, signal, read, start, (stored, site) => {
    const policy = asPolicy(stored);
    return policy?.on === true ? (site === null ? 'site-not-allowed' : 'settings-changed') : (policy?.reason ?? 'stopped');
  });
}
