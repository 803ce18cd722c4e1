/** The browser's permission for sites: asked for, given back, and watched, since a person can withdraw it at any time. */
import { browser } from 'wxt/browser';
import { findSparePatterns, matchPattern } from './match-pattern.ts';

/** Asks for access to sites. Call it in the click's own turn, before any await: browsers ask only then. False where it was declined. */
export function requestAccess(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: findSparePatterns(origins, []) });
}

/** Gives back access that no kept site needs. False where the browser keeps it, as it does for sites that a build or a policy fixed. */
export async function releaseAccess(origins: readonly string[], kept: readonly string[]): Promise<boolean> {
  const spare = findSparePatterns(origins, kept);
  if (spare.length === 0) return true;
  try {
    return await browser.permissions.remove({ origins: spare });
  } catch {
    return false; // Browsers refuse to give up a required permission by throwing: that is the answer.
  }
}

/** The origins among `origins` that the browser does not let the extension see now. */
export async function findWithdrawn(origins: readonly string[]): Promise<string[]> {
  const access = await Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [matchPattern(origin)] })));
  return origins.filter((_, index) => access[index] === false);
}

/** Tells that access was given or withdrawn, in the extension or in the browser's own settings. Returns how to stop. */
export function watchAccess(onChange: () => void): () => void {
  const listen = () => onChange();
  browser.permissions.onAdded.addListener(listen);
  browser.permissions.onRemoved.addListener(listen);
  return () => {
    browser.permissions.onAdded.removeListener(listen);
    browser.permissions.onRemoved.removeListener(listen);
  };
}
