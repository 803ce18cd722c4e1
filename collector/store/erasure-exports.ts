/** The files of exports that may hold what an erasure removes: of times in which something of it was, or asked for by a name of it. */
import { listFilterNames } from '../../lib/events/erasure-names.ts';
import { z } from 'zod';
import { ActionFilter } from '../../lib/events/action-api.ts';
import { write, type Database } from './database.ts';
import { hashName, listPrints, readSalt } from './erasure-prints.ts';

const Times = z.object({ fromAt: z.number().optional(), toAt: z.number().optional() });

/** All that were made of the actions that it found or has removed. Files are not opened: whole exports go, of which a part is erased. */
export function listErasedExports(db: Database, erasure: string): string[] {
  const times = readTimes(db, erasure);
  const prints = new Set(listPrints(db, erasure));
  const salt = readSalt(db);
  const isNamed = (filter: ActionFilter) => listFilterNames(filter).some((name) => prints.has(hashName(salt, name)));
  return db.all(db.build.selectFrom('exports').select(['id', 'filter'])).flatMap((row) => {
    const filter = ActionFilter.parse(JSON.parse(row.filter));
    const { since = 0, until = Infinity } = filter;
    const mayHold = times !== null && since <= times.to && until > times.from;
    return mayHold || isNamed(filter) ? [row.id] : [];
  });
}

/** Between which times the actions are that it found or has removed; null where there are none. */
function readTimes(db: Database, erasure: string): { from: number; to: number } | null {
  const found = db.get(
    write<{ from: number | null; to: number | null }>(
      `select min(h.at) as "from", max(h.at) as "to" from erasure_hits h join streams s on s.id = h.stream where h.erasure = ? and s.kind = 'ledger'`,
      [erasure],
    ),
  );
  const row = db.get(db.build.selectFrom('erasures').select('removed').where('id', '=', erasure));
  const { fromAt, toAt } = Times.parse(JSON.parse(row?.removed ?? '{}'));
  const starts = [found?.from, fromAt].flatMap((at) => at ?? []);
  const ends = [found?.to, toAt].flatMap((at) => at ?? []);
  return starts.length === 0 || ends.length === 0 ? null : { from: Math.min(...starts), to: Math.max(...ends) };
}
