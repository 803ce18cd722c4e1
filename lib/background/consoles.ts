/** Which site is which console: the settings' sites with the profiles that read them, kept while the worker lives and read anew when they change. */
import { browser } from 'wxt/browser';
import { chooseProfile } from '../consoles/choose-profile.ts';
import type { Profile } from '../consoles/profile.ts';
import { withoutTexts } from '../consoles/texts.ts';
import { ownProfilesKey } from '../settings/own-profiles.ts';
import { readProfiles } from '../settings/read-profiles.ts';
import { readSettings } from '../settings/read-settings.ts';
import { isChange } from '../settings/watch-settings.ts';

/** `bySite`: origin → profile, of sites that may be recorded. Empty without consent. */
export interface Consoles {
  profiles: readonly Profile[];
  bySite: ReadonlyMap<string, Profile>;
}

let known: Promise<Consoles> | null = null;

export function readConsoles(): Promise<Consoles> {
  known ??= readNow().catch((error: unknown) => {
    known = null;
    throw error;
  });
  return known;
}

/** After a change of our own, which storage tells of too late. */
export function forgetConsoles(): void {
  known = null;
}

/** Call once, when the worker starts. */
export function watchConsoles(): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (isChange(changes, area) || (area === 'local' && ownProfilesKey in changes)) known = null;
  });
}

async function readNow(): Promise<Consoles> {
  const [{ settings }, { profiles }] = await Promise.all([readSettings(), readProfiles()]);
  const sites = settings.consentedAt === null ? [] : settings.sites;
  const bySite = sites.flatMap((site) => {
    const profile = chooseProfile(profiles, site.origin, site.console);
    return profile === null ? [] : [[site.origin, site.messageText === true ? profile : withoutTexts(profile)] as const];
  });
  return { profiles, bySite: new Map(bySite) };
}
