/** Requests and other signals in flight: rows, so that the worker may die between any two lines. */
import type { Report, Sighting } from '../events/sighting.ts';
import type { Place } from '../events/stream.ts';
import { type FlightRow, never } from './console-rows.ts';
import type { CotrailDb } from './db.ts';

/**
 * How long after its answer an action waits for what else is seen of it; how long for an answer; for an answering frame; for the page to tell or to show what became of it; and for
 * a conversation that was left to be opened again.
 */
export const waits = { settledMs: 2_000, answerMs: 60_000, frameMs: 10_500, pageMs: 10_000, againMs: 6_000 } as const;
/** Two views of one request begin within this time. */
const pairMs = 1_000;
/** What has been written is remembered, so that a late report of it is known as such. */
const keptMs = 24 * 3_600_000;

type Seen = Pick<FlightRow, 'site' | 'profile'> & { place: Place | null };
type SignalReport = Extract<Report, { kind: 'signal' }>;
type VisitReport = Extract<Report, { kind: 'visit' }>;

/** Keeps the browser's view of a request. Call in a transaction over `flights`. */
export async function addRequest(
  db: CotrailDb,
  row: Omit<FlightRow, 'partner' | 'written' | 'dueAt' | 'settledAt' | 'status' | 'broken' | 'visit'>,
): Promise<void> {
  const flight: FlightRow = {
    ...row,
    settledAt: null,
    status: null,
    broken: false,
    visit: null,
    partner: null,
    written: false,
    dueAt: row.at + waits.answerMs,
  };
  await pair(db, flight);
  await db.flights.put(flight);
}

/** The browser has the answer, or knows that there is none: of the last request of that id that is still open. Redirects keep the id. */
export async function settleRequest(
  db: CotrailDb,
  requestId: string,
  answer: { status: number | null; broken: boolean },
  now: number,
  amend: (flight: FlightRow) => Sighting[] = ({ sightings }) => sightings,
): Promise<void> {
  const flights = await db.flights.where('requestId').equals(requestId).sortBy('at');
  const open = flights.findLast(({ settledAt, written }) => settledAt === null && !written);
  if (open) await db.flights.update(open.id, { ...answer, settledAt: now, dueAt: now + waits.settledMs, sightings: amend(open) });
}

/** Keeps a page's view of a signal, or what it has to add to it. */
export async function addSignal(db: CotrailDb, { site, profile, place }: Seen, report: SignalReport, now: number): Promise<void> {
  const known = await db.flights.get(report.id);
  const { id, at, evidence, request, settledAt, status, sightings } = report;
  if (known) {
    if (known.written) return; // Its actions are in the ledger: later evidence changes nothing.
    await db.flights.update(id, { settledAt, status, sightings, ...(known.partner === null ? { dueAt: findDue(report, now) } : {}) });
    return;
  }
  const key = request === null ? '' : nameRequest(request.method, request.hash);
  const flight: FlightRow = {
    ...{ id, site, profile, evidence, key, at, settledAt, status, sightings },
    ...{ broken: false, bodySeen: true, visit: null, partner: null, written: false, dueAt: findDue(report, now) },
    ...placeOf(place),
  };
  await pair(db, flight);
  await db.flights.put(flight);
}

/** Keeps a visit's beginning or end. A console of whole pages leaves a conversation with each, and comes to it again with the next: that is one visit. */
export async function addVisit(db: CotrailDb, { site, profile, place }: Seen, report: VisitReport, now: number): Promise<void> {
  if (await db.flights.get(report.id)) return;
  const { id, at, evidence, visit, phase, conversation, link, dwellMs } = report;
  const begun = (await db.flights.get(visit))?.visit ?? null;
  const whole = begun === null ? { visit, dwellMs } : { visit: begun.visit, dwellMs: add(begun.dwellMs, dwellMs) };
  const flight: FlightRow = {
    ...{ id, site, profile, evidence, key: '', at, settledAt: null, status: null, broken: false, bodySeen: false, sightings: [] },
    ...{ visit: { phase, conversation, link, ...whole }, partner: null, written: false },
    dueAt: now + (phase === 'left' ? waits.againMs : waits.settledMs),
    ...placeOf(place),
  };
  const left = phase === 'viewed' ? await findLeft(db, flight) : undefined;
  if (left === undefined) return void (await db.flights.put(flight));
  await closeFlight(db, left);
  await db.flights.put({ ...flight, visit: null, written: true, dueAt: never });
  await db.flights.put({ ...flight, id: visit, visit: left.visit, written: true, dueAt: never });
}

/** The end of a visit to the same conversation in the same tab that nobody has written down yet. */
async function findLeft(db: CotrailDb, { site, tab, at, visit }: FlightRow): Promise<FlightRow | undefined> {
  if (tab === null) return undefined;
  const open = await db.flights.where('dueAt').below(never).toArray();
  const same = open.filter((each) => each.site === site && each.tab === tab && each.visit?.conversation === visit?.conversation);
  return same.find((each) => each.visit?.phase === 'left' && each.at <= at);
}

const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** Notes that something was dealt with; false where it was before. */
export async function noteOnce(db: CotrailDb, row: Pick<FlightRow, 'id' | 'site' | 'profile' | 'at'>): Promise<boolean> {
  if (await db.flights.get(row.id)) return false;
  const nothing = { settledAt: null, status: null, broken: false, bodySeen: false, sightings: [], visit: null, partner: null };
  await db.flights.put({ ...row, evidence: 'page', key: '', ...nothing, ...placeOf(null), written: true, dueAt: never });
  return true;
}

/** The flights whose time has come, the earliest first. */
export function readDue(db: CotrailDb, now: number): Promise<FlightRow[]> {
  return db.flights.where('dueAt').belowOrEqual(now).sortBy('at');
}

/** When the next one's time comes; null where none waits. */
export async function readNextDue(db: CotrailDb): Promise<number | null> {
  const next = await db.flights.where('dueAt').below(never).first();
  return next?.dueAt ?? null;
}

/** Where the page has told of the same request and not yet of its answer, that is waited for a little: true if so. */
export async function postpone(db: CotrailDb, flight: FlightRow, partner: FlightRow | null, now: number): Promise<boolean> {
  return partner !== null && partner.settledAt === null && (await putOff(db, flight, now));
}

/** Looks again in a moment, unless it has waited long enough; false then. */
export async function putOff(db: CotrailDb, { id, settledAt }: FlightRow, now: number): Promise<boolean> {
  if (settledAt === null || now >= settledAt + waits.pageMs) return false;
  await db.flights.update(id, { dueAt: now + 500 });
  return true;
}

/** Its actions are in the ledger: nothing of what it held is kept but that it was. */
export async function closeFlight(db: CotrailDb, { id, partner }: FlightRow): Promise<void> {
  for (const each of [id, partner])
    if (each !== null) await db.flights.update(each, { dueAt: never, partner: null, sightings: [], visit: null });
}

export async function forgetFlights(db: CotrailDb, now: number): Promise<void> {
  await db.flights
    .where('at')
    .below(now - keptMs)
    .and(({ written }) => written)
    .delete();
}

export function nameRequest(method: string, hash: string): string {
  return `${method} ${hash}`;
}

/** Where no partner is known, none will come: the browser sees a request before its page tells of it. */
function findDue({ at, settledAt, request, waits: isOpen }: SignalReport, now: number): number {
  if (!isOpen || settledAt !== null) return now + waits.settledMs;
  return at + (request === null ? waits.frameMs : waits.answerMs);
}

/**
 * Joins it with the other view of the same request: of those that have none, the one that began first, so the k-th joins the k-th. The browser's view is the one
 * that becomes actions; a page's view of what is written already is passed over.
 */
async function pair(db: CotrailDb, flight: FlightRow): Promise<void> {
  if (flight.key === '') return;
  const near = await db.flights
    .where('at')
    .between(flight.at - pairMs, flight.at + pairMs, true, true)
    .sortBy('at');
  const isNetwork = flight.evidence === 'network';
  const other = near.find((each) => each.partner === null && (each.evidence === 'network') !== isNetwork && isSameRequest(each, flight));
  if (other === undefined) return;
  flight.partner = other.id;
  flight.written = other.written;
  if (!isNetwork || other.written) flight.dueAt = never;
  await db.flights.update(other.id, { partner: flight.id, ...(isNetwork ? { dueAt: never } : {}) });
}

/** Of the same place, as far as it is known: what comes by mail has none. */
function isSameRequest(a: FlightRow, b: FlightRow): boolean {
  const agree = (one: unknown, two: unknown) => one === null || two === null || one === two;
  return a.key === b.key && a.site === b.site && agree(a.tab, b.tab) && agree(a.frame, b.frame) && agree(a.document, b.document);
}

function placeOf(place: Place | null): Pick<FlightRow, 'tab' | 'frame' | 'document'> {
  return { tab: place?.tab ?? null, frame: place?.frame ?? null, document: place?.document ?? null };
}
