/** `npm start -- --once`: the shift, then what the collector holds, compared with what was done. */
import { Interaction, interactionTypes, type ElementRef } from '../lib/events/interaction.ts';
import { findDifferences, summarise } from './compare-shift.ts';
import { countPending } from './count-pending.ts';
import { playShift } from './play-shift.ts';
import { createCollectorReader, type CollectorReader } from './read-collector.ts';
import type { Stage } from './stage.ts';

/** Resolves to the exit code. The last line that it prints is the summary as JSON. */
export async function runOnce(stage: Stage, report: (line: string) => void): Promise<0 | 1> {
  const reader = await createCollectorReader(await stage.collector.createViewerLink());
  const { done, device } = await playShift(stage, reader, report);
  await stage.browser.close();
  const totals = await reader.readTotals();
  const summary = summarise(totals, device.waiting + countPending(await reader.readSessions(0)));
  const differences = findDifferences(done, summary, totals.quarantined);
  if (differences.length > 0) {
    report(`\nThe collector does not hold what the shift did:\n${differences.map((line) => `  ${line}`).join('\n')}`);
    await listInteractions(
      reader,
      interactionTypes.filter((type) => done.interactions[type] !== summary.interactions[type]),
      report,
    );
  }
  report(JSON.stringify(summary));
  return differences.length === 0 ? 0 : 1;
}

/** What the collector holds of these types, to see which one is missing or too many. */
async function listInteractions(reader: CollectorReader, types: readonly string[], report: (line: string) => void): Promise<void> {
  for (const { session } of await reader.readSessions(0)) {
    report(`\nSession ${session.id} has these:`);
    for (const record of await reader.readRecords(session.id)) {
      const interaction = record.kind === 'interaction' ? Interaction.parse(record) : null;
      if (interaction === null || !types.includes(interaction.type)) continue;
      const { element } = interaction.data as { element?: ElementRef | null };
      const what = element?.selector ?? JSON.stringify(interaction.data);
      report(`  ${new Date(interaction.at).toISOString().slice(11, 23)}  ${interaction.type}  ${interaction.url}  ${what}`);
    }
  }
}
