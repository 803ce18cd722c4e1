/** Retention, a step at a time: each is one short transaction that removes the oldest of a class, as far as no hold keeps it. */
import { dataClasses, type DataClass } from '../../lib/events/data-api.ts';
import { write, type Database } from './database.ts';
import { dropOfSession } from './cobrowses.ts';
import { readHeld } from './holds.ts';
import { removeRecords } from './remove-records.ts';

/** What a step removes: what ended before a time, or the oldest until so many bytes are gone. */
export interface Expiry {
  before: number;
  bytes: number;
}

/** Where the next step goes on, null where nothing is left to do; what was removed, and how many bytes that freed, as far as is known before the files are written anew. */
export interface Step {
  next: Place | null;
  records: number;
  bytes: number;
  /** Streams, or actions, that a hold kept. */
  held: number;
}
export interface Place {
  at: number;
  stream: string;
  seq: number;
}

const first: Place = { at: -1, stream: '', seq: -1 };
const streamsAtOnce = 20;
const actionsAtOnce = 300;

/**
 * A page's recording goes as a whole, when its last record is old enough: half of one does not replay. Of ledgers each action goes by itself; what they say of sessions and gaps stays, it is
 * small and explains the rest.
 */
export function removeExpired(db: Database, name: DataClass, expiry: Expiry, behind: Place = first): Step {
  return db.transact(() =>
    dataClasses[name] === 'ledger' ? removeActions(db, expiry, behind) : removeStreams(db, dataClasses[name], expiry, behind),
  );
}

interface Old {
  id: string;
  session: string | null;
  bytes: number;
  firstAt: number;
  lastAt: number;
}

function removeStreams(db: Database, kind: string, { before, bytes }: Expiry, { at, stream }: Place): Step {
  const sql = `
    select id, session, bytes, firstAt, lastAt from streams
    where kind = ? and bytes > 0 and (lastAt, id) > (?, ?) order by lastAt, id limit ?`;
  const old = db.all(write<Old>(sql, [kind, at, stream, streamsAtOnce]));
  const step: Step = { next: null, records: 0, bytes: 0, held: 0 };
  const held = readHeld(db);
  for (const each of old) {
    if (each.lastAt >= before && step.bytes >= bytes) return { ...step, next: null };
    step.next = { at: each.lastAt, stream: each.id, seq: 0 };
    if (held.keeps({ ...each, json: null })) step.held += 1;
    else {
      step.records += removeStream(db, each);
      step.bytes += each.bytes;
    }
  }
  return old.length < streamsAtOnce ? { ...step, next: null } : step;
}

function removeStream(db: Database, { id, session, firstAt, lastAt }: Old): number {
  const records = removeRecords(db, id, [{ firstSeq: 0, lastSeq: Number.MAX_SAFE_INTEGER, firstAt, lastAt }], 'retention');
  // What is left in the file are commitments: nothing that a smaller limit could make go.
  db.run(db.build.updateTable('streams').set({ bytes: 0 }).where('id', '=', id));
  if (session !== null) dropEmptySession(db, session);
  return records;
}

function removeActions(db: Database, { before, bytes }: Expiry, { at, stream, seq }: Place): Step {
  const sql = `
    select a.at, a.stream, a.seq, r.session, r.json from actions a join records r on r.stream = a.stream and r.seq = a.seq
    where a.at >= ? and (a.at, a.stream, a.seq) > (?, ?, ?) order by a.at, a.stream, a.seq limit ?`;
  const old = db.all(write<Place & { session: string | null; json: string }>(sql, [at, at, stream, seq, actionsAtOnce]));
  const step: Step = { next: null, records: 0, bytes: 0, held: 0 };
  const held = readHeld(db);
  for (const each of old) {
    if (each.at >= before && step.bytes >= bytes) return { ...step, next: null };
    step.next = { at: each.at, stream: each.stream, seq: each.seq };
    if (held.keeps({ session: each.session, json: each.json, firstAt: each.at, lastAt: each.at })) step.held += 1;
    else {
      const run = { firstSeq: each.seq, lastSeq: each.seq, firstAt: each.at, lastAt: each.at };
      step.records += removeRecords(db, each.stream, [run], 'retention');
      step.bytes += each.json.length;
      if (each.session !== null) dropEmptySession(db, each.session);
    }
  }
  return old.length < actionsAtOnce ? { ...step, next: null } : step;
}

/** A session that nothing is left of but that it was is none to look at: what the ledger says of it goes too. */
function dropEmptySession(db: Database, session: string): void {
  const sql = `
    select 1 from streams where session = ? and bytes > 0
    union all select 1 from actions where session = (select id from action_words where text = ?) limit 1`;
  if (db.get(write(sql, [session, session])) !== null) return;
  const rest = db.build.selectFrom('records').select(['stream', 'seq', 'at']).where('session', '=', session);
  for (const { stream, seq, at } of db.all(rest))
    removeRecords(db, stream, [{ firstSeq: seq, lastSeq: seq, firstAt: at, lastAt: at }], 'retention');
  db.run(db.build.deleteFrom('sessions').where('id', '=', session));
  dropOfSession(db, session);
}
