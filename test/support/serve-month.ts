/** Puts the simulated month through a collector's real ingest. Run as a script it serves it: `node test/support/serve-month.ts [folder]`. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector, type CollectorOptions, type RunningCollector } from '../../collector/start.ts';
import { makeMark } from './make.ts';
import { enrolDevice } from './made-up-device.ts';
import { simulateMonth, type MonthOptions } from './simulate-month.ts';

/** Enrols each device in its group, and uploads what it wrote: one upload for the ledger, one for each stream with a mark of the clock. */
export async function uploadMonth(collector: RunningCollector, options: MonthOptions = {}): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, group, writeLedger, clockMarks } of simulateMonth(options)) {
    const device = await enrolDevice(collector, { name, group });
    ids.push(device.id);
    const nowhere = { kind: 'ledger', person: null, tab: null, frame: null, origin: null, maskLevel: null } as const;
    await device.sendStream(nowhere, (stream) => writeLedger(device.id, stream));
    for (const { session, at, stepMs } of clockMarks)
      await device.sendStream({ session, openedAt: at }, (stream) => [makeMark(stream, 0, 'clock', { at, data: { stepMs } })]);
  }
  return ids;
}

export async function serveMonth(options: Partial<CollectorOptions> = {}, month: MonthOptions = {}): Promise<RunningCollector> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'cotrail-month-'));
  const collector = await startCollector({ port: 0, ...options, dataDir });
  await uploadMonth(collector, month);
  return collector;
}

if (process.argv[1] === import.meta.filename) {
  const [, , dataDir] = process.argv;
  const collector = await serveMonth({ ...(dataDir !== undefined && { dataDir }), log: (line) => console.error(line) });
  console.log(`Open the dashboard: ${await collector.createViewerLink()}`);
  process.once('SIGINT', () => void collector.close());
}
