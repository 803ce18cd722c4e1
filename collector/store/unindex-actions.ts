/** Takes actions out of the index that finds them, with the words that no other action has. */
import { write, type Database } from './database.ts';
import type { ActionRow } from './tables.ts';

const wordColumns = ['by', 'from', 'to', 'entity', 'name', 'conversation', 'session', 'device'] as const;

export function unindexActions(db: Database, stream: string, { firstSeq, lastSeq }: { firstSeq: number; lastSeq: number }): void {
  const rows = db.all(
    write<ActionRow>('delete from actions where stream = ? and seq between ? and ? returning *', [stream, firstSeq, lastSeq]),
  );
  for (const { arrival } of rows) db.run(write('delete from actions_text where rowid = ?', [arrival]));
  const groups = rows.flatMap(({ arrival }) =>
    db.all(write<{ grp: number }>('delete from action_groups where arrival = ? returning grp', [arrival])),
  );
  const words = new Set([...rows.flatMap((row) => wordColumns.map((column) => row[column])), ...groups.map(({ grp }) => grp)]);
  for (const word of words) if (word !== null && !isUsed(db, word)) db.run(write('delete from action_words where id = ?', [word]));
}

function isUsed(db: Database, word: number): boolean {
  const isGroup = db.get(write('select 1 from action_groups where grp = ? limit 1', [word])) !== null;
  if (isGroup) return true;
  return wordColumns.some(
    (column) =>
      db.get(write(`select 1 from actions where "${column}" = ? ${column === 'name' ? 'and name is not null' : ''} limit 1`, [word])) !==
      null,
  );
}

/**
 * The search index marks what was removed, and forgets its words when it is merged: does a part of that, and gives whether there is more. The first part of a run says so by
 * `begins`.
 */
export function forgetSearchWords(db: Database, begins: boolean): boolean {
  const readChanges = () => db.get(write<{ changes: number }>('select total_changes() as changes'))?.changes ?? 0;
  const before = readChanges();
  db.run(write(`insert into actions_text (actions_text, rank) values ('merge', ?)`, [begins ? -mergedPages : mergedPages]));
  return readChanges() - before >= 2;
}
/** So many pages at once hold up others for a few milliseconds. */
const mergedPages = 200;
