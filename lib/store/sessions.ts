/** When a session opens and closes: the rules of idleness, person, stop and the browser's end, each written to the ledger. */
import { interactionTypes } from '../events/interaction.ts';
import { newId } from '../events/id.ts';
import type { InteractionCounts } from '../events/api.ts';
import type { Person } from '../events/person.ts';
import type { CotrailDb, DeviceRow, SessionRow } from './db.ts';
import { endMessageTexts } from './message-texts.ts';
import { appendGap, appendLedger, inLedger, readOpenSession } from './ledger.ts';

/** A session ends after this long without trusted input in any allowed page. */
export const idleMs = 30 * 60_000;

/** Opens a session for `person` at `at`. Call inside the append transaction, with none open. */
export async function openSession(db: CotrailDb, device: DeviceRow, person: Person, at: number): Promise<SessionRow> {
  const session: SessionRow = {
    id: newId(at),
    device: device.id,
    person,
    openedAt: at,
    open: 1,
    endedAt: null,
    closeReason: null,
    lastInputAt: null,
    firstAt: at,
    lastAt: at,
    sites: [],
    tabIds: [],
    interactions: Object.fromEntries(interactionTypes.map((type) => [type, 0])) as InteractionCounts,
    actions: 0,
    frames: 0,
    gaps: 0,
  };
  await db.sessions.add(session);
  device.session = session.id;
  await db.device.put(device);
  await appendLedger(db, device, { kind: 'session-opened', at, session: session.id, device: device.id, person });
  return session;
}

/** Closes the open session, if any; `endedAt` is when that held, by the rule of `reason`. */
export async function closeSession(db: CotrailDb, device: DeviceRow, reason: string, endedAt: number, now: number): Promise<void> {
  const session = await readOpenSession(db, device);
  if (!session) return;
  Object.assign(session, { open: 0, endedAt, closeReason: reason });
  await db.sessions.put(session);
  const { id, lastInputAt } = session;
  await endMessageTexts(db, id, now);
  await appendLedger(db, device, { kind: 'session-closed', at: now, session: id, reason, endedAt, lastInputAt });
  device.session = null;
  await db.device.put(device);
}

/** Closes the open session if nobody has touched an allowed page for half an hour. Returns the session that is still open. */
export async function closeIfIdle(db: CotrailDb, device: DeviceRow, now: number): Promise<SessionRow | null> {
  const session = await readOpenSession(db, device);
  if (!session) return null;
  const lastSign = session.lastInputAt ?? session.openedAt;
  if (now - lastSign < idleMs) return session;
  await closeSession(db, device, 'idle', lastSign + idleMs, now);
  return null;
}

/**
 * After the browser's end: closes what it left open at its last record, and says of each stream without an end mark that something may be
 * missing. The cause is not claimed.
 */
export async function closeAfterBrowserEnd(db: CotrailDb, now: number): Promise<void> {
  await inLedger(db, async () => {
    const device = await db.device.get('device');
    if (!device) return;
    const session = await readOpenSession(db, device);
    for (const stream of await db.streams.where('over').equals(0).toArray())
      if (stream.kind !== 'ledger' && stream.kind !== 'transcripts') await endStream(db, device, stream.id, now);
    if (session) await closeSession(db, device, 'browser-ended', session.lastAt, now);
  });
}

/** Marks a stream whose document is gone without an end mark: sealing may pass its holes, and a gap says so. */
export async function endStream(db: CotrailDb, device: DeviceRow, id: string, now: number): Promise<void> {
  const stream = await db.streams.get(id);
  if (!stream || stream.over === 1) return;
  await db.streams.update(id, { over: 1 });
  if (stream.kind !== 'facts') return;
  const afterSeq = stream.nextSeq > 0 ? stream.nextSeq - 1 : null;
  const hole = { stream: id, session: stream.session, afterSeq, beforeSeq: null, fromAt: stream.lastAt, toAt: null, count: null };
  await appendGap(db, device, { ...hole, reason: 'no-end-mark' }, now);
}
