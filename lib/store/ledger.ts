/** The device's ledger: what only the background knows, stamped by the transaction that writes it. */
import type { Action } from '../events/action.ts';
import { newId } from '../events/id.ts';
import type { Hole } from '../events/mark.ts';
import type { KnownRecord } from '../events/record.ts';
import type { CotrailDb, DeviceRow, SessionRow } from './db.ts';
import { readSession, writeRecords } from './write.ts';

type Stamp = 'stream' | 'seq' | 'mono';

/** Runs `work` in one transaction over all tables that a ledger record can touch. */
export function inLedger<T>(db: CotrailDb, work: () => Promise<T>): Promise<T> {
  return db.transaction('rw', [db.device, db.streams, db.records, db.actions, db.frames, db.sessions, db.quarantine, db.reserve], work);
}

/** The same, with the tables of consoles. */
export function inConsole<T>(db: CotrailDb, work: () => Promise<T>): Promise<T> {
  return db.transaction('rw', db.tables, work);
}

/** Appends to the ledger, inside `inLedger`. The worker has no monotonic clock that outlives it: `mono` is null. */
export async function appendLedger(
  db: CotrailDb,
  device: DeviceRow,
  record: Record<string, unknown> & { kind: string; at: number },
): Promise<void> {
  const ledger = await db.streams.get(device.ledger);
  if (!ledger) throw new Error(`the ledger ${device.ledger} of this device is missing`);
  const stamped = { ...record, stream: ledger.id, seq: ledger.nextSeq, mono: null } as unknown as KnownRecord;
  await writeRecords(db, ledger, [stamped], record.at);
  const about = readSession(stamped);
  const session = about === null ? undefined : await db.sessions.get(about);
  if (stamped.kind === 'gap' && session) await db.sessions.update(session.id, { gaps: session.gaps + 1 });
  if (stamped.kind === 'action' && session) await db.sessions.update(session.id, { actions: session.actions + 1 });
}

/** Writes a gap that only the background knows of. */
export async function appendGap(db: CotrailDb, device: DeviceRow, hole: Hole, now: number): Promise<void> {
  await appendLedger(db, device, { kind: 'gap', at: now, gap: hole });
}

/** Writes one of Cotrail's own actions, such as `recording.paused` or `endpoint.changed`: it saw them itself, so they are confirmed. */
export async function appendOwnAction(db: CotrailDb, device: DeviceRow, event: string, values: OwnValues, now: number): Promise<void> {
  const session = values.session === undefined ? await readOpenSession(db, device) : values.session;
  const own = <T>(value: T | null) => ({ value, evidence: value === null ? [] : (['cotrail'] as const) });
  await appendLedger(db, device, {
    kind: 'action',
    at: now,
    id: newId(now),
    session: session?.id ?? null,
    actor: { kind: values.by ?? 'user', person: values.by === 'system' ? null : (session?.person ?? null), device: device.id },
    event,
    entity: own(values.entity ?? null),
    from: own(values.from ?? null),
    to: own(values.to ?? null),
    outcome: own('confirmed'),
    initiator: null,
    evidence: ['cotrail'],
    conversation: null,
    console: null,
    settledAt: now,
    moment: session ? { session: session.id, tab: null, document: null, at: now, place: null } : null,
  } satisfies Omit<Action, Stamp>);
}

interface OwnValues {
  /** `system`: no hand of this device's person did it. */
  by?: 'user' | 'system';
  entity?: Action['entity']['value'];
  from?: Action['from']['value'];
  to?: Action['to']['value'];
  /** Left out: the one that is open. */
  session?: SessionRow | null;
}

/** The session that is open on this device, or null. */
export async function readOpenSession(db: CotrailDb, device: DeviceRow): Promise<SessionRow | null> {
  return device.session === null ? null : ((await db.sessions.get(device.session)) ?? null);
}
