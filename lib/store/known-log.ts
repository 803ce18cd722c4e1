/** What this device knows of its collector's log: the checkpoint that it was shown last, and whether the log still goes on from it. */
import type { CotrailDb } from './db.ts';
import { ensureDevice, readUpload } from './device.ts';
import { appendOwnAction } from './ledger.ts';

/** Why a log is not taken for the one that was known. */
export type LogAlarm = 'forked' | 'shorter' | 'other-key' | 'not-signed' | 'not-proved';

/** `size` is 0 and the rest null before the first checkpoint. */
export interface KnownLog {
  verifier: string | null;
  /** The signed note, kept as it came: with another one of the same log that it contradicts it is proof against whoever signed both. */
  checkpoint: string | null;
  size: number;
  root: string | null;
  /** The largest size that an acknowledgement named: the log may not be shorter. */
  acknowledged: number;
  /** When the collector was asked last, and when it proved something last. */
  checkedAt: number | null;
  provedAt: number | null;
  alarm: { word: LogAlarm; at: number } | null;
}

export const unknownLog: KnownLog = {
  ...{ verifier: null, checkpoint: null, size: 0, root: null },
  ...{ acknowledged: 0, checkedAt: null, provedAt: null, alarm: null },
};

/** Remembers what a check has found, unless the collector was changed meanwhile. A new alarm goes into the ledger, with both checkpoints. */
export async function rememberLog(
  db: CotrailDb,
  endpoint: string,
  found: Partial<KnownLog>,
  seen: string | null,
  now: number,
): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    const upload = await readUpload(db);
    if (upload.endpoint !== endpoint) return;
    const known = upload.log ?? unknownLog;
    await db.upload.put({ ...upload, log: { ...known, ...found, checkedAt: now } });
    if (found.alarm == null || known.alarm?.word === found.alarm.word) return;
    const device = await ensureDevice(db, now);
    const entity = { type: 'collector', id: endpoint, name: null };
    const to = { alarm: found.alarm.word, checkpoint: seen };
    await appendOwnAction(db, device, 'collector-log.contradicted', { entity, from: { checkpoint: known.checkpoint }, to }, now);
  });
}
