/** What the address that an answer sends the browser to tells of a request: it is known only when the rest was seen. */
import type { Sighting } from '../events/sighting.ts';
import { findConversation } from './find-conversation.ts';
import type { Profile } from './profile.ts';
import { readValue, type Scene } from './read-value.ts';

/** Fills in the conversations that rules read off it. */
export function addRedirect(profile: Profile, sightings: readonly Sighting[], redirect: string): Sighting[] {
  if (!URL.canParse(redirect)) return [...sightings];
  const url = new URL(redirect);
  const scene: Scene = {
    signal: { kind: 'request', method: '', url, readBody: () => null, headers: {}, status: null, redirect, response: undefined },
    groups: {},
    page: null,
    statuses: null,
  };
  return sightings.map((sighting) => {
    const asked = profile.rules.find(({ id }) => id === sighting.rule)?.conversation;
    if (asked == null || !JSON.stringify(asked).includes('"redirect:')) return sighting;
    const conversation = readValue(asked, scene);
    if (conversation === undefined) return sighting;
    const open = findConversation(profile, url);
    const link =
      open !== null && open.conversation === conversation.value && open.link !== null ? { value: open.link, named: null } : undefined;
    return { ...sighting, values: { ...sighting.values, conversation, ...(link && { link }) } };
  });
}
