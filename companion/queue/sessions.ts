/** When a session opens and closes, across the tabs and pages of this origin, each written to the ledger. */
import { newId } from '../../lib/events/id.ts';
import type { Person } from '../../lib/events/person.ts';
import type { Answer } from '../memory.ts';
import type { DeviceRow, SessionState, Work } from './db.ts';
import { appendGap, appendLedger, readDevice } from './device.ts';

/** A session ends after this long without trusted input in any page of this origin. */
const idleMs = 30 * 60_000;

/** The open session if it still lasts; else a new one, on the consent that stands. */
export async function ensureSession(work: Work, device: DeviceRow, consent: Answer, now: number): Promise<SessionState> {
  const open = await closeIfIdle(work, device, now);
  if (open !== null) return open;
  const { person } = device;
  const session: SessionState = { id: newId(now), person, openedAt: now, lastInputAt: null, lastAt: now };
  device.session = session;
  work.put('state', device);
  const { at: givenAt, how, words } = consent;
  const opened = { kind: 'session-opened', at: now, session: session.id, device: device.id, person, consent: { givenAt, how, words } };
  await appendLedger(work, device, opened);
  return session;
}

/** Closes the open session if nobody has touched a page for half an hour; gives the one that is still open. */
export async function closeIfIdle(work: Work, device: DeviceRow, now: number): Promise<SessionState | null> {
  const { session } = device;
  if (session === null) return null;
  const lastSign = session.lastInputAt ?? session.openedAt;
  if (now - lastSign < idleMs) return session;
  await closeSession(work, device, 'idle', lastSign + idleMs, now);
  return null;
}

export async function closeSession(work: Work, device: DeviceRow, reason: string, endedAt: number, now: number): Promise<void> {
  const { session } = device;
  if (session === null) return;
  device.session = null;
  work.put('state', device);
  const { id, lastInputAt } = session;
  await appendLedger(work, device, { kind: 'session-closed', at: now, session: id, reason, endedAt, lastInputAt });
}

/** Another person than the session is of ends it. True where it did. */
export async function changePerson(work: Work, device: DeviceRow, person: Person, now: number): Promise<boolean> {
  device.person = person;
  work.put('state', device);
  const before = device.session?.person ?? person;
  if (before.id === person.id && before.name === person.name) return false;
  await closeSession(work, device, 'person-changed', now, now);
  return true;
}

/** `consent-given` or `consent-withdrawn`: a fact of its own, with or without a session. */
export async function noteAnswer(work: Work, device: DeviceRow, { answer, at, how, words }: Answer): Promise<void> {
  await appendLedger(work, device, { kind: 'mark', at, mark: `consent-${answer}`, data: { how, words } });
}

/** A pause that is over is a gap of the whole session. */
export async function notePause(work: Work, pausedAt: number, now: number): Promise<void> {
  const device = await readDevice(work);
  if (device?.session == null) return;
  const hole = { stream: null, session: device.session.id, afterSeq: null, beforeSeq: null, fromAt: pausedAt, toAt: now, count: null };
  await appendGap(work, device, { ...hole, reason: 'paused' }, now);
}
