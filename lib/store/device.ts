/** Who this device is: made once, before any collector, with its ledger stream. */
import { newId } from '../events/id.ts';
import type { CotrailDb, DeviceRow, StreamRow, UploadRow } from './db.ts';

/**
 * The device's row, made with its ledger on first use. Call inside a transaction over `device` and `streams`.
 * `knownId` is the id remembered outside the database: given where the database was lost, so that the device stays the same.
 */
export async function ensureDevice(db: CotrailDb, now: number, knownId: string | null = null): Promise<DeviceRow> {
  const existing = await db.device.get('device');
  if (existing) return existing;
  const row: DeviceRow = {
    key: 'device',
    id: knownId ?? newId(now),
    ledger: newId(now),
    state: 'recording',
    stateAt: now,
    session: null,
    fullSince: null,
  };
  await db.device.add(row);
  await db.streams.add(newLedger(row, now));
  await db.reserve.put({ key: 'reserve', bytes: new Uint8Array(256 * 1024) });
  return row;
}

/** The upload row, with its defaults before the first write. */
export async function readUpload(db: CotrailDb): Promise<UploadRow> {
  return (
    (await db.upload.get('upload')) ?? {
      key: 'upload',
      failures: 0,
      nextAttemptAt: null,
      lastOkAt: null,
      lastError: null,
      uploaded: 0,
      endpoint: null,
      token: null,
    }
  );
}

/** The collector said last that it revoked this device. */
export function isRevoked({ lastError, lastOkAt }: Pick<UploadRow, 'lastError' | 'lastOkAt'>): boolean {
  return lastError?.word === 'revoked' && (lastOkAt ?? 0) < lastError.at;
}

function newLedger(device: DeviceRow, now: number): StreamRow {
  return {
    id: device.ledger,
    kind: 'ledger',
    device: device.id,
    session: null,
    person: null,
    tab: null,
    frame: null,
    document: null,
    parentDocument: null,
    origin: null,
    maskLevel: null,
    openedAt: now,
    verified: true,
    ...unwritten,
  };
}

/** A stream with nothing in it yet. */
export const unwritten = {
  nextSeq: 0,
  sealedSeq: 0,
  lastManifest: null,
  unsealedBytes: 0,
  unsealedSince: null,
  over: 0,
  lastAt: null,
} as const;
