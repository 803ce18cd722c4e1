/** A page that sends more than its share and does not wait: what was not taken of it is a gap with its count. */
import { db } from '../store/db.ts';
import { ensureDevice } from '../store/device.ts';
import { appendGap, inLedger } from '../store/ledger.ts';

/** A recorder that waits loses nothing, and is never told of here: the messages of a flood are nobody's records. */
export function tellFlood(refused: number, now = Date.now()): Promise<void> {
  return inLedger(db, async () => {
    const device = await ensureDevice(db, now);
    const nowhere = { stream: null, session: device.session, afterSeq: null, beforeSeq: null };
    await appendGap(db, device, { ...nowhere, fromAt: null, toAt: now, count: refused, reason: 'rate-limited' }, now);
  });
}
