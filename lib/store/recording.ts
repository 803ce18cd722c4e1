/** Start, pause, resume, stop, and another person: what the popup's buttons and the settings do to the record. */
import type { Person } from '../events/person.ts';
import type { CotrailDb, DeviceRow } from './db.ts';
import { ensureDevice } from './device.ts';
import { appendGap, appendOwnAction, inLedger } from './ledger.ts';
import { closeSession } from './sessions.ts';

type Hand = 'user' | 'system';

/** Nothing is recorded from now on; the session stays open, and the pause will be a gap in it. While it lasts, another `why` replaces the one before. */
export function pauseRecording(db: CotrailDb, now: number, why: string | null = null): Promise<DeviceRow> {
  return change(db, null, now, async (device) => {
    if (device.state === 'paused' && why !== null) await db.device.put({ ...device, pauseWhy: why });
    if (device.state !== 'recording') return;
    device.pauseWhy = why;
    await setState(db, device, 'paused', now);
    await appendOwnAction(db, device, 'recording.paused', { to: why }, now);
  });
}

/** Recording goes on; the pause is written as a gap. */
export function resumeRecording(db: CotrailDb, now: number, by: Hand = 'user'): Promise<DeviceRow> {
  return change(db, 'paused', now, async (device) => {
    const why = device.pauseWhy ?? null;
    await endPause(db, device, 'recording', now);
    await appendOwnAction(db, device, 'recording.resumed', { from: why, by }, now);
  });
}

/** Leaves a pause, and writes it as a gap with what the person said of it. */
async function endPause(db: CotrailDb, device: DeviceRow, state: DeviceRow['state'], now: number): Promise<void> {
  const hole = { stream: null, session: device.session, afterSeq: null, beforeSeq: null, fromAt: device.stateAt, toAt: now, count: null };
  const why = device.pauseWhy ?? null;
  device.pauseWhy = null;
  await setState(db, device, state, now);
  await appendGap(db, device, { ...hole, reason: 'paused', ...(why === null ? {} : { why }) }, now);
}

/** Ends the session; nothing is recorded until somebody starts again. */
export function stopRecording(db: CotrailDb, now: number): Promise<DeviceRow> {
  return change(db, null, now, async (device) => {
    if (device.state === 'stopped') return;
    if (device.state === 'paused') await endPause(db, device, 'stopped', now);
    else await setState(db, device, 'stopped', now);
    await appendOwnAction(db, device, 'recording.stopped', {}, now);
    await closeSession(db, device, 'stopped', now, now);
  });
}

/** Records again after Stop: a session opens with the next page or input. */
export function startRecording(db: CotrailDb, now: number, by: Hand = 'user'): Promise<DeviceRow> {
  return change(db, 'stopped', now, async (device) => {
    await setState(db, device, 'recording', now);
    await appendOwnAction(db, device, 'recording.started', { by }, now);
  });
}

/** Where a company does not allow pausing: whatever was paused or stopped before goes on. True where there was something. */
export async function recordAgain(db: CotrailDb, now: number): Promise<boolean> {
  const state = (await db.device.get('device'))?.state ?? 'recording';
  if (state === 'paused') await resumeRecording(db, now, 'system');
  if (state === 'stopped') await startRecording(db, now, 'system');
  return state !== 'recording';
}

/** A session is of one person: if the settings name another, it ends. What a console says stands above what is typed. */
export function changePerson(db: CotrailDb, person: Person, now: number): Promise<DeviceRow> {
  return change(db, null, now, async (device) => {
    const session = device.session === null ? undefined : await db.sessions.get(device.session);
    if (session && session.person.via !== 'console' && (session.person.id !== person.id || session.person.name !== person.name))
      await closeSession(db, device, 'person-changed', now, now);
  });
}

/** Runs `act` in one ledger transaction if the state is `from` (null: any); otherwise changes nothing. Returns the device as it then is. */
function change(
  db: CotrailDb,
  from: DeviceRow['state'] | null,
  now: number,
  act: (device: DeviceRow) => Promise<void>,
): Promise<DeviceRow> {
  return inLedger(db, async () => {
    const device = await ensureDevice(db, now);
    if (from === null || device.state === from) await act(device);
    return (await db.device.get('device')) ?? device;
  });
}

async function setState(db: CotrailDb, device: DeviceRow, state: DeviceRow['state'], now: number): Promise<void> {
  Object.assign(device, { state, stateAt: now });
  await db.device.put(device);
}
