/** Publishes what recorders in pages need to know, and registers the recorder for exactly the sites that are allowed and granted. */
import { browser } from 'wxt/browser';
import { matchPattern } from '../settings/match-pattern.ts';
import { findWithdrawn } from '../settings/permissions.ts';
import { readSettings } from '../settings/read-settings.ts';
import { makePolicy, policyKey } from '../settings/recording-policy.ts';
import { db } from '../store/db.ts';

const scriptId = 'recorder';
const scriptFile = 'content-scripts/recorder.js';

/** Brings pages and registration in line with the settings and the state in the store. Safe to run at any time. */
export async function publishPolicy(): Promise<void> {
  const { settings } = await readSettings();
  const device = await db.device.get('device');
  const withdrawn = await findWithdrawn(settings.sites.map((site) => site.origin));
  const sites = settings.sites.filter((site) => !withdrawn.includes(site.origin));
  const policy = makePolicy({ ...settings, sites }, device?.state ?? 'recording', device?.stateAt ?? 0);
  await browser.storage.local.set({ [policyKey]: policy });
  const patterns = settings.consentedAt === null ? [] : sites.map((site) => matchPattern(site.origin));
  await navigator.locks.request('cotrail-register', () => register([...new Set(patterns)].sort()));
}

/** Starts the recorder in pages that were open before their site was allowed, or before an update. Pages that record already notice. */
export async function injectIntoOpenPages(): Promise<void> {
  const [script] = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
  if (!script?.matches?.length) return;
  const tabs = await browser.tabs.query({ url: script.matches });
  // All at once, so that a page that hangs holds up no other.
  await Promise.all(tabs.flatMap((tab) => (tab.id === undefined || tab.discarded === true ? [] : [inject(tab.id)])));
}

/** A tab that closes or navigates meanwhile rejects: the registration covers what it loads next. */
async function inject(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  await browser.scripting.executeScript({ target, files: [`/${scriptFile}`], injectImmediately: true }).catch(() => null);
}

async function register(matches: string[]): Promise<void> {
  const [current] = await browser.scripting.getRegisteredContentScripts({ ids: [scriptId] });
  if (current && JSON.stringify([...(current.matches ?? [])].sort()) === JSON.stringify(matches)) return;
  if (current) await browser.scripting.unregisterContentScripts({ ids: [scriptId] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: scriptId,
      js: [scriptFile],
      matches,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_start',
      persistAcrossSessions: true,
    },
  ]);
}
