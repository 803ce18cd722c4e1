/** Lists sessions with their filters and facets, and reads one with its streams. */
import { sql, type Expression, type SqlBool } from 'kysely';
import { z } from 'zod';
import {
  SessionDetail,
  SessionFacets,
  SessionsPage,
  type SessionQuery,
  type SessionSummary,
  type StreamView,
} from '../../lib/events/api.ts';
import { interactionTypes } from '../../lib/events/interaction.ts';
import { Person } from '../../lib/events/person.ts';
import { StreamHeader } from '../../lib/events/stream.ts';
import type { Database } from './database.ts';
import { readRemoved, toHole } from './removed.ts';
import { listVisibleDevices } from './scope.ts';
import { BadCursor, type Scope } from './store.ts';
import type { SessionRow, StreamRow } from './tables.ts';
import { readInteractionCounts } from './tally.ts';
import { findUntold, isEndUntold } from './told.ts';

const pageLength = 100;

/** What a person is filtered by: as `readWho` says. */
const personValue = sql<string | null>`coalesce(person ->> 'name', namedAs, person ->> 'id', named ->> '$[0].id')`;

export function listSessions(db: Database, scope: Scope, query: SessionQuery): SessionsPage {
  const matching = selectSessions(db, scope, query);
  const total = db.get(matching.select((row) => row.fn.countAll<number>().as('total')))?.total ?? 0;
  const limit = query.limit ?? pageLength;
  const start = query.cursor === undefined ? null : readCursor(query.cursor);
  const ordered = matching
    .selectAll()
    .orderBy('firstAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const rows = db.all(
    start === null ? ordered : ordered.where(({ eb, refTuple, tuple }) => eb(refTuple('firstAt', 'id'), '<', tuple(start.at, start.id))),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? `${last.firstAt}_${last.id}` : null;
  return SessionsPage.parse({ sessions: page.map((row) => toSummary(db, row)), total, next });
}

export function readFacets(db: Database, scope: Scope, query: SessionQuery): SessionFacets {
  const matching = selectSessions(db, scope, query);
  const persons = matching.select((row) => [personValue.as('value'), row.fn.countAll<number>().as('count')]).groupBy('value');
  const sites = db.build
    .selectFrom('streams')
    .select((row) => ['origin as value', row.fn.count<number>('session').distinct().as('count')])
    .where('session', 'in', matching.select('id'))
    .where('origin', 'is not', null)
    .groupBy('origin');
  const types = db.get(
    matching.select((row) => interactionTypes.map((type) => row.fn.countAll<number>().filterWhere(type, '>', 0).as(type))),
  );
  return SessionFacets.parse({
    persons: db.all(persons.orderBy('count', 'desc').orderBy('value')),
    sites: db.all(sites.orderBy('count', 'desc').orderBy('value')),
    types: interactionTypes.map((value) => ({ value, count: types?.[value] ?? 0 })).filter(({ count }) => count > 0),
  });
}

export function readSession(db: Database, scope: Scope, id: string): SessionDetail | null {
  const row = db.get(selectSessions(db, scope, {}).selectAll().where('id', '=', id));
  if (row === null) return null;
  const streams = db.all(
    db.build.selectFrom('streams').selectAll().where('session', '=', id).where('header', 'is not', null).orderBy('openedAt').orderBy('id'),
  );
  const removed = db.build.selectFrom('removed').selectAll().where('session', '=', id).orderBy('stream').orderBy('firstSeq');
  const ofLedgers = removed.where('stream', 'not in', db.build.selectFrom('streams').select('id').where('session', '=', id));
  return SessionDetail.parse({
    session: toSummary(db, row),
    streams: streams.map((stream) => toView(db, row, stream)),
    removed: db.all(ofLedgers).map(toHole),
  });
}

function selectSessions(db: Database, scope: Scope, { person, site, from, to, type, gaps }: SessionQuery) {
  const devices = listVisibleDevices(db, scope);
  return db.build.selectFrom('sessions').where(({ eb, and, exists, selectFrom }) => {
    const conditions: Expression<SqlBool>[] = [];
    if (devices !== null) conditions.push(eb('device', 'in', devices));
    if (person !== undefined) conditions.push(eb(sql`coalesce(${personValue}, '')`, '=', person));
    if (site !== undefined)
      conditions.push(exists(selectFrom('streams').select('id').whereRef('session', '=', 'sessions.id').where('origin', '=', site)));
    if (from !== undefined) conditions.push(eb('lastAt', '>=', from));
    if (to !== undefined) conditions.push(eb('firstAt', '<', to));
    if (type !== undefined) conditions.push(eb(type, '>', 0));
    if (gaps !== undefined) conditions.push(eb(eb('gaps', '+', eb.ref('missing')), gaps === 'yes' ? '>' : '=', 0));
    return and(conditions);
  });
}

function toSummary(db: Database, row: SessionRow): SessionSummary {
  const { person, named, missing, actions, frames, gaps, id, device, openedAt, endedAt, closeReason, lastInputAt, firstAt, lastAt } = row;
  const places = db.all(db.build.selectFrom('streams').select(['origin', 'tab']).where('session', '=', id).orderBy('openedAt'));
  const website = db.get(db.build.selectFrom('devices').select('website').where('id', '=', device))?.website ?? null;
  return {
    of: website === null ? 'agent' : 'customer',
    ...{ id, device, openedAt, endedAt, closeReason, lastInputAt, firstAt, lastAt, actions, frames },
    person: person === null ? null : Person.parse(JSON.parse(person)),
    ...(named === null ? {} : { named: z.array(Person).parse(JSON.parse(named)) }),
    sites: unique(places.map(({ origin }) => origin)),
    tabs: unique(places.map(({ tab }) => tab)).length,
    interactions: readInteractionCounts(row),
    gaps: gaps + missing,
  };
}

function toView(db: Database, session: SessionRow, stream: StreamRow): StreamView {
  const { id, firstAt, lastAt, records, lastSeq, header } = stream;
  const missing: StreamView['missing'] = findUntold(db, id).map((hole) => ({ stream: id, session: session.id, ...hole }));
  missing.push(...readRemoved(db, id).map(toHole));
  if (session.endedAt !== null && isEndUntold(db, stream)) {
    missing.push({
      stream: id,
      session: session.id,
      afterSeq: lastSeq,
      beforeSeq: null,
      fromAt: lastAt,
      toAt: null,
      count: null,
      reason: 'no-end-mark',
    });
  }
  return {
    header: StreamHeader.parse(JSON.parse(header ?? 'null')),
    firstAt,
    lastAt,
    records,
    lastSeq,
    ended: stream.ended === 1,
    missing,
  };
}

function readCursor(cursor: string): { at: number; id: string } {
  const [at = '', id = ''] = cursor.split('_');
  if (!/^\d+(\.\d+)?$/.test(at) || id === '') throw new BadCursor();
  return { at: Number(at), id };
}

function unique<Value>(values: readonly (Value | null)[]): Value[] {
  return [...new Set(values)].filter((value) => value !== null);
}
