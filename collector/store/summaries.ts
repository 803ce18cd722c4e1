/** Keeps the summaries of streams and sessions in step with their records, inside the transaction that stores these. */
import { addNamed, Person } from '../../lib/events/person.ts';
import { readNamed } from '../../lib/events/named.ts';
import { z } from 'zod';
import { readCoverage } from './coverage.ts';
import type { Database } from './database.ts';
import { findSession, isFrame } from './session-of.ts';
import type { CheckedRecord, CheckedUpload } from './store.ts';
import type { SessionRow, StreamRow } from './tables.ts';
import { addTallies, count, newTally } from './tally.ts';
import { findUntold, isEndUntold } from './told.ts';

export function ensureStream(db: Database, { stream }: CheckedUpload): StreamRow {
  const { header, id, device, kind, session } = stream;
  const stored = db.get(db.build.selectFrom('streams').selectAll().where('id', '=', id));
  if (stored !== null) return stored;
  const place = { origin: header?.origin ?? null, tab: header?.tab ?? null, openedAt: header?.openedAt ?? 0 };
  const empty = { records: 0, firstAt: null, lastAt: null, lastSeq: null, ended: 0, holes: 0, bytes: 0, ...newTally() };
  const row = { id, device, kind, session, ...place, header: header && JSON.stringify(header), ...empty };
  db.insertAll('streams', [row]);
  return row;
}

/** Counts fresh records in, and the holes anew: an upload can fill one or show one. */
export function updateStream(db: Database, stream: StreamRow, upload: CheckedUpload, fresh: readonly CheckedRecord[]): void {
  const tally = newTally();
  for (const { known } of fresh) if (known) count(tally, known);
  const records = readCoverage(db, stream.id, 'records');
  const times = fresh.map(({ record }) => record.at);
  const isEnded = fresh.some(({ known }) => known?.kind === 'mark' && known.mark === 'ended');
  const changes = {
    records: stream.records + fresh.length,
    firstAt: minOf([...times, ...present(stream.firstAt)]),
    lastAt: maxOf([...times, ...present(stream.lastAt)]),
    lastSeq: records.at(-1)?.lastSeq ?? null,
    ended: isEnded ? 1 : stream.ended,
    holes: findUntold(db, stream.id).length,
    bytes: stream.bytes + measure(upload, fresh),
    ...addTallies(stream, tally),
  };
  db.run(db.build.updateTable('streams').set(changes).where('id', '=', stream.id));
}

/** What an upload takes: its file, where that holds any records, and the rows of those that are not frames. */
function measure({ bytes, records }: CheckedUpload, fresh: readonly CheckedRecord[]): number {
  const rows = fresh.reduce((sum, checked) => sum + (isFrame(checked) ? 0 : checked.json.length), 0);
  return rows + (records.length > 0 ? bytes.length : 0);
}

/** Counts the holes of streams anew, and gives the sessions of these streams. */
export function recountHoles(db: Database, streams: Iterable<string>): string[] {
  return [...streams].flatMap((id) => {
    db.run(
      db.build
        .updateTable('streams')
        .set({ holes: findUntold(db, id).length })
        .where('id', '=', id),
    );
    return db.get(db.build.selectFrom('streams').select('session').where('id', '=', id))?.session ?? [];
  });
}

/** Updates the session of the stream, each that the ledger's records are about, and the others that changed. */
export function updateSessions(db: Database, { stream }: CheckedUpload, fresh: readonly CheckedRecord[], others: readonly string[]): void {
  const changed = stream.session === null ? others : [stream.session, ...others];
  const about = new Map<string, CheckedRecord[]>(changed.map((session) => [session, []]));
  for (const record of fresh) {
    const session = findSession(record, stream);
    if (session === null) continue;
    const list = about.get(session);
    if (list) list.push(record);
    else about.set(session, [record]);
  }
  for (const [session, records] of about) updateSession(db, stream, session, records);
}

function updateSession(db: Database, stream: CheckedUpload['stream'], id: string, records: readonly CheckedRecord[]): void {
  const stored = db.get(db.build.selectFrom('sessions').selectAll().where('id', '=', id));
  const times = records.flatMap((record) => present(readTime(record)));
  const seenAt = times.length > 0 ? times : stored ? [] : [stream.header?.openedAt ?? records[0]?.record.at ?? 0];
  const row = stored ?? newSession(id, stream, seenAt[0] ?? 0);
  const tally = newTally();
  for (const { known } of records) if (known) count(tally, known);
  const summary = {
    ...row,
    ...addTallies(row, tally),
    firstAt: Math.min(row.firstAt, ...boundsOf(seenAt)),
    lastAt: Math.max(row.lastAt, ...boundsOf(seenAt)),
  };
  for (const { known } of records) {
    if (known?.kind === 'session-opened') Object.assign(summary, { openedAt: known.at, person: JSON.stringify(known.person) });
    if (known?.kind === 'session-closed')
      Object.assign(summary, { endedAt: known.endedAt, closeReason: known.reason, lastInputAt: known.lastInputAt });
    const named = known?.kind === 'action' ? readNamed(known) : null;
    if (named !== null) Object.assign(summary, nameToo(summary, named));
  }
  summary.missing = countMissing(db, summary);
  if (stored) db.run(db.build.updateTable('sessions').set(summary).where('id', '=', id));
  else db.insertAll('sessions', [summary]);
}

/** The session with one more whom a console named in it. */
function nameToo({ person, named }: SessionRow, who: Person): Partial<SessionRow> {
  const list = addNamed(
    named === null ? [] : z.array(Person).parse(JSON.parse(named)),
    who,
    person === null ? null : Person.parse(JSON.parse(person)),
  );
  return list === null ? {} : { named: JSON.stringify(list), namedAs: list.find(({ name }) => name !== null)?.name ?? null };
}

function newSession(id: string, stream: CheckedUpload['stream'], at: number): SessionRow {
  const person: Person | null = stream.header?.person ?? null;
  const times = { openedAt: null, endedAt: null, closeReason: null, lastInputAt: null, firstAt: at, lastAt: at };
  return {
    id,
    device: stream.device,
    person: person && JSON.stringify(person),
    named: null,
    namedAs: null,
    ...times,
    missing: 0,
    ...newTally(),
  };
}

/** A close and a gap may be written long after what they tell of: they do not make the session longer. */
function readTime({ record, known }: CheckedRecord): number | null {
  if (known?.kind === 'session-closed') return known.endedAt;
  return known?.kind === 'gap' ? null : record.at;
}

function countMissing(db: Database, session: SessionRow): number {
  const streams = db.all(db.build.selectFrom('streams').select(['id', 'kind', 'ended', 'holes']).where('session', '=', session.id));
  const isOver = session.endedAt !== null;
  return streams.reduce((sum, stream) => sum + stream.holes + (isOver && isEndUntold(db, stream) ? 1 : 0), 0);
}

const present = (value: number | null): number[] => (value === null ? [] : [value]);
const minOf = (values: readonly number[]): number | null => values.reduce<number | null>((a, b) => (a === null || b < a ? b : a), null);
const maxOf = (values: readonly number[]): number | null => values.reduce<number | null>((a, b) => (a === null || b > a ? b : a), null);
const boundsOf = (values: readonly number[]): number[] => [...present(minOf(values)), ...present(maxOf(values))];
