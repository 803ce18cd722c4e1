/** What an admin adds to a profile: candidates that were seen to match and confirmed, rules and addresses that were taught, rules that are switched off. */
import { z } from 'zod';
import { EpochMs } from '../events/base.ts';
import { Address, Profile, Rule } from './profile.ts';

export const ProfileOverlay = z.looseObject({
  profile: z.string().max(100),
  confirmed: z.record(z.string().max(100), EpochMs),
  rules: z.array(Rule).max(300),
  switchedOff: z.array(z.string().max(100)).max(300),
  /** Addresses of an open conversation, beside the profile's own; `link` counts where it has none. */
  routes: z.array(Address).max(30).optional(),
  link: z.string().max(500).optional(),
});
export type ProfileOverlay = z.infer<typeof ProfileOverlay>;

/** All that the extension knows beyond its bundled profiles. */
export const OwnProfiles = z.looseObject({ imported: z.array(Profile).max(50), overlays: z.array(ProfileOverlay).max(100) });
export type OwnProfiles = z.infer<typeof OwnProfiles>;

/** The profile with its overlay in it: so it works, and so it is exported. A taught rule replaces one of its id. */
export function applyOverlay(profile: Profile, overlay: ProfileOverlay | undefined): Profile {
  if (overlay === undefined) return profile;
  const { confirmed, rules, switchedOff, routes = [], link = null } = overlay;
  const own = profile.rules.filter(({ id }) => !switchedOff.includes(id) && !rules.some((rule) => rule.id === id));
  const confirmedRules = own.map((rule) => (Object.hasOwn(confirmed, rule.id) ? { ...rule, confirmedAt: confirmed[rule.id]! } : rule));
  const { conversation } = profile;
  return {
    ...profile,
    conversation: { ...conversation, routes: [...conversation.routes, ...routes], link: conversation.link ?? link },
    rules: [...confirmedRules, ...rules.filter(({ id }) => !switchedOff.includes(id))],
  };
}

/** The bundled and the imported profiles with their overlays; an imported one replaces ours of its id. */
export function mergeProfiles(bundled: readonly Profile[], { imported, overlays }: OwnProfiles): Profile[] {
  const kept = bundled.filter(({ id }) => !imported.some((profile) => profile.id === id));
  return [...kept, ...imported].map((profile) =>
    applyOverlay(
      profile,
      overlays.find((overlay) => overlay.profile === profile.id),
    ),
  );
}
