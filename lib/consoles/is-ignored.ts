/** Whether a profile says of a request that it changes nothing, though it looks so. */
import { matchAddress } from './address.ts';
import type { Profile } from './profile.ts';
import type { RequestSignal } from './signal.ts';

export function isIgnored({ ignore }: Profile, { method, url }: RequestSignal): boolean {
  return ignore.some((entry) => (entry.method?.includes(method) ?? true) && matchAddress({ path: entry.path })(url) !== null);
}
