/** Which recorder may run in a document: one whose extension lives. */
import { browser } from 'wxt/browser';

/** A document has one of each. */
type Role = 'recorder' | 'console';

interface Instance {
  controller: AbortController;
  isAlive: () => boolean;
}

/** It lives in the isolated world, so that no page can reach it. */
const world = globalThis as typeof globalThis & { cotrailInstances?: Partial<Record<Role, Instance>> };
const instances = (world.cotrailInstances ??= {});

/** An update or removal takes the browser's calls away from the scripts that it leaves behind. */
const isAlive = (): boolean => browser.runtime?.id !== undefined;

/**
 * Claims the document for this instance: the signal says when it must end. Null where another one runs already, as after a second injection. One
 * that an update has orphaned is ended.
 */
export function claimDocument(role: Role): AbortSignal | null {
  if (instances[role]?.isAlive() === true) return null;
  instances[role]?.controller.abort('update');
  const controller = new AbortController();
  instances[role] = { controller, isAlive };
  return controller.signal;
}

/** Ends this instance if its extension was updated or removed: no message of it can arrive any more. True if so. */
export function endIfOrphaned(role: Role): boolean {
  const isOrphaned = !isAlive();
  if (isOrphaned && instances[role]?.isAlive === isAlive) instances[role].controller.abort('update');
  return isOrphaned;
}
