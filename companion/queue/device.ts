/** This browser as a device, with its ledger: what only the companion knows, stamped in the transaction that writes it. */
import { newSalt } from '../../lib/events/commit.ts';
import { newId } from '../../lib/events/id.ts';
import type { Hole } from '../../lib/events/mark.ts';
import type { Person } from '../../lib/events/person.ts';
import type { StreamHeader } from '../../lib/events/stream.ts';
import type { DeviceRow, StreamRow, Work } from './db.ts';

/** A visitor whom the page has not named. */
export const nobody: Person = { id: null, name: null, console: null, via: 'page' };

/** The device's row; null where nothing was ever recorded here. */
export async function readDevice(work: Pick<Work, 'get'>): Promise<DeviceRow | null> {
  return ((await work.get('state', 'device')) as DeviceRow | undefined) ?? null;
}

/** The device's row, made with its ledger where there is none. */
export async function ensureDevice(work: Work, now: number): Promise<DeviceRow> {
  const known = await readDevice(work);
  if (known !== null) return known;
  const device: DeviceRow = { key: 'device', id: newId(now), ledger: newId(now), session: null, person: nobody };
  work.put('state', device);
  work.put('streams', openStream({ ...nowhere, id: device.ledger, kind: 'ledger', device: device.id, openedAt: now }));
  return device;
}

export function openStream(header: StreamHeader): StreamRow {
  return { ...header, nextSeq: 0, sealedSeq: 0, lastManifest: null, over: 0, lastAt: header.openedAt };
}

/** What a ledger has not: it is of no session and no place. */
const nowhere = {
  ...{ session: null, person: null, tab: null, frame: null, document: null, parentDocument: null, origin: null, maskLevel: null },
  verified: true,
} as const;

export async function appendLedger(
  work: Work,
  device: DeviceRow,
  record: { kind: string; at: number; [key: string]: unknown },
): Promise<void> {
  const ledger = await work.get('streams', device.ledger);
  if (ledger === undefined) throw new Error(`the ledger ${device.ledger} is missing`);
  const seq = ledger.nextSeq;
  work.put('records', { stream: ledger.id, seq, salt: newSalt(), record: { ...record, stream: ledger.id, seq, mono: null } });
  work.put('streams', { ...ledger, nextSeq: seq + 1, lastAt: record.at });
}

export function appendGap(work: Work, device: DeviceRow, gap: Hole, now: number): Promise<void> {
  return appendLedger(work, device, { kind: 'gap', at: now, gap });
}
