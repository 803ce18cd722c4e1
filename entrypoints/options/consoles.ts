/** Introduces console profiles to the options: which there are, what they did, and how one's own come and go. */
import type { ConsoleActions, KnownConsole, MissedSignal } from '../../components/options/model.ts';
import { nameShape } from '../../components/teach/name-shape.ts';
import { chooseProfile } from '../../lib/consoles/choose-profile.ts';
import { readProfile } from '../../lib/consoles/read-profile.ts';
import type { Site } from '../../lib/events/api.ts';
import { report } from '../../lib/log.ts';
import { send } from '../../lib/messages/send.ts';
import { saveFile } from '../../components/save-file.ts';
import { watchOwnProfiles } from '../../lib/settings/own-profiles.ts';
import { readProfiles, type Profiles } from '../../lib/settings/read-profiles.ts';
import type { ConsoleView } from '../../lib/store/watch-console.ts';

let kept: Promise<Profiles> | null = null;

/** Reading and checking them anew is much for each change of the status: they are kept until they change. */
function readKept(): Promise<Profiles> {
  kept ??= readProfiles().catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}

/** Tells when what `readConsoles` gives may be another. */
export function watchConsoles(onChange: () => void): void {
  watchOwnProfiles(() => {
    kept = null;
    onChange();
  });
}

export async function readConsoles(
  sites: readonly Site[],
  view: ConsoleView,
): Promise<{ consoles: KnownConsole[]; missed: MissedSignal[] }> {
  const { profiles, own } = await readKept();
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
    const { own } = await readProfiles();
    return send('profiles.save', { ...own, imported: [...own.imported.filter(({ id }) => id !== read.profile.id), read.profile] });
  },
  async removeProfile(id) {
    const { own } = await readProfiles();
    return send('profiles.save', {
      imported: own.imported.filter((profile) => profile.id !== id),
      overlays: own.overlays.filter(({ profile }) => profile !== id),
    });
  },
  exportProfile: (id) => void exportProfile(id).catch((error: unknown) => report('exporting a profile', error)),
};

async function exportProfile(id: string): Promise<void> {
  const profile = (await readProfiles()).profiles.find((each) => each.id === id);
  if (profile !== undefined) saveFile(`cotrail-${id}-${profile.version}.json`, 'application/json', JSON.stringify(profile, null, 2));
}
