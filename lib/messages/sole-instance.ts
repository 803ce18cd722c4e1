/** Which recorder may run in a document: one whose extension lives. */
import { browser } from 'wxt/browser';

interface Instance {
  controller: AbortController;
  isAlive: () => boolean;
}

/** It lives in the isolated world, so that no page can reach it. */
const world = globalThis as typeof globalThis & { cotrailInstance?: Instance };

/** An update or removal takes the browser's calls away from the scripts that it leaves behind. */
const isAlive = (): boolean => browser.runtime?.id !== undefined;

/**
 * Claims the document for this instance: the signal says when it must end. Null where another one runs already, as after a second injection. One
 * that an update has orphaned is ended.
 */
export function claimDocument(): AbortSignal | null {
  if (world.cotrailInstance?.isAlive() === true) return null;
  world.cotrailInstance?.controller.abort('update');
  world.cotrailInstance = { controller: new AbortController(), isAlive };
  return world.cotrailInstance.controller.signal;
}

/** Ends this instance if its extension was updated or removed: no message of it can arrive any more. True if so. */
export function endIfOrphaned(): boolean {
  const isOrphaned = !isAlive();
  if (isOrphaned && world.cotrailInstance?.isAlive === isAlive) world.cotrailInstance.controller.abort('update');
  return isOrphaned;
}
