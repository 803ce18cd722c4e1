/** Replaces the stored settings, for the background alone; pages ask it by message. */
import { browser } from 'wxt/browser';
import { parseSettings } from './parse-settings.ts';
import { settingsKey } from './read-settings.ts';
import { Settings } from './settings.ts';

/** A stored value that could not be read is kept under this key, so that nobody's set-up is lost to a bug. */
const brokenKey = 'settings.broken';

/** Rejects with what is wrong, field by field, where `settings` would not be readable again; the stored ones then stay. */
export async function writeSettings(settings: Settings): Promise<void> {
  const stored = await browser.storage.local.get(settingsKey);
  const old = stored[settingsKey];
  const kept = parseSettings(old).problem === null ? {} : { [brokenKey]: old };
  await browser.storage.local.set({ ...kept, [settingsKey]: Settings.parse(settings) });
}
