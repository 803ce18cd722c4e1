/** A full disk: a reserve row gives up its room so that the hole can be written down, and takes it back when there is space again. */
import type { CotrailDb } from './db.ts';
import { ensureDevice } from './device.ts';
import { appendGap, inLedger } from './ledger.ts';

const reserveBytes = 256 * 1024;

/** Whether a write failed for want of space. Dexie wraps the browser's error. */
export function isDiskFull(error: unknown): boolean {
  const { name, inner } = (error ?? {}) as { name?: unknown; inner?: unknown };
  return name === 'QuotaExceededError' || (inner !== undefined && inner !== error && isDiskFull(inner));
}

/** Writes that from `now` on nothing could be kept. Once per hole. */
export async function recordDiskFull(db: CotrailDb, now: number): Promise<void> {
  await db.reserve.clear();
  await inLedger(db, async () => {
    const device = await ensureDevice(db, now);
    if (device.fullSince !== null) return;
    await db.device.put({ ...device, fullSince: now });
    await appendGap(db, device, { ...wholeSession(device.session), fromAt: now, toAt: null }, now);
  });
}

/** After a write has succeeded again: takes the reserve back and writes where the hole ended. */
export async function recordDiskFreed(db: CotrailDb, now: number): Promise<void> {
  await inLedger(db, async () => {
    const device = await ensureDevice(db, now);
    if (device.fullSince === null) return;
    await db.reserve.put({ key: 'reserve', bytes: new Uint8Array(reserveBytes) });
    await db.device.put({ ...device, fullSince: null, lastFull: { from: device.fullSince, to: now } });
    await appendGap(db, device, { ...wholeSession(device.session), fromAt: device.fullSince, toAt: now }, now);
  });
}

function wholeSession(session: string | null) {
  return { stream: null, session, afterSeq: null, beforeSeq: null, count: null, reason: 'disk-full' };
}
