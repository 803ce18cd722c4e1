/** Which recorder may run in a document: the youngest one, while its extension lives. */
import { browser } from 'wxt/browser';

const place = globalThis as typeof globalThis & { cotrailInstance?: AbortController };

/**
 * Stops the instance that ran here before (after an update, or a second injection) and returns a signal that ends this one in its turn. It lives
 * in the isolated world, so that no page can reach it.
 */
export function claimDocument(): AbortSignal {
  place.cotrailInstance?.abort('update');
  const controller = new AbortController();
  place.cotrailInstance = controller;
  return controller.signal;
}

/** Ends this instance if its extension was updated or removed: then no call of the browser's can succeed again. True if it did. */
export function endIfOrphaned(): boolean {
  const isOrphaned = browser.runtime?.id === undefined;
  if (isOrphaned) place.cotrailInstance?.abort('update');
  return isOrphaned;
}
