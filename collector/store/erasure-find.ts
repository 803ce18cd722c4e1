/** Finds what carries the names of an erasure: goes through all records, a page at a time, and goes on where a kill left it. */
import type { Action } from '../../lib/events/action.ts';
import { Envelope } from '../../lib/events/envelope.ts';
import { listConversationNames, listNames } from '../../lib/events/erasure-names.ts';
import { readKnown } from '../../lib/events/record.ts';
import { write, type Database } from './database.ts';
import { addPrint, createHasher, listPrints, readSalt } from './erasure-prints.ts';
import { addView, listShowing } from './erasure-views.ts';
import type { ErasureRow } from './tables.ts';

const pageLength = 400;

/** Where the search is: behind a record, in a pass that began with so many names; in the last part, `rest`, are records that were set aside, and what was to be seen. */
export interface Cursor {
  stream: string;
  seq: number;
  prints: number;
  rest?: true;
}

/** Looks through the next page. True where there is more of the same; false: the records that are rows have been looked through for all names. */
export function findNext(db: Database, erasure: ErasureRow): boolean {
  return db.transact(() => {
    const prints = new Set(listPrints(db, erasure.id));
    const start: Cursor = { stream: '', seq: -1, prints: prints.size };
    const cursor = erasure.cursor === null ? start : (JSON.parse(erasure.cursor) as Cursor);
    if (cursor.rest) return false;
    const sql = 'select stream, seq, at, json from records where (stream, seq) > (?, ?) order by stream, seq limit ?';
    const rows = db.all(write<{ stream: string; seq: number; at: number; json: string }>(sql, [cursor.stream, cursor.seq, pageLength]));
    const find = createFinder(db, erasure, prints);
    for (const { at, json } of rows) if (at <= erasure.askedAt) find(Envelope.parse(JSON.parse(json)));
    const last = rows.at(-1);
    // A customer's records name conversations: all is looked through once more for these.
    const next =
      last !== undefined
        ? { ...cursor, stream: last.stream, seq: last.seq }
        : prints.size > cursor.prints
          ? null
          : { ...start, rest: true };
    db.run(
      db.build
        .updateTable('erasures')
        .set({ cursor: next && JSON.stringify(next) })
        .where('id', '=', erasure.id),
    );
    return last !== undefined || next === null;
  });
}

/** Notes a record that carries one of the names, with what it tells of further names and of views. True where it does. */
export function createFinder(
  db: Database,
  { id, kind }: Pick<ErasureRow, 'id' | 'kind'>,
  prints: Set<string>,
): (record: Envelope) => boolean {
  const hash = createHasher(readSalt(db));
  return (record) => {
    if (!listNames(record).some((name) => prints.has(hash(name)))) return false;
    noteHit(db, id, record);
    const known = readKnown(record);
    if (known?.kind !== 'action') return true;
    addView(db, id, known);
    if (kind === 'customer') for (const print of listFurther(known, hash)) if (addPrint(db, id, print)) prints.add(print);
    return true;
  };
}

function listFurther(action: Action, hash: (name: string) => string): string[] {
  return listConversationNames(action).map(hash);
}

function noteHit(db: Database, erasure: string, { stream, seq, at }: Pick<Envelope, 'stream' | 'seq' | 'at'>): void {
  db.run(write('insert or ignore into erasure_hits (erasure, stream, seq, at) values (?, ?, ?, ?)', [erasure, stream, seq, at]));
}

/** Notes what was done in a page while what is erased was to be seen there: what was clicked and selected is part of it. */
export function findShownInteractions(db: Database, { id, askedAt }: Pick<ErasureRow, 'id' | 'askedAt'>): void {
  db.transact(() => {
    for (const stream of listShowing(db, id, askedAt)) {
      if (stream.kind !== 'facts') continue;
      for (const { from, to } of stream.windows) {
        const sql = `
          insert or ignore into erasure_hits (erasure, stream, seq, at)
          select ?, stream, seq, at from records where session = ? and stream = ? and at between ? and ? and json ->> 'kind' = 'interaction'`;
        db.run(write(sql, [id, stream.session, stream.id, from, Math.min(to, askedAt)]));
      }
    }
  });
}
