/** Publishes what recorders in pages need to know, and registers the scripts for exactly the sites that are allowed and granted. */
import { browser } from 'wxt/browser';
import { makeConsoleOrders, readTeaching } from '../settings/console-orders.ts';
import { matchPattern } from '../settings/match-pattern.ts';
import { findWithdrawn } from '../settings/permissions.ts';
import { readSettings } from '../settings/read-settings.ts';
import { makePolicy, policyKey } from '../settings/recording-policy.ts';
import { db } from '../store/db.ts';
import { readConsoles } from './consoles.ts';

const recorder = { id: 'recorder', file: 'content-scripts/recorder.js', world: 'ISOLATED' } as const;
const observer = { id: 'console', file: 'content-scripts/console.js', world: 'ISOLATED' } as const;
const hook = { id: 'page-hook', file: 'content-scripts/page-hook.js', world: 'MAIN' } as const;
type Script = typeof recorder | typeof observer | typeof hook;

/** Brings pages and registration in line with the settings and the state in the store. Safe to run at any time. */
export async function publishPolicy(): Promise<void> {
  const { settings } = await readSettings();
  const device = await db.device.get('device');
  const withdrawn = await findWithdrawn(settings.sites.map((site) => site.origin));
  const sites = settings.sites.filter((site) => !withdrawn.includes(site.origin));
  const policy = makePolicy({ ...settings, sites }, device?.state ?? 'recording', device?.stateAt ?? 0, device?.turnAt ?? 0);
  const consoles = await readConsoles();
  const orders = makeConsoleOrders(policy, consoles.bySite, await readTeaching(), Date.now());
  await browser.storage.local.set({ [policyKey]: policy, ...orders });
  const origins = settings.consentedAt === null ? [] : sites.map((site) => site.origin);
  const observed = origins.filter((origin) => consoles.bySite.has(origin));
  await navigator.locks.request('cotrail-register', async () => {
    await register(recorder, origins);
    for (const script of [observer, hook]) await register(script, observed);
  });
}

/** Starts the scripts in pages that were open before their site was allowed, or before an update. Pages that record already notice. */
export async function injectIntoOpenPages(): Promise<void> {
  for (const script of [recorder, observer, hook]) {
    const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
    if (!registered?.matches?.length) continue;
    const tabs = await browser.tabs.query({ url: registered.matches });
    // All at once, so that a page that hangs holds up no other.
    await Promise.all(tabs.flatMap((tab) => (tab.id === undefined || tab.discarded === true ? [] : [inject(script, tab.id)])));
  }
}

/** A tab that closes or navigates meanwhile rejects: the registration covers what it loads next. */
async function inject({ file, world }: Script, tabId: number): Promise<void> {
  const target = { tabId, allFrames: true };
  await browser.scripting.executeScript({ target, world, files: [`/${file}`], injectImmediately: true }).catch(() => null);
}

async function register({ id, file, world }: Script, origins: readonly string[]): Promise<void> {
  const matches = [...new Set(origins.map(matchPattern))].sort();
  const [current] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (current && JSON.stringify([...(current.matches ?? [])].sort()) === JSON.stringify(matches)) return;
  if (current) await browser.scripting.unregisterContentScripts({ ids: [id] });
  if (matches.length === 0) return;
  const everywhere = { allFrames: true, matchOriginAsFallback: true, runAt: 'document_start', persistAcrossSessions: true } as const;
  await browser.scripting.registerContentScripts([{ id, js: [file], matches, world, ...everywhere }]);
}
