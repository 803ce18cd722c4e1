/** Which world a recorder runs in: an extension's own beside the page, or among the page's scripts; each gives it what it needs there. */
import type { watchLateChanges } from './late-changes.ts';

export interface World {
  /** Gives a window what rrweb takes for granted. Among the page's own scripts nothing of the page may change. */
  prepare(window: Window & typeof globalThis): void;
  /** Null where rrweb itself hears of rules, values and shadow roots that scripts make. */
  watchLate: typeof watchLateChanges | null;
  /** The accessible name of an element none of whose texts is masked. */
  computeName(element: Element): string;
}
