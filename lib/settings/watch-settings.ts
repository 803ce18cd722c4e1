/** Tells of every change of the stored settings, whoever made it. */
import { browser } from 'wxt/browser';
import { parseSettings, type SettingsReading } from './parse-settings.ts';
import { settingsKey } from './read-settings.ts';

/** Returns how to stop watching. The settings of now are not told: read them after this call. */
export function watchSettings(onChange: (reading: SettingsReading) => void): () => void {
  const listen: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    const change = changes[settingsKey];
    if (area === 'local' && change !== undefined) onChange(parseSettings(change.newValue));
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
