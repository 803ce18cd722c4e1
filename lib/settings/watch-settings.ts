/** Tells of every change of the settings that hold, whoever made it: the person, or the company by its policy. */
import { browser } from 'wxt/browser';
import { policyStateKey } from './policy-state.ts';
import { settingsKey } from './read-settings.ts';

/** Returns how to stop watching. The settings of now are not told: read them after this call. */
export function watchSettings(onChange: () => void): () => void {
  const listen: Parameters<typeof browser.storage.onChanged.addListener>[0] = (changes, area) => {
    if (isChange(changes, area)) onChange();
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

/** Whether a change of storage is one of the settings that hold. Firefox tells of no change of a policy: it reads it at its start. */
export function isChange(changes: object, area: string): boolean {
  return area === 'managed' || (area === 'local' && (settingsKey in changes || policyStateKey in changes));
}
