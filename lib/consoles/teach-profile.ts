/** What teaching adds to the profiles that an admin owns: pure, each answers the new whole. */
import type { SignalShape } from '../events/sighting.ts';
import { type Lesson, makeAddress, makeRule } from './make-rule.ts';
import type { OwnProfiles, ProfileOverlay } from './overlay.ts';
import type { Profile, Rule } from './profile.ts';

/** Where what is taught goes: into an imported profile itself, or over a bundled one. */
export function addLesson(own: OwnProfiles, profile: Profile, shape: SignalShape, site: string, lesson: Lesson, now: number): OwnProfiles {
  const rule = makeRule(nameRule(profile, lesson.event), shape, site, lesson, now);
  return change(
    own,
    profile,
    (rules) => [...rules, rule],
    (overlay) => ({ ...overlay, rules: [...overlay.rules, rule] }),
  );
}

/** Only a profile of one's own learns addresses: a bundled one knows its console's. */
export function addRoute(own: OwnProfiles, profile: Profile, shape: SignalShape, group: string): OwnProfiles {
  const route = makeAddress(shape, { conversation: group });
  const link = `{origin}${(route.path ?? '/').replaceAll(/:(\w+)/g, '{$1}')}${route.hash === undefined ? '' : `#${route.hash.replaceAll(/:(\w+)/g, '{$1}')}`}`;
  const imported = own.imported.map((each) =>
    each.id === profile.id
      ? {
          ...each,
          conversation: { ...each.conversation, routes: [...each.conversation.routes, route], link: each.conversation.link ?? link },
        }
      : each,
  );
  return { ...own, imported };
}

export function confirmRule(own: OwnProfiles, profile: Profile, id: string, now: number): OwnProfiles {
  const confirm = (rules: readonly Rule[]) => rules.map((rule) => (rule.id === id ? { ...rule, confirmedAt: now } : rule));
  return change(own, profile, confirm, (overlay) => ({ ...overlay, confirmed: { ...overlay.confirmed, [id]: now } }));
}

export function removeRule(own: OwnProfiles, profile: Profile, id: string): OwnProfiles {
  const without = (rules: readonly Rule[]) => rules.filter((rule) => rule.id !== id);
  return change(own, profile, without, (overlay) => ({ ...overlay, rules: without(overlay.rules) }));
}

function change(
  own: OwnProfiles,
  { id }: Profile,
  inImported: (rules: readonly Rule[]) => Rule[],
  inOverlay: (overlay: ProfileOverlay) => ProfileOverlay,
): OwnProfiles {
  if (own.imported.some((each) => each.id === id))
    return { ...own, imported: own.imported.map((each) => (each.id === id ? { ...each, rules: inImported(each.rules) } : each)) };
  const known = own.overlays.find(({ profile }) => profile === id) ?? { profile: id, confirmed: {}, rules: [], switchedOff: [] };
  return { ...own, overlays: [...own.overlays.filter(({ profile }) => profile !== id), inOverlay(known)] };
}

/** `conversation-status-changed`, `conversation-status-changed-2` … */
function nameRule({ rules }: Profile, event: string): string {
  const base = `taught-${event.replace('.', '-')}`;
  const taken = new Set(rules.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(name)) return name;
  }
}
