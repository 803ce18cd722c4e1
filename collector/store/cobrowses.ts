/** Keeps offers and co-browses: each offer links two sessions once, and a link ends with either of them. */
import type { CobrowseEnd, CobrowseView, OwnCobrowse } from '../../lib/events/cobrowse-api.ts';
import { cobrowseAtMostMs } from '../../lib/events/cobrowse-api.ts';
import { newId } from '../../lib/events/id.ts';
import { Person, readWho } from '../../lib/events/person.ts';
import type { Claim, ClaimOutcome, CobrowseStore, Linked, NewOffer, StoredOffer } from './cobrowse-store.ts';
import type { CobrowseRow, OfferRow } from './cobrowse-tables.ts';
import type { Database } from './database.ts';
import { listVisibleDevices } from './scope.ts';
import type { CheckedRecord, Scope } from './store.ts';

/** So long a used or expired offer is remembered: for an answer that was lost, and to say that it is too late. */
const rememberMs = 24 * 60 * 60_000;
const drawsAtMost = 100;

export function createCobrowses(db: Database): CobrowseStore {
  return {
    offerCobrowse: async (offer) => db.transact(() => makeOffer(db, offer)),
    readOffer: async (device, now) => findOffer(db, device, now),
    withdrawOffers: async (device) => {
      db.run(db.build.deleteFrom('cobrowse_offers').where('device', '=', device).where('cobrowse', 'is', null));
    },
    claimCobrowse: async (claim) => db.transact(() => claimOffer(db, claim)),
    endCobrowse: async (id, device, now) => db.transact(() => endBy(db, id, device, now)),
    listOwnCobrowses: async (device, now) => listOwn(db, device, now),
    listCobrowses: async (scope, session, now) => listOf(db, scope, session, now),
    listLinkedCustomers: async (device, now) => listLinked(db, 'agentDevice', device, now),
    listLinkedAgents: async (device, now) => listLinked(db, 'customerDevice', device, now),
  };
}

/** Ends the links of sessions that records say are over. Call inside the transaction that stores these. */
export function endOfSessions(db: Database, fresh: readonly CheckedRecord[], now: number): void {
  for (const { known } of fresh) {
    if (known?.kind !== 'session-closed') continue;
    const { session } = known;
    const links = db.build.updateTable('cobrowses').set({ toAt: now, endedBy: 'session' }).where('toAt', 'is', null);
    db.run(links.where((where) => where.or([where('agentSession', '=', session), where('customerSession', '=', session)])));
    db.run(db.build.deleteFrom('cobrowse_offers').where('session', '=', session).where('cobrowse', 'is', null));
  }
}

/** What linked a session that is gone goes with the other one. */
export function dropOfSession(db: Database, session: string): void {
  const sql = db.build.selectFrom('sessions').select('id');
  db.run(
    db.build
      .deleteFrom('cobrowses')
      .where((where) => where.or([where('agentSession', '=', session), where('customerSession', '=', session)]))
      .where('agentSession', 'not in', sql)
      .where('customerSession', 'not in', sql),
  );
}

function makeOffer(db: Database, { device, session, side, name, draw, expiresAt, now }: NewOffer): StoredOffer | null {
  if (judgeSession(db, device, session) !== null) return null;
  const { build } = db;
  const live = build.selectFrom('cobrowse_offers').select(['secret', 'expiresAt']).where('device', '=', device);
  const known = db.get(live.where('session', '=', session).where('expiresAt', '>', now).where('cobrowse', 'is', null));
  if (known !== null) return known;
  db.run(build.deleteFrom('cobrowse_offers').where('device', '=', device).where('cobrowse', 'is', null));
  db.run(build.deleteFrom('cobrowse_offers').where('expiresAt', '<=', now - rememberMs));
  for (let draws = 0; draws < drawsAtMost; draws++) {
    // A customer's name is read from their session, and kept nowhere else.
    const row = { secret: draw(), device, session, side, name: side === 'agent' ? name : null, expiresAt, cobrowse: null };
    // One that is remembered and spent gives way: the space of codes is small, and nobody waits for it.
    db.run(build.deleteFrom('cobrowse_offers').where('secret', '=', row.secret).where('expiresAt', '<=', now));
    const insert = build.insertInto('cobrowse_offers').values(row);
    if (db.run(insert.onConflict((conflict) => conflict.doNothing())) > 0) return { secret: row.secret, expiresAt };
  }
  throw new Error(`no free code in ${drawsAtMost} draws: too many are in use`);
}

function findOffer(db: Database, device: string, now: number): StoredOffer | null {
  const offers = db.build.selectFrom('cobrowse_offers').select(['secret', 'expiresAt']).where('device', '=', device);
  return db.get(offers.where('expiresAt', '>', now).where('cobrowse', 'is', null));
}

function claimOffer(db: Database, claim: Claim): ClaimOutcome {
  const { device, session, side, now } = claim;
  const offer = db.get(db.build.selectFrom('cobrowse_offers').selectAll().where('secret', '=', claim.secret));
  if (offer === null || offer.side === side) return 'unknown';
  if (offer.cobrowse !== null) {
    const made = readLink(db, offer.cobrowse);
    const isSame = made !== null && made[`${side}Device`] === device && made[`${side}Session`] === session;
    return isSame ? { cobrowse: toOwn(db, made, side, now) } : 'unknown';
  }
  if (offer.expiresAt <= now) return 'expired';
  const flaw = judgeSession(db, device, session) ?? judgeSession(db, offer.device, offer.session);
  if (flaw !== null) return flaw;
  const row = findOpen(db, offer, claim) ?? link(db, offer, claim);
  db.run(db.build.updateTable('cobrowse_offers').set({ cobrowse: row.id }).where('secret', '=', offer.secret));
  return { cobrowse: toOwn(db, row, side, now) };
}

/** Null where the session may be linked: it is this device's, or has not arrived yet, and nothing says that it is over. */
function judgeSession(db: Database, device: string, session: string): 'session-over' | 'other-session' | null {
  const row = db.get(db.build.selectFrom('sessions').select(['device', 'endedAt']).where('id', '=', session));
  if (row === null) return null;
  return row.device !== device ? 'other-session' : row.endedAt !== null ? 'session-over' : null;
}

function pairUp(offer: OfferRow, claim: Claim): Omit<CobrowseRow, 'id' | 'fromAt' | 'toAt' | 'endedBy'> {
  const [agent, customer] = claim.side === 'agent' ? [claim, offer] : [offer, claim];
  return {
    ...{ agentDevice: agent.device, agentSession: agent.session, agentName: agent.name },
    ...{ customerDevice: customer.device, customerSession: customer.session },
  };
}

/** Two sessions are linked once at a time, however often they ask. */
function findOpen(db: Database, offer: OfferRow, claim: Claim): CobrowseRow | null {
  const { agentSession, customerSession } = pairUp(offer, claim);
  const open = db.build
    .selectFrom('cobrowses')
    .selectAll()
    .where('toAt', 'is', null)
    .where('fromAt', '>', claim.now - cobrowseAtMostMs);
  return db.get(open.where('agentSession', '=', agentSession).where('customerSession', '=', customerSession));
}

function link(db: Database, offer: OfferRow, claim: Claim): CobrowseRow {
  const row: CobrowseRow = { id: newId(claim.now), ...pairUp(offer, claim), fromAt: claim.now, toAt: null, endedBy: null };
  db.insertAll('cobrowses', [row]);
  return row;
}

function endBy(db: Database, id: string, device: string, now: number): boolean {
  const row = readLink(db, id);
  if (row === null || (row.agentDevice !== device && row.customerDevice !== device)) return false;
  const endedBy: CobrowseEnd = row.agentDevice === device ? 'agent' : 'customer';
  const { toAt, ...end } = readEnd(row, now);
  const changes = toAt === null ? { toAt: now, endedBy } : { toAt, ...end };
  db.run(db.build.updateTable('cobrowses').set(changes).where('id', '=', id).where('toAt', 'is', null));
  return true;
}

const readLink = (db: Database, id: string): CobrowseRow | null =>
  db.get(db.build.selectFrom('cobrowses').selectAll().where('id', '=', id));

/** The end as it is kept, or that of time. */
function readEnd({ fromAt, toAt, endedBy }: CobrowseRow, now: number): Pick<CobrowseRow, 'toAt' | 'endedBy'> {
  const lapsesAt = fromAt + cobrowseAtMostMs;
  return toAt === null && now >= lapsesAt ? { toAt: lapsesAt, endedBy: 'time' } : { toAt, endedBy };
}

function toOwn(db: Database, row: CobrowseRow, as: OwnCobrowse['as'], now: number): OwnCobrowse {
  const { id, fromAt, agentName, agentSession, customerSession } = row;
  const span = { fromAt, ...readEnd(row, now) };
  return as === 'agent'
    ? { id, as, session: agentSession, other: { session: customerSession, name: nameOf(db, customerSession) }, ...span }
    : { id, as, session: customerSession, other: { session: null, name: agentName }, ...span };
}

function nameOf(db: Database, session: string): string | null {
  const row = db.get(db.build.selectFrom('sessions').select(['person', 'named']).where('id', '=', session));
  if (row === null) return null;
  const named = row.named === null ? [] : Person.array().parse(JSON.parse(row.named));
  return readWho(row.person === null ? null : Person.parse(JSON.parse(row.person)), named);
}

function listOwn(db: Database, device: string, now: number): OwnCobrowse[] {
  const links = db.build
    .selectFrom('cobrowses')
    .selectAll()
    .where((where) => where.or([where('agentDevice', '=', device), where('customerDevice', '=', device)]))
    .orderBy('fromAt', 'desc')
    .limit(100);
  return db
    .all(links)
    .map((row) => toOwn(db, row, row.agentDevice === device ? 'agent' : 'customer', now))
    .filter(({ toAt }) => toAt === null || toAt > now - rememberMs);
}

function listOf(db: Database, scope: Scope, session: string, now: number): CobrowseView[] | null {
  const visible = listVisibleDevices(db, scope);
  const isVisible = (device: string): boolean => visible === null || visible.includes(device);
  const asked = db.get(db.build.selectFrom('sessions').select('device').where('id', '=', session));
  if (asked === null || !isVisible(asked.device)) return null;
  const links = db.build
    .selectFrom('cobrowses')
    .selectAll()
    .where((where) => where.or([where('agentSession', '=', session), where('customerSession', '=', session)]))
    .orderBy('fromAt');
  const toSide = (device: string, id: string, name: string | null): CobrowseView['agent'] =>
    isVisible(device) ? { session: id, device, name } : { session: null, device: null, name: null };
  return db.all(links).map((row) => ({
    id: row.id,
    agent: toSide(row.agentDevice, row.agentSession, nameOf(db, row.agentSession) ?? row.agentName),
    customer: toSide(row.customerDevice, row.customerSession, nameOf(db, row.customerSession)),
    ...{ fromAt: row.fromAt, ...readEnd(row, now) },
  }));
}

function listLinked(db: Database, side: 'agentDevice' | 'customerDevice', device: string, now: number): Linked[] {
  const revoked = db.build.selectFrom('devices').select('id').where('revokedAt', 'is not', null);
  return db.all(
    db.build
      .selectFrom('cobrowses')
      .select(['id as cobrowse', 'agentDevice', 'agentSession', 'customerDevice', 'customerSession'])
      .where(side, '=', device)
      .where('toAt', 'is', null)
      .where('fromAt', '>', now - cobrowseAtMostMs)
      .where('agentDevice', 'not in', revoked)
      .where('customerDevice', 'not in', revoked)
      .orderBy('fromAt', 'desc'),
  );
}
