/** The console profiles that an admin imported or taught, in the extension's storage. */
import { browser } from 'wxt/browser';
import { OwnProfiles } from '../consoles/overlay.ts';

export const ownProfilesKey = 'console-profiles';

/** `problem`: what was wrong with the stored value, by field; then there are none, and the stored value stays where it is. */
export async function readOwnProfiles(): Promise<{ profiles: OwnProfiles; problem: string | null }> {
  const stored = (await browser.storage.local.get(ownProfilesKey))[ownProfilesKey];
  if (stored === undefined) return { profiles: { imported: [], overlays: [] }, problem: null };
  const read = OwnProfiles.safeParse(stored);
  if (read.success) return { profiles: read.data, problem: null };
  const problem = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(', ');
  return { profiles: { imported: [], overlays: [] }, problem };
}

/** Rejects with what is wrong, field by field, where they would not be readable again. */
export async function writeOwnProfiles(profiles: OwnProfiles): Promise<void> {
  await browser.storage.local.set({ [ownProfilesKey]: OwnProfiles.parse(profiles) });
}

/** Tells of every change of them, whoever made it. Returns how to stop watching. */
export function watchOwnProfiles(onChange: () => void): () => void {
  const listen: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    if (area === 'local' && ownProfilesKey in changes) onChange();
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
