/** Finding out that the database itself was lost: the device's id is remembered outside it. */
import type { CotrailDb } from './db.ts';
import { ensureDevice } from './device.ts';
import { appendGap, inLedger } from './ledger.ts';

/** Makes the device if need be; if `knownId` says that there was one before, the loss is written down. Returns the device's id. */
export function ensureKnownDevice(db: CotrailDb, knownId: string | null, now: number): Promise<string> {
  return inLedger(db, async () => {
    const isLost = knownId !== null && (await db.device.get('device')) === undefined;
    const device = await ensureDevice(db, now, knownId);
    const hole = { stream: null, session: null, afterSeq: null, beforeSeq: null, fromAt: null, toAt: now, count: null };
    if (isLost) await appendGap(db, device, { ...hole, reason: 'local-store-lost' }, now);
    return device.id;
  });
}
