/** What each start of the worker brings in order, and what only the browser's own start does. */
import { browser } from 'wxt/browser';
import { report } from '../log.ts';
import { db } from '../store/db.ts';
import { closeStorage } from '../settings/close-storage.ts';
import { ensureKnownDevice } from '../store/lost.ts';
import { leaveDesk } from '../store/desk.ts';
import { closeAfterBrowserEnd } from '../store/sessions.ts';
import { drainMail } from './drain-mail.ts';
import { uploadSoon } from './keep-uploading.ts';
import { obeyPolicy } from './obey-policy.ts';
import { writeActionsSoon } from './write-actions.ts';
import { injectIntoOpenPages, publishPolicy } from './publish-policy.ts';
import { endShown } from './show-hits.ts';

const deviceKey = 'device-id';
/** In `storage.session`, which the browser's end clears. */
const runKey = 'browser-run';

/** Resumes whatever the last worker left: mail, open sessions of a browser that ended, the queue. Each step may run twice. */
export async function startUp(): Promise<void> {
  await closeStorage();
  const known = (await browser.storage.local.get(deviceKey))[deviceKey];
  const id = await ensureKnownDevice(db, typeof known === 'string' ? known : null, Date.now());
  if (known !== id) await browser.storage.local.set({ [deviceKey]: id });
  await drainMail();
  void inBackground('ending an outline', endShown);
  const isNewRun = await endEarlierRun();
  await obeyPolicy();
  await publishPolicy();
  // Pages that were quicker than the registration. Not awaited: a page that hangs must not hold up the others' records.
  if (isNewRun) void inBackground('starting in open pages', injectIntoOpenPages);
  uploadSoon();
  writeActionsSoon();
}

/** After an install or update: the recorder of the old version is dead in open pages, so a new one goes there. */
export async function afterInstall(reason: string): Promise<void> {
  await publishPolicy();
  await injectIntoOpenPages();
  if (reason === 'install') await browser.tabs.create({ url: new URL('options.html#/welcome', browser.runtime.getURL('/')).href });
}

/** A run that this browser process does not remember ended with its browser, or with the extension's old version. True if this one is new. */
async function endEarlierRun(): Promise<boolean> {
  const run = await browser.storage.session.get(runKey);
  if (run[runKey] !== undefined) return false;
  await closeAfterBrowserEnd(db, Date.now());
  await leaveDesk(db);
  await browser.storage.session.set({ [runKey]: Date.now() });
  return true;
}

/** Runs a step of the background's own, where nobody waits for an answer: a failure is reported, and the next alarm tries again. */
export async function inBackground(place: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    report(place, error);
  }
}
