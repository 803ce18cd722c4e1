/** What a page's recorder needs to know before it may start: published by the background into extension storage, read without waking it. */
import type { Site } from '../events/api.ts';
import type { Settings } from './settings.ts';

/** `on` is false without consent, paused, stopped. `changedAt` makes each change visible to watchers; `turnAt` is when another person came, so that all begins anew. */
export interface RecordingPolicy {
  on: boolean;
  reason: 'recording' | 'paused' | 'stopped' | 'no-consent';
  changedAt: number;
  turnAt?: number;
  sites: Site[];
}

/** The key in `storage.local`. */
export const policyKey = 'recording-policy';

export function makePolicy(settings: Settings, state: 'recording' | 'paused' | 'stopped', changedAt: number, turnAt = 0): RecordingPolicy {
  const reason = settings.consentedAt === null ? 'no-consent' : state;
  return { on: reason === 'recording', reason, changedAt, turnAt, sites: settings.sites };
}

/** The site's entry if a page of `origin` may be recorded now, else null. The origin is the whole of scheme, host and port. */
export function findAllowedSite(policy: RecordingPolicy | null | undefined, origin: string): Site | null {
  if (policy?.on !== true) return null;
  return policy.sites.find((site) => site.origin === origin) ?? null;
}
