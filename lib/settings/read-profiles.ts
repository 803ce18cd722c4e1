/** The one reader of console profiles: the bundled ones, with those that an admin imported or taught merged in. */
import { bundledProfiles } from '../consoles/index.ts';
import { mergeProfiles, type OwnProfiles } from '../consoles/overlay.ts';
import type { Profile } from '../consoles/profile.ts';
import { readOwnProfiles } from './own-profiles.ts';

/** `own` is what the merged ones have beside the bundled ones: what a change begins with. */
export interface Profiles {
  profiles: readonly Profile[];
  own: OwnProfiles;
}

export async function readProfiles(): Promise<Profiles> {
  const { profiles: own } = await readOwnProfiles();
  return { profiles: mergeProfiles(bundledProfiles, own), own };
}
