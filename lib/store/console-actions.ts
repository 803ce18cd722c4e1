/** How an action of a console enters the ledger: with its session, its moment in the replay, and whether a hand was at work. */
import type { Action, Moment } from '../events/action.ts';
import { newId } from '../events/id.ts';
import type { MessageText } from '../events/message-text.ts';
import type { KnownRecord } from '../events/record.ts';
import type { FlightRow } from './console-rows.ts';
import type { CotrailDb, DeviceRow, SessionRow, StreamRow } from './db.ts';
import { appendLedger } from './ledger.ts';
import { appendMessageText } from './message-texts.ts';
import { inputTypes } from './write.ts';

/** A person's hand reached the tab at most so long before. */
const handMs = 5_000;

type Draft = Pick<
  Action,
  'at' | 'event' | 'entity' | 'from' | 'to' | 'outcome' | 'evidence' | 'conversation' | 'console' | 'settledAt' | 'rule' | 'view'
> & {
  actor: Pick<Action['actor'], 'kind' | 'person'>;
  automatic: boolean;
  text?: Pick<MessageText, 'text' | 'format' | 'masked' | 'isCut'> | undefined;
};

/**
 * Appends it, inside the ledger's transaction. A person that the console did not name is the session's, unless that one is known from this console alone: it
 * would have named them, had they still been logged in. What a message said is kept within a session only.
 */
export async function appendConsoleAction(db: CotrailDb, device: DeviceRow, draft: Draft, flight: FlightRow): Promise<void> {
  const session = await findSession(db, flight.at);
  const place = await findPlace(db, session, flight);
  const { automatic, actor, text, ...rest } = draft;
  const sitter = session?.person.via === 'console' && session.person.console === rest.console ? null : (session?.person ?? null);
  const person = actor.person ?? (actor.kind === 'agent' ? sitter : null);
  const byHand = await isByHand(db, session, place.tab, flight.at);
  const id = newId(flight.at);
  await appendLedger(db, device, {
    kind: 'action',
    id,
    session: session?.id ?? null,
    actor: { kind: actor.kind, person, device: device.id },
    ...rest,
    // What a customer does is no doing of the agent's hand.
    initiator: automatic ? 'automatic' : byHand && actor.kind === 'agent' ? 'agent' : null,
    moment: { session: session?.id ?? null, at: flight.at, ...place },
  });
  if (text !== undefined && session !== null) await appendMessageText(db, device, session, flight.site, { ...rest, id }, text);
}

/** The session that was open then. */
async function findSession(db: CotrailDb, at: number): Promise<SessionRow | null> {
  const sessions = await db.sessions.where('openedAt').belowOrEqual(at).reverse().limit(3).toArray();
  return sessions.find(({ endedAt }) => endedAt === null || endedAt >= at) ?? null;
}

/** The document that made it, if the browser named it and it was recorded; else the one that was open in its tab and frame. For a worker's request, the tab of that origin that was touched last. */
async function findPlace(
  db: CotrailDb,
  session: SessionRow | null,
  { tab, frame, document, at, site }: FlightRow,
): Promise<Pick<Moment, 'tab' | 'document' | 'place'>> {
  const none = { tab, document, place: null };
  if (session === null) return none;
  if (tab === null) return (await findTouched(db, session, site, at)) ?? none;
  const streams = await db.streams.where({ tab, frame: frame ?? 0 }).toArray();
  const open = streams.filter((stream) => stream.session === session.id && stream.openedAt <= at + 1_000);
  const own = open.find((stream) => document !== null && stream.document === document);
  const then = own ?? open.sort((a, b) => b.openedAt - a.openedAt)[0];
  return then === undefined ? none : { tab, document: then.document, place: 'observed' };
}

async function findTouched(
  db: CotrailDb,
  session: SessionRow,
  site: string,
  at: number,
): Promise<Pick<Moment, 'tab' | 'document' | 'place'> | null> {
  const touches = await readTouches(db, session, at - 30 * 60_000, at);
  const last = touches.findLast(({ stream }) => stream.origin === site);
  return last === undefined ? null : { tab: last.stream.tab, document: last.stream.document, place: 'inferred' };
}

async function isByHand(db: CotrailDb, session: SessionRow | null, tab: number | null, at: number): Promise<boolean> {
  if (session === null || tab === null) return false;
  return (await readTouches(db, session, at - handMs, at)).some(({ stream }) => stream.tab === tab);
}

/** The trusted input of a session between two times, with its streams. */
async function readTouches(db: CotrailDb, session: SessionRow, from: number, to: number): Promise<{ stream: StreamRow }[]> {
  const rows = await db.records
    .where('[session+at]')
    .between([session.id, from], [session.id, to + 50], true, true)
    .toArray();
  const touches = rows.filter(
    ({ record }) => record.kind === 'interaction' && inputTypes.has((record as KnownRecord & { type: string }).type),
  );
  const streams = await db.streams.bulkGet([...new Set(touches.map(({ stream }) => stream))]);
  const known = new Map(streams.flatMap((stream) => (stream ? [[stream.id, stream] as const] : [])));
  return touches.flatMap(({ stream }) => (known.has(stream) ? [{ stream: known.get(stream)! }] : []));
}
