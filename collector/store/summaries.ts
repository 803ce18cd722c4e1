/** Keeps the summaries of streams and sessions in step with their records, inside the transaction that stores these. */
import type { Person } from '../../lib/events/person.ts';
import { readCoverage } from './coverage.ts';
import type { Database } from './database.ts';
import { findHoles } from './holes.ts';
import { findSession } from './session-of.ts';
import type { CheckedRecord, CheckedUpload } from './store.ts';
import type { SessionRow, StreamRow } from './tables.ts';
import { addTallies, count, newTally } from './tally.ts';

export function ensureStream(db: Database, { stream }: CheckedUpload): StreamRow {
  const { header, id, device, kind, session } = stream;
  const stored = db.get(db.build.selectFrom('streams').selectAll().where('id', '=', id));
  if (stored !== null) return stored;
  const place = { origin: header?.origin ?? null, tab: header?.tab ?? null, openedAt: header?.openedAt ?? 0 };
  const empty = { records: 0, firstAt: null, lastAt: null, lastSeq: null, ended: 0, holes: 0, ...newTally() };
  const row = { id, device, kind, session, ...place, header: header && JSON.stringify(header), ...empty };
  db.insertAll('streams', [row]);
  return row;
}

/** Counts fresh records in, and the holes anew: an upload can fill one or show one. */
export function updateStream(db: Database, stream: StreamRow, fresh: readonly CheckedRecord[]): void {
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
    holes: findHoles(records, readCoverage(db, stream.id, 'manifests')).length,
    ...addTallies(stream, tally),
  };
  db.run(db.build.updateTable('streams').set(changes).where('id', '=', stream.id));
}

/** Updates the session of the stream, and each that the ledger's records are about. */
export function updateSessions(db: Database, { stream }: CheckedUpload, fresh: readonly CheckedRecord[]): void {
  const about = new Map<string, CheckedRecord[]>(stream.session === null ? [] : [[stream.session, []]]);
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
  }
  summary.missing = countMissing(db, summary);
  if (stored) db.run(db.build.updateTable('sessions').set(summary).where('id', '=', id));
  else db.insertAll('sessions', [summary]);
}

function newSession(id: string, stream: CheckedUpload['stream'], at: number): SessionRow {
  const person: Person | null = stream.header?.person ?? null;
  const times = { openedAt: null, endedAt: null, closeReason: null, lastInputAt: null, firstAt: at, lastAt: at };
  return { id, device: stream.device, person: person && JSON.stringify(person), ...times, missing: 0, ...newTally() };
}

/** A close and a gap may be written long after what they tell of: they do not make the session longer. */
function readTime({ record, known }: CheckedRecord): number | null {
  if (known?.kind === 'session-closed') return known.endedAt;
  return known?.kind === 'gap' ? null : record.at;
}

function countMissing(db: Database, session: SessionRow): number {
  const streams = db.all(db.build.selectFrom('streams').select(['kind', 'ended', 'holes']).where('session', '=', session.id));
  const isOpenEnded = (stream: (typeof streams)[number]): boolean =>
    session.endedAt !== null && stream.kind === 'facts' && stream.ended === 0;
  return streams.reduce((sum, stream) => sum + stream.holes + (isOpenEnded(stream) ? 1 : 0), 0);
}

const present = (value: number | null): number[] => (value === null ? [] : [value]);
const minOf = (values: readonly number[]): number | null => values.reduce<number | null>((a, b) => (a === null || b < a ? b : a), null);
const maxOf = (values: readonly number[]): number | null => values.reduce<number | null>((a, b) => (a === null || b > a ? b : a), null);
const boundsOf = (values: readonly number[]): number[] => [...present(minOf(values)), ...present(maxOf(values))];
