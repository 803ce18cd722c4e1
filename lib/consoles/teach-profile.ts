/** What teaching adds to the profiles that an admin owns: pure, each answers the new whole. */
import type { SignalShape } from '../events/sighting.ts';
import { type Lesson, makeAddress, makeRule } from './make-rule.ts';
import type { OwnProfiles, ProfileOverlay } from './overlay.ts';
import type { Profile, Rule } from './profile.ts';

/** Where what is taught goes: into an imported profile itself, or over a bundled one. */
export function addLesson(own: OwnProfiles, profile: Profile, shape: SignalShape, site: string, lesson: Lesson, now: number): OwnProfiles {
  const rule = makeRule(nameRule(profile, lesson.event), shape, site, lesson, now);
  const add = <T extends { rules: Rule[] }>(whole: T): T => ({ ...whole, rules: [...whole.rules, rule] });
  return change(own, profile, add, add);
}

/** The address of an open conversation. It makes the links too, where the profile knows of none. */
export function addRoute(own: OwnProfiles, profile: Profile, shape: SignalShape, group: string): OwnProfiles {
  const route = makeAddress(shape, { conversation: group });
  const fill = (pattern: string) => pattern.replaceAll(/:(\w+)/g, '{$1}');
  const link = `{origin}${fill(route.path ?? '/')}${route.hash === undefined ? '' : `#${fill(route.hash)}`}`;
  return change(
    own,
    profile,
    ({ conversation, ...rest }) => ({
      ...rest,
      conversation: { ...conversation, routes: [...conversation.routes, route], link: conversation.link ?? link },
    }),
    (overlay) => ({ ...overlay, routes: [...(overlay.routes ?? []), route], link: overlay.link ?? link }),
  );
}

export function confirmRule(own: OwnProfiles, profile: Profile, id: string, now: number): OwnProfiles {
  const confirm = (rule: Rule) => (rule.id === id ? { ...rule, confirmedAt: now } : rule);
  return change(
    own,
    profile,
    (imported) => ({ ...imported, rules: imported.rules.map(confirm) }),
    (overlay) => ({ ...overlay, confirmed: { ...overlay.confirmed, [id]: now } }),
  );
}

export function removeRule(own: OwnProfiles, profile: Profile, id: string): OwnProfiles {
  const without = <T extends { rules: Rule[] }>(whole: T): T => ({ ...whole, rules: whole.rules.filter((rule) => rule.id !== id) });
  return change(own, profile, without, without);
}

function change(
  own: OwnProfiles,
  { id }: Profile,
  inImported: (profile: Profile) => Profile,
  inOverlay: (overlay: ProfileOverlay) => ProfileOverlay,
): OwnProfiles {
  if (own.imported.some((each) => each.id === id))
    return { ...own, imported: own.imported.map((each) => (each.id === id ? inImported(each) : each)) };
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
