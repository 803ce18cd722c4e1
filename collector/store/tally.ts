/** Counts what records are, for the summaries of sessions and streams. */
import type { InteractionCounts } from '../../lib/events/api.ts';
import { interactionTypes } from '../../lib/events/interaction.ts';
import type { KnownRecord } from '../../lib/events/record.ts';
import type { Tally } from './tables.ts';

export const tallyNames = [...interactionTypes, 'actions', 'frames', 'gaps'] as const;

export function newTally(): Tally {
  return Object.fromEntries(tallyNames.map((name) => [name, 0])) as Tally;
}

/** Adds one record. A frame in parts counts with its first part. */
export function count(tally: Tally, record: KnownRecord): void {
  if (record.kind === 'interaction') tally[record.type] += 1;
  else if (record.kind === 'action') tally.actions += 1;
  else if (record.kind === 'gap') tally.gaps += 1;
  else if (record.kind === 'frame' || (record.kind === 'frame-part' && record.part === 0)) tally.frames += 1;
}

export function addTallies(a: Tally, b: Tally): Tally {
  return Object.fromEntries(tallyNames.map((name) => [name, a[name] + b[name]])) as Tally;
}

export function readInteractionCounts(tally: Tally): InteractionCounts {
  return Object.fromEntries(interactionTypes.map((type) => [type, tally[type]])) as InteractionCounts;
}
