/** `npm start` without a display: the shift, then a table of what became of it, and the dashboard to look at it. */
import { interactionTypes } from '../lib/events/interaction.ts';
import { findDifferences, subtractTotals, summarise } from './compare-shift.ts';
import { playShift } from './play-shift.ts';
import { createCollectorReader } from './read-collector.ts';
import type { Stage } from './stage.ts';

/** Leaves the collector and the practice pages running. `./data` may hold earlier shifts: what was there before is taken off. */
export async function demonstrate(stage: Stage, report: (line: string) => void): Promise<void> {
  const reader = await createCollectorReader(await stage.collector.createViewerLink());
  const before = await reader.readTotals();
  const { done, device, pending } = await playShift(stage, reader, report);
  await stage.browser.close();
  const gained = subtractTotals(await reader.readTotals(), before);

  const row = (name: string, value: string) => report(`  ${name.padEnd(14)}${value}`);
  report('\nWhat became of the shift');
  row('captured', interactionTypes.map((type) => `${gained.interactions[type]} ${type}`).join(', '));
  row('stored', `${device.records} records and ${device.frames} frames in the browser’s own database`);
  row(
    'uploaded',
    `${gained.uploads} uploads in ${gained.sessions} session${gained.sessions === 1 ? '' : 's'}, with ${gained.frames} frames`,
  );
  row('acknowledged', device.waiting === 0 ? 'all of it' : `all but ${device.waiting} records, which wait on the device`);
  const summary = summarise(gained, device.waiting + pending);
  for (const difference of findDifferences(done, summary, gained.quarantined)) row('not as done', difference);
}
