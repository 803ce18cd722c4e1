/** Replaces the person's settings under the company's policy: kept first, then what follows from the change: the ledger, the person, the pages, the queue. */
import type { Site } from '../events/api.ts';
import type { Done } from '../messages/protocol.ts';
import { findForbidden, overlayPolicy, takeChange, type HeldSettings } from '../settings/overlay-policy.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { writeSettings } from '../settings/write-settings.ts';
import { db } from '../store/db.ts';
import { ensureDevice, readUpload } from '../store/device.ts';
import { setCollector } from '../store/endpoint.ts';
import { appendOwnAction, inLedger } from '../store/ledger.ts';
import { changePerson } from '../store/recording.ts';
import { readPerson } from './append-records.ts';
import { forgetConsoles } from './consoles.ts';
import { injectIntoOpenPages, publishPolicy } from './publish-policy.ts';

/** A person's change. Refused as a whole where the policy would not let all of it come true. */
export async function changeSettings(wished: Settings): Promise<Done> {
  const { own, settings: held, policy } = await readSettings();
  const next = takeChange(own, held, wished);
  const since = next.consentedAt === null ? held.consentedAt : null;
  const granted = overlayPolicy(next, policy, since).settings;
  const forbidden = findForbidden(policy, held, wished, granted);
  if (forbidden.length > 0) return { outcome: 'refused', reason: 'set-by-company', detail: forbidden.join(', ') };
  return saveSettings(wished);
}

/** Takes settings that were made of those that hold; what the policy sets stays as it says. */
export async function saveSettings(settings: Settings): Promise<Done> {
  const { own, settings: before } = await readSettings();
  await writeSettings(takeChange(own, before, settings));
  await followSettings(before, (await readSettings()).settings, 'user');
  await injectIntoOpenPages();
  return { outcome: 'done' };
}

/** What follows from other settings, whether the person changed theirs or the company its policy. */
export async function followSettings(before: HeldSettings, settings: HeldSettings, by: 'user' | 'system'): Promise<void> {
  forgetConsoles();
  if (before.endpoint !== settings.endpoint) await changeEndpoint(before.endpoint, settings.endpoint, by);
  if (describe(before) !== describe(settings)) await writeAction('settings.changed', describe(before), describe(settings), by);
  await changePerson(db, readPerson(settings), Date.now());
  await publishPolicy();
}

/** Another address needs another token: nothing is sent there until the device is paired with it. */
async function changeEndpoint(from: string | null, to: string | null, by: 'user' | 'system'): Promise<void> {
  const upload = await readUpload(db);
  if (upload.endpoint !== to) await setCollector(db, null);
  await writeAction('endpoint.changed', from, to, by);
}

function writeAction(event: string, from: string | null, to: string | null, by: 'user' | 'system'): Promise<void> {
  return inLedger(db, async () => {
    const now = Date.now();
    const device = await ensureDevice(db, now);
    await appendOwnAction(db, device, event, { from, to, by }, now);
  });
}

/** What an auditor wants to see of the settings: sites with their level, rules and switches, and the retention. */
function describe({ sites, retentionDays }: Settings): string {
  const parts = sites.map(
    (site) =>
      `${site.origin} ${site.maskLevel}${site.interactions ? ' interactions' : ''}${site.frames ? ' frames' : ''}${
        site.console == null ? '' : ` console ${site.console}`
      }${describeMasking(site)}`,
  );
  return [...parts.sort(), `${retentionDays} days`].join('; ');
}

function describeMasking({ queryKeys, maskRules = [], secretPaths = [] }: Site): string {
  const rules = maskRules.map(({ rule, selector }) => ` ${rule} ${JSON.stringify(selector)}`);
  const paths = secretPaths.map((path) => ` secret ${path}`);
  return [...rules, ...paths, ...(queryKeys.length > 0 ? [` keeps ${queryKeys.join(',')}`] : [])].join('');
}
