/** Plays the scripted shift on the stage, shows how it goes, and waits until all of it is at the collector. */
import { setTimeout as sleep } from 'node:timers/promises';
import { runShift, type ShiftResult } from '../practice/shift.ts';
import { countPending } from './count-pending.ts';
import type { CollectorReader } from './read-collector.ts';
import { openDeviceReader, type DeviceCounts } from './read-device.ts';
import type { Stage } from './stage.ts';

const uploadMs = 90_000;

export interface Played extends Waited {
  done: ShiftResult;
}

interface Waited {
  /** What the device said last: `waiting` is over 0 where the time for uploading was not enough. */
  device: DeviceCounts;
  /** What the collector lacked last, by its own account. */
  pending: number;
}

export async function playShift({ browser, practice }: Stage, reader: CollectorReader, report: (line: string) => void): Promise<Played> {
  const startedAt = Date.now();
  const done = await runShift({
    open: (url) => browser.open(url),
    deskUrl: practice.deskUrl,
    shopUrl: practice.shopUrl,
    report: ({ number, of, says }) => report(`  ${String(number).padStart(2)}/${of}  ${says}`),
  });
  report(`The shift took ${Math.round((Date.now() - startedAt) / 1000)} s. Waiting until all is uploaded`);
  const device = await openDeviceReader(browser);
  const readBoth = async () => ({ device: await device.read(), pending: countPending(await reader.readSessions(startedAt)) });
  const waited = await waitForUploads(readBoth, report);
  await device.close();
  return { done, ...waited };
}

/** Resolves when the device has nothing left and the collector lacks nothing, or after 90 s. */
async function waitForUploads(readBoth: () => Promise<Waited>, report: (line: string) => void): Promise<Waited> {
  let shown = -1;
  for (const deadline = Date.now() + uploadMs; ; await sleep(500)) {
    const both = await readBoth();
    const { waiting } = both.device;
    if ((waiting === 0 && both.pending === 0) || Date.now() > deadline) return both;
    if (waiting !== shown) report(`  ${waiting} records wait on the device; the collector has ${both.pending} holes`);
    shown = waiting;
  }
}
