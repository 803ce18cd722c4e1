/** Reads the settings from the extension's storage. */
import { browser } from 'wxt/browser';
import { parseSettings, type SettingsReading } from './parse-settings.ts';

export const settingsKey = 'settings';

/** Rejects only where the browser cannot read its own storage; a broken value gives defaults and a problem. */
export async function readSettings(): Promise<SettingsReading> {
  const stored = await browser.storage.local.get(settingsKey);
  return parseSettings(stored[settingsKey]);
}
