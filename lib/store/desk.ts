/** Who is at the desk, as consoles say: one that names somebody else than before ends the session, and another opens for whom it names. */
import { addNamed, isAnother, type Person } from '../events/person.ts';
import { namedEvent, writeNamed } from '../events/named.ts';
import type { CotrailDb, DeviceRow, SeatRow } from './db.ts';
import { ensureDevice } from './device.ts';
import { appendOwnAction, readOpenSession } from './ledger.ts';
import { closeSession, openSession } from './sessions.ts';

/** What a page of a console says of who works in it. A null tab: by letter, from a page that has gone. */
export interface Claim {
  site: string;
  console: string;
  tab: number | null;
  id: string | null;
  name: string | null;
  at: number;
}

/** In place of a tab: whom the console named last, whichever tab said so. */
const anyTab = -1;
type Names = Pick<Person, 'id' | 'name'>;

/**
 * Takes in whom a page names. `turned`: another person is here, the session ended and another began. `overtaken`: its tab shows somebody still of whom the console
 * has since named another elsewhere; that is no news, however often it is said. Call in a transaction over all tables.
 */
export async function takeSeat(db: CotrailDb, claim: Claim, now: number): Promise<'kept' | 'overtaken' | 'turned'> {
  const { site, tab, id, name, at } = claim;
  // Whoever left says it again where they arrive; a letter may be old.
  if (tab === null) return 'kept';
  const [own, known] = await db.seats.bulkGet([
    [site, tab],
    [site, anyTab],
  ]);
  if (own && known && isAnother(own, known) && !isAnother(own, claim)) return 'overtaken';
  if (id === null && name === null) return 'kept';
  const next = fill(own, claim);
  if (own && !isAnother(own, claim) && own.id === next.id && own.name === next.name) return 'kept';
  await db.seats.bulkPut([
    { site, tab, ...next, at },
    { site, tab: anyTab, ...fill(known, claim), at },
  ]);
  return (await turn(db, claim, known, now)) ? 'turned' : 'kept';
}

/** Writes what follows from it that a tab names somebody anew. True where the session changed. */
async function turn(db: CotrailDb, claim: Claim, known: SeatRow | undefined, now: number): Promise<boolean> {
  const { site, console, at } = claim;
  const device = await ensureDevice(db, now);
  const { desk = null } = device;
  // Whom it named before somebody else came says nothing of them: they log in to one console after the other.
  const isOther = known !== undefined && isAnother(known, claim) && known.at >= (desk?.since ?? 0);
  const person: Person = { ...cut(fill(known, claim)), console, via: 'console' };
  if (isOther || desk === null || desk.person === null || desk.site === site)
    device.desk = { site, person, at, since: isOther ? at : (desk?.since ?? 0) };
  await db.device.put(device);
  const session = await readOpenSession(db, device);
  if (session === null) return false;
  if (isOther && (session.person.via === 'console' || (session.named ?? []).length > 0)) {
    const from = Math.min(Math.max(at, session.openedAt), now);
    device.turnAt = now;
    await closeSession(db, device, 'person-changed', from, now);
    await openSession(db, device, person, from);
    return true;
  }
  const named = addNamed(session.named ?? [], person, session.person);
  if (named === null) return false;
  await db.sessions.update(session.id, { named });
  const entity = { type: 'session', id: session.id, name: null };
  await appendOwnAction(db, device, namedEvent, { entity, to: writeNamed(person), by: 'system' }, now);
  return false;
}

/** Somebody logged out of a console, or in to it, at that time: what its tabs showed before is no longer so. */
export async function clearSeats(db: CotrailDb, site: string, event: 'out' | 'in', at: number): Promise<void> {
  await db.seats
    .where('site')
    .equals(site)
    .filter((seat) => seat.tab !== anyTab && seat.at < at)
    .delete();
  const device = await db.device.get('device');
  if (event === 'out' && device?.desk?.site === site && device.desk.at < at)
    await db.device.put({ ...device, desk: { ...device.desk, person: null } });
}

/** With the browser's end its tabs are gone, and nobody knows who opens it next until a console says so. */
export async function leaveDesk(db: CotrailDb): Promise<void> {
  await db.transaction('rw', [db.seats, db.device], async () => {
    await db.seats.filter(({ tab }) => tab !== anyTab).delete();
    const device = await db.device.get('device');
    if (device?.desk) await db.device.put({ ...device, desk: { ...device.desk, person: null } });
  });
}

/** Who a session that opens now is of: whom a console named, else as the settings say. */
export function readSitter(device: DeviceRow, otherwise: Person): Person {
  return device.desk?.person ?? otherwise;
}

/** As long as a person's names may be. */
function cut({ id, name }: Names): Names {
  return { id: id?.slice(0, 200) ?? null, name: name?.slice(0, 200) ?? null };
}

/** A console may name the id first and the name later. */
function fill(before: Names | undefined, { id, name }: Names): Names {
  return before === undefined || isAnother(before, { id, name }) ? { id, name } : { id: id ?? before.id, name: name ?? before.name };
}
