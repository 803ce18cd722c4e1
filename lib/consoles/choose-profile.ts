/** Which profile a site's console has: the one that the site names, or the one that knows its host. */
import type { Profile } from './profile.ts';

/** `chosen`: a profile's id; null: none; undefined: the host decides. Of two with one id the later one counts, so that an imported one replaces ours. */
export function chooseProfile(profiles: readonly Profile[], origin: string, chosen: string | null | undefined): Profile | null {
  if (chosen === null) return null;
  if (chosen !== undefined) return profiles.findLast(({ id }) => id === chosen) ?? null;
  const { hostname } = new URL(origin);
  return profiles.findLast(({ hosts }) => hosts.some((host) => isHost(host, hostname))) ?? null;
}

/** `*.zendesk.com` is any host below it, and not itself. */
function isHost(pattern: string, hostname: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) && hostname.length > pattern.length - 1 : hostname === pattern;
}
