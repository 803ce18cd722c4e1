/** Introduces console profiles to the options: which there are, what they did, and how one's own come and go. */
import type { ConsoleActions, KnownConsole, MissedSignal } from '../../components/options/model.ts';
import { nameShape } from '../../components/teach/name-shape.ts';
import { chooseProfile } from '../../lib/consoles/choose-profile.ts';
import { bundledProfiles } from '../../lib/consoles/index.ts';
import { mergeProfiles } from '../../lib/consoles/overlay.ts';
import { readProfile } from '../../lib/consoles/read-profile.ts';
import type { Site } from '../../lib/events/api.ts';
import { report } from '../../lib/log.ts';
import { send } from '../../lib/messages/send.ts';
import { saveFile } from '../../components/save-file.ts';
import { readOwnProfiles } from '../../lib/settings/own-profiles.ts';
import type { ConsoleView } from '../../lib/store/watch-console.ts';

export async function readConsoles(
  sites: readonly Site[],
  view: ConsoleView,
): Promise<{ consoles: KnownConsole[]; missed: MissedSignal[] }> {
  const { profiles: own } = await readOwnProfiles();
  const profiles = mergeProfiles(bundledProfiles, own);
  const consoles = profiles.map((profile) => ({
    profile,
    isImported: own.imported.some(({ id }) => id === profile.id),
    sites: sites.filter((site) => chooseProfile(profiles, site.origin, site.console)?.id === profile.id).map(({ origin }) => origin),
    counts: view.matches.filter((match) => match.profile === profile.id),
  }));
  const missed = view.shapes.filter(({ shape, matched }) => shape.kind === 'request' && shape.method !== 'GET' && matched.length === 0);
  return {
    consoles: consoles.sort((a, b) => a.profile.name.localeCompare(b.profile.name)),
    missed: missed.map(({ key, site, shape, count, lastAt }) => ({
      key,
      site,
      name: nameShape(shape, site),
      keys: shape.keys,
      count,
      lastAt,
    })),
  };
}

export const consoleActions: ConsoleActions = {
  async importProfile(text) {
    const read = readProfile(text);
    if ('problems' in read) return { outcome: 'problems', problems: read.problems };
    const { profiles: own } = await readOwnProfiles();
    return send('profiles.save', { ...own, imported: [...own.imported.filter(({ id }) => id !== read.profile.id), read.profile] });
  },
  async removeProfile(id) {
    const { profiles: own } = await readOwnProfiles();
    return send('profiles.save', {
      imported: own.imported.filter((profile) => profile.id !== id),
      overlays: own.overlays.filter(({ profile }) => profile !== id),
    });
  },
  exportProfile: (id) => void exportProfile(id).catch((error: unknown) => report('exporting a profile', error)),
};

async function exportProfile(id: string): Promise<void> {
  const { profiles: own } = await readOwnProfiles();
  const profile = mergeProfiles(bundledProfiles, own).find((each) => each.id === id);
  if (profile !== undefined) saveFile(`cotrail-${id}-${profile.version}.json`, 'application/json', JSON.stringify(profile, null, 2));
}
