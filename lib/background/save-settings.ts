/** Replaces the settings: kept first, then what follows from the change: the ledger, the person, the pages, the queue. */
import type { Site } from '../events/api.ts';
import type { Done } from '../messages/protocol.ts';
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

export async function saveSettings(settings: Settings): Promise<Done> {
  const { settings: before } = await readSettings();
  await writeSettings(settings);
  forgetConsoles();
  if (before.endpoint !== settings.endpoint) await changeEndpoint(before.endpoint, settings.endpoint);
  if (describe(before) !== describe(settings)) await writeAction('settings.changed', describe(before), describe(settings));
  await changePerson(db, readPerson(settings), Date.now());
  await publishPolicy();
  await injectIntoOpenPages();
  return { outcome: 'done' };
}

/** Another address needs another token: nothing is sent there until the device is paired with it. */
async function changeEndpoint(from: string | null, to: string | null): Promise<void> {
  const upload = await readUpload(db);
  if (upload.endpoint !== to) await setCollector(db, null);
  await writeAction('endpoint.changed', from, to);
}

function writeAction(event: string, from: string | null, to: string | null): Promise<void> {
  return inLedger(db, async () => {
    const now = Date.now();
    const device = await ensureDevice(db, now);
    await appendOwnAction(db, device, event, { from, to }, now);
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
