/** Teaching a console: its page tells the shapes of all signals for half an hour, and what is learnt becomes part of its profile. */
import { newProfile } from '../consoles/new-profile.ts';
import type { OwnProfiles } from '../consoles/overlay.ts';
import type { Done } from '../messages/protocol.ts';
import { teachingMs, writeTeaching } from '../settings/console-orders.ts';
import { readOwnProfiles, writeOwnProfiles } from '../settings/own-profiles.ts';
import { readSettings } from '../settings/read-settings.ts';
import { db } from '../store/db.ts';
import { ensureDevice } from '../store/device.ts';
import { appendOwnAction, inLedger } from '../store/ledger.ts';
import { forgetConsoles, readConsoles } from './consoles.ts';
import { injectIntoOpenPages, publishPolicy } from './publish-policy.ts';
import { saveSettings } from './save-settings.ts';

/** A site that no profile knows gets one of its own, with nothing in it yet. */
export async function startTeaching({ site }: { site: string }): Promise<Done> {
  const { settings } = await readSettings();
  const known = settings.sites.find(({ origin }) => origin === site);
  if (known === undefined) return { outcome: 'refused', reason: 'site-not-allowed', detail: site };
  if (!(await readConsoles()).bySite.has(site)) {
    const profile = newProfile(site);
    const { profiles } = await readOwnProfiles();
    if (!profiles.imported.some(({ id }) => id === profile.id))
      await writeOwnProfiles({ ...profiles, imported: [...profiles.imported, profile] });
    const sites = settings.sites.map((each) => (each.origin === site ? { ...each, console: profile.id } : each));
    forgetConsoles();
    await saveSettings({ ...settings, sites });
  }
  await writeTeaching({ site, until: Date.now() + teachingMs });
  await publishPolicy();
  await injectIntoOpenPages();
  return { outcome: 'done' };
}

export async function stopTeaching(): Promise<Done> {
  await writeTeaching(null);
  await publishPolicy();
  return { outcome: 'done' };
}

/** Replaces what an admin imported, taught and confirmed; which rules changed is Cotrail's own action. */
export async function saveProfiles(profiles: OwnProfiles): Promise<Done> {
  const { profiles: before } = await readOwnProfiles();
  await writeOwnProfiles(profiles);
  forgetConsoles();
  await inLedger(db, async () => {
    const now = Date.now();
    const entity = { type: 'console-profiles', id: null, name: null };
    await appendOwnAction(
      db,
      await ensureDevice(db, now),
      'settings.changed',
      { entity, from: describe(before), to: describe(profiles) },
      now,
    );
  });
  await publishPolicy();
  await injectIntoOpenPages();
  return { outcome: 'done' };
}

/** What an auditor needs: which profiles, and which rules of them were taught, confirmed or switched off, how many addresses were taught. */
function describe({ imported, overlays }: OwnProfiles) {
  return {
    imported: imported.map(({ id, version, rules }) => ({ id, version, rules: rules.length })),
    overlays: overlays.map(({ profile, confirmed, rules, switchedOff, routes = [] }) => ({
      profile,
      confirmed: Object.keys(confirmed),
      taught: rules.map(({ id }) => id),
      switchedOff,
      routes: routes.length,
    })),
  };
}
