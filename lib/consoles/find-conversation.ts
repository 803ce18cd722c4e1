/** Which conversation an address shows, by a profile's routes. */
import { matchAddress } from './address.ts';
import { fillLink } from './fill-link.ts';
import type { Profile } from './profile.ts';

export interface OpenConversation {
  conversation: string;
  link: string | null;
  groups: Record<string, string>;
}

export function findConversation(profile: Profile, url: URL): OpenConversation | null {
  for (const route of profile.conversation.routes) {
    const groups = matchAddress(route)(url);
    const conversation = groups?.['cid'];
    if (groups === null || conversation === undefined || conversation === '') continue;
    return { conversation: conversation.slice(0, 500), link: fillLink(profile, url.origin, groups), groups };
  }
  return null;
}
