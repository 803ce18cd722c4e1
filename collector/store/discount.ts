/** Takes removed records out of the counts of their stream and session. */
import type { KnownRecord } from '../../lib/events/record.ts';
import type { Database } from './database.ts';
import { count, newTally, tallyNames } from './tally.ts';
import type { Tally } from './tables.ts';

export interface Discount {
  stream: string;
  session: string | null;
  known: readonly KnownRecord[];
  bytes: number;
  records: number;
}

export function discount(db: Database, { stream, session, known, bytes, records }: Discount): void {
  const tally = newTally();
  for (const record of known) count(tally, record);
  const row = db.get(db.build.selectFrom('streams').selectAll().where('id', '=', stream));
  if (row !== null) {
    const rest = { records: Math.max(0, row.records - records), bytes: Math.max(0, row.bytes - bytes), ...subtract(row, tally) };
    db.run(db.build.updateTable('streams').set(rest).where('id', '=', stream));
  }
  const summary = session === null ? null : db.get(db.build.selectFrom('sessions').selectAll().where('id', '=', session));
  if (summary !== null) db.run(db.build.updateTable('sessions').set(subtract(summary, tally)).where('id', '=', summary.id));
}

function subtract(from: Tally, less: Tally): Tally {
  return Object.fromEntries(tallyNames.map((name) => [name, Math.max(0, from[name] - less[name])])) as Tally;
}

export function findSessionOf(db: Database, stream: string): string | null {
  return db.get(db.build.selectFrom('streams').select('session').where('id', '=', stream))?.session ?? null;
}
