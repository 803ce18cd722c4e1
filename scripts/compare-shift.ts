/** Compares what a collector holds with what the shift did. */
import type { Totals } from '../lib/events/api.ts';
import { interactionTypes } from '../lib/events/interaction.ts';
import type { ShiftResult } from '../practice/shift.ts';

/** The last line of `npm start -- --once`. `uploaded` counts acknowledged uploads. */
export interface Summary {
  sessions: number;
  interactions: Totals['interactions'];
  frames: number;
  uploaded: number;
  pending: number;
}

export function summarise(totals: Totals, pending: number): Summary {
  const { sessions, interactions, frames, uploads } = totals;
  const ordered = Object.fromEntries(interactionTypes.map((type) => [type, interactions[type]])) as Summary['interactions'];
  return { sessions, interactions: ordered, frames, uploaded: uploads, pending };
}

/** What came in between two reads. */
export function subtractTotals(after: Totals, before: Totals): Totals {
  const interactions = { ...after.interactions };
  for (const type of interactionTypes) interactions[type] -= before.interactions[type];
  const counts = ['sessions', 'frames', 'actions', 'uploads', 'quarantined'] as const;
  return { ...Object.fromEntries(counts.map((name) => [name, after[name] - before[name]])), interactions } as Totals;
}

/** One line for each difference; none where all that was done is there, once. How many frames there must be nobody can say: only that there are some. */
export function findDifferences(done: ShiftResult, summary: Summary, quarantined: number): string[] {
  const compared = [
    { name: 'sessions', expected: done.sessions, found: summary.sessions },
    ...interactionTypes.map((type) => ({ name: type, expected: done.interactions[type], found: summary.interactions[type] })),
    { name: 'pending', expected: 0, found: summary.pending },
    { name: 'quarantined', expected: 0, found: quarantined },
  ];
  const differences = compared
    .filter(({ expected, found }) => expected !== found)
    .map(({ name, expected, found }) => `${name}: the shift made ${expected}, the collector has ${found}`);
  if (summary.frames === 0) differences.push('frames: the collector has none');
  if (summary.uploaded === 0) differences.push('uploaded: the collector acknowledged no upload');
  return differences;
}
