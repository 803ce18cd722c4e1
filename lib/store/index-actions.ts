/** Keeps the index of actions in step with the records: with each write, and once over what an older version wrote. */
import type { Table, Transaction } from 'dexie';
import { readKnown } from '../events/record.ts';
import { type ActionRow, toActionRow } from './action-row.ts';
import type { RecordRow } from './db.ts';

const batch = 1000;

/** The index rows of those among `rows` that are actions. */
export function toActionRows(rows: readonly RecordRow[]): ActionRow[] {
  return rows.flatMap(({ record, session }) => {
    const known = record.kind === 'action' ? readKnown(record) : null;
    return known?.kind === 'action' ? [toActionRow(known, session ?? null)] : [];
  });
}

/** Fills the index from the ledger that is there. */
export async function indexActions(transaction: Transaction): Promise<void> {
  const records = transaction.table('records') as Table<RecordRow, [string, number]>;
  const ledgers = (await transaction.table('streams').where('kind').equals('ledger').primaryKeys()) as string[];
  for (const ledger of ledgers) {
    for (let from = 0, rows: RecordRow[] = []; from === 0 || rows.length === batch; from = (rows.at(-1)?.seq ?? 0) + 1) {
      rows = await records.where('[stream+seq]').between([ledger, from], [ledger, Infinity]).limit(batch).toArray();
      await transaction.table('actions').bulkAdd(toActionRows(rows));
    }
  }
}
