/** Makes actions of flights whose time has come, and writes each once: ledger, memory and flight in one transaction. */
import type { Flight, Memory } from '../consoles/flight.ts';
import { listConversation, listNamed, listNeeds, makeActions, type Made } from '../consoles/make-actions.ts';
import { makeView } from '../consoles/make-view.ts';
import type { Profile } from '../consoles/profile.ts';
import { report } from '../log.ts';
import { appendConsoleAction } from '../store/console-actions.ts';
import type { FlightRow } from '../store/console-rows.ts';
import { db } from '../store/db.ts';
import { ensureDevice } from '../store/device.ts';
import { clearSeats } from '../store/desk.ts';
import { closeFlight, forgetFlights, postpone, putOff, readDue, readNextDue } from '../store/flights.ts';
import { inConsole } from '../store/ledger.ts';
import { forgetOld, learn, nameThing, recall } from '../store/memories.ts';
import { countMatch, forgetShapes } from '../store/shapes.ts';
import { readConsoles } from './consoles.ts';
import { uploadSoon } from './keep-uploading.ts';

/** A timer of this length still fires before an idle worker is ended; what waits longer is the alarm's. */
const timerMs = 20_000;
/** A page's clock is rounded, and not as its browser's is: what the page learnt just before its request may bear a later time. No answer comes as soon. */
const slackMs = 2;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Writes what is due, and comes again when the next is. Losing the timer with the worker costs time, not data. */
export function writeActionsSoon(waitMs = 2_100): void {
  if (timer !== null || waitMs > timerMs) return;
  timer = setTimeout(() => {
    timer = null;
    writeDueActions().catch((error: unknown) => report('writing actions', error));
  }, waitMs);
}

/** Safe at any time: what is written is not due again. */
export async function writeDueActions(): Promise<void> {
  const { profiles } = await readConsoles();
  const now = Date.now();
  const written = await inConsole(db, async () => {
    let count = 0;
    for (const flight of await readDue(db, now)) {
      const profile = profiles.findLast(({ id }) => id === flight.profile);
      // It may have been closed as the partner of one before it.
      const isOpen = profile !== undefined && (await db.flights.get(flight.id))?.written === false;
      const wrote = isOpen ? await write(profile, flight, now) : 0;
      if (wrote !== null) await closeFlight(db, flight);
      count += wrote ?? 0;
    }
    return count;
  });
  if (written > 0) uploadSoon();
  const next = await readNextDue(db);
  if (next !== null) writeActionsSoon(Math.max(50, next - Date.now()));
}

/** What is old goes: with the minute's other housekeeping. */
export async function forgetOldSignals(now: number): Promise<void> {
  await db.transaction('rw', [db.flights, db.memories, db.shapes], async () => {
    await forgetFlights(db, now);
    await forgetOld(db, now);
    await forgetShapes(db, now);
  });
}

/** How many actions it wrote; null: it waits on, for the page to tell or to show what became of it. */
async function write(profile: Profile, flight: FlightRow, now: number): Promise<number | null> {
  const partner = flight.partner === null ? null : ((await db.flights.get(flight.partner)) ?? null);
  if (await postpone(db, flight, partner, now)) return null;
  const memory = await readMemory(profile, flight, partner);
  const { actions, learnt, waits = false } = make(profile, flight, partner, memory);
  if (waits && (await putOff(db, flight, now))) return null;
  const device = await ensureDevice(db, now);
  for (const action of actions) {
    await appendConsoleAction(db, device, action, flight);
    await countMatch(db, profile.id, action.rule?.rule ?? '', flight.at);
    if (action.outcome.value !== 'failed') await followAccount(action.event, flight);
  }
  for (const { type, id, field, value } of learnt) await learn(db, flight.site, [type, id], { [field]: value }, value.evidence, flight.at);
  return actions.length;
}

async function followAccount(event: string, { site, at }: FlightRow): Promise<void> {
  if (event === 'account.logged-out') await clearSeats(db, site, 'out', at);
  if (event === 'account.logged-in') await clearSeats(db, site, 'in', at);
}

function make(profile: Profile, flight: FlightRow, partner: FlightRow | null, memory: Memory): Made {
  const { visit, at, evidence } = flight;
  if (visit !== null) return { actions: [makeView(profile, { ...visit, at, evidence }, memory)], learnt: [] };
  return makeActions(profile, toFlight(flight), partner && toFlight(partner), memory);
}

function toFlight({ evidence, at, settledAt, status, broken, bodySeen, sightings }: FlightRow): Flight {
  return { evidence, at, settledAt, status, broken, bodySeen, sightings };
}

/** Reads what the rules may ask for: the things that they name, then the things that those name, as far as anything is asked of them. */
async function readMemory(profile: Profile, flight: FlightRow, partner: FlightRow | null): Promise<Memory> {
  const { site, visit } = flight;
  // A conversation is left by whoever opened it, also where they logged out of the console in it.
  const at = flight.at - (visit?.dwellMs ?? 0) + (flight.evidence === 'network' ? slackMs : 0);
  let things = listNeeds(profile, partner === null ? [toFlight(flight)] : [toFlight(flight), toFlight(partner)]);
  if (visit !== null) things.push(...listConversation(profile, visit.conversation));
  const all: Awaited<ReturnType<typeof recall>> = new Map();
  for (let depth = 0; depth < 3 && things.length > 0; depth += 1) {
    const found = await recall(db, site, things, at);
    for (const [name, known] of found) all.set(name, known);
    things = listNamed(profile, found.values()).filter(([type, id]) => !all.has(nameThing(type, id)));
  }
  return (type, id) => all.get(nameThing(type, id));
}
