/** Follows the published policy for one origin, from a content script: starts when the site may be recorded, stops when it may not. */
import { browser } from 'wxt/browser';
import type { Site } from '../events/api.ts';
import { type RecordingPolicy, findAllowedSite, policyKey } from './recording-policy.ts';

/**
 * Calls `start` with the site's entry and a signal each time that recording of `origin` begins or its entry changes; the signal is aborted with
 * the reason when that ends. Ends itself with `signal`.
 */
export async function watchSite(origin: string, signal: AbortSignal, start: (site: Site, signal: AbortSignal) => void): Promise<void> {
  let running: { entry: string; controller: AbortController } | null = null;
  const follow = (policy: RecordingPolicy | undefined): void => {
    const site = findAllowedSite(policy, origin);
    const entry = JSON.stringify(site);
    if (signal.aborted || (running !== null && running.entry === entry)) return;
    running?.controller.abort(
      policy?.on === true ? (site === null ? 'site-not-allowed' : 'settings-changed') : (policy?.reason ?? 'stopped'),
    );
    running = null;
    if (site === null) return;
    const controller = new AbortController();
    running = { entry, controller };
    start(site, controller.signal);
  };
  const listen: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    const change = changes[policyKey];
    if (area === 'local' && change !== undefined) follow(change.newValue as RecordingPolicy | undefined);
  };
  browser.storage.onChanged.addListener(listen);
  signal.addEventListener('abort', () => running?.controller.abort(signal.reason));
  follow((await browser.storage.local.get(policyKey))[policyKey] as RecordingPolicy | undefined);
}
