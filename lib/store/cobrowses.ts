/** The co-browses of this device: what the collector says of them becomes actions of the ledger, each once, in the transaction that remembers it. */
import { type ClockOffset, isNews } from '../events/clock-offset.ts';
import type { OwnCobrowse } from '../events/cobrowse-api.ts';
import { readWho } from '../events/person.ts';
import type { CotrailDb, DeviceRow } from './db.ts';
import { ensureDevice } from './device.ts';
import { appendLedger, appendOwnAction, inConsole, readOpenSession } from './ledger.ts';

/** `session` is the agent's. `leftAt` null: it goes on, as far as is known. Times are this device's. */
export interface CobrowseRow {
  id: string;
  session: string;
  customer: { session: string | null; name: string | null };
  joinedAt: number;
  leftAt: number | null;
}

/** Ended ones are remembered for longer than a collector tells of them. */
const rememberMs = 7 * 24 * 60 * 60_000;

/** The open session and whom it is of, as the customer will read it; null: nothing is recorded now. */
export async function readOwnSession(db: CotrailDb): Promise<{ session: string; name: string | null } | null> {
  const device = await db.device.get('device');
  const session = device === undefined || device.state !== 'recording' ? null : await readOpenSession(db, device);
  return session && { session: session.id, name: readWho(session.person, session.named) };
}

/** Until then the collector is asked what became of a code or a link: written before it is sent, so that a worker that dies in between asks later. */
export async function awaitCobrowse(db: CotrailDb, until: number): Promise<void> {
  await inConsole(db, async () => {
    const device = await ensureDevice(db, Date.now());
    await db.device.put({ ...device, cobrowseUntil: Math.max(until, device.cobrowseUntil ?? 0) });
  });
}

/** Whether the collector has to be asked. */
export async function isCobrowsing(db: CotrailDb, now: number): Promise<boolean> {
  const device = await db.device.get('device');
  return (device?.cobrowseUntil ?? 0) > now || (await listCobrowses(db)).length > 0;
}

export async function listCobrowses(db: CotrailDb): Promise<CobrowseRow[]> {
  return (await db.cobrowses.toArray()).filter(({ leftAt }) => leftAt === null);
}

/** Takes all that the collector tells of. One that it does not tell of any more is over. */
export async function takeCobrowses(db: CotrailDb, told: readonly OwnCobrowse[], now: number): Promise<void> {
  await inConsole(db, async () => {
    const device = await ensureDevice(db, now);
    for (const cobrowse of told) await takeOne(db, device, cobrowse, now);
    const ids = new Set(told.map(({ id }) => id));
    for (const row of await listCobrowses(db)) if (!ids.has(row.id)) await leave(db, device, row, now);
    await db.cobrowses.filter(({ leftAt }) => leftAt !== null && leftAt < now - rememberMs).delete();
  });
}

/** One that has just been made. */
export async function takeCobrowse(db: CotrailDb, cobrowse: OwnCobrowse, now: number): Promise<void> {
  await inConsole(db, async () => takeOne(db, await ensureDevice(db, now), cobrowse, now));
}

async function takeOne(db: CotrailDb, device: DeviceRow, { id, as, session, other, toAt }: OwnCobrowse, now: number): Promise<void> {
  if (as !== 'agent') return;
  const known = await db.cobrowses.get(id);
  const row: CobrowseRow = known ?? { id, session, customer: { session: other.session, name: other.name }, joinedAt: now, leftAt: null };
  if (known === undefined) {
    await db.cobrowses.put(row);
    await write(db, device, 'cobrowse.joined', row, now);
  } else if (other.name !== row.customer.name) await db.cobrowses.put({ ...row, customer: { ...row.customer, name: other.name } });
  if (toAt !== null && row.leftAt === null) await leave(db, device, row, now);
}

async function leave(db: CotrailDb, device: DeviceRow, row: CobrowseRow, now: number): Promise<void> {
  // Remembered is that it was; whom with, the ledger says.
  await db.cobrowses.put({ ...row, customer: { ...row.customer, name: null }, leftAt: now });
  await write(db, device, 'cobrowse.left', row, now);
}

async function write(db: CotrailDb, device: DeviceRow, event: string, { session, customer }: CobrowseRow, now: number): Promise<void> {
  const entity = { type: 'session', id: customer.session, name: customer.name };
  // It is about the session that was linked, also where that is over by now.
  await appendOwnAction(db, device, event, { entity, session: (await db.sessions.get(session)) ?? null }, now);
}

/** Writes how far the clocks are apart, for each session that is linked, where it says something new. */
export async function noteClock(db: CotrailDb, offset: ClockOffset, now: number): Promise<void> {
  await inConsole(db, async () => {
    const device = await ensureDevice(db, now);
    const sessions = new Set((await listCobrowses(db)).map(({ session }) => session));
    const noted = (device.clockNoted ?? []).filter(({ session }) => sessions.has(session));
    const news = [...sessions].filter((session) => isNews(noted.find((each) => each.session === session)?.offset ?? null, offset));
    if (news.length === 0) return;
    const kept = noted.filter(({ session }) => !news.includes(session));
    await db.device.put({ ...device, clockNoted: [...kept, ...news.map((session) => ({ session, offset }))] });
    for (const session of news)
      await appendLedger(db, device, { kind: 'mark', at: now, mark: 'clock-offset', session, data: { ...offset } });
  });
}
