/** The order of a list of actions, and a place in it. */
import type { ActionRow } from './action-row.ts';

/** An action's own place, which the list goes on behind. */
export type ActionPlace = Pick<ActionRow, 'at' | 'stream' | 'seq'>;

/** Newest first: by `at`, then stream, then seq. */
export function byNewest(a: ActionPlace, b: ActionPlace): number {
  return b.at - a.at || (a.stream < b.stream ? 1 : a.stream > b.stream ? -1 : b.seq - a.seq);
}
