/** The index of actions once more, in packs of columns: what looks at all of them reads some ten times quicker than row by row. */
import type { Table, Transaction } from 'dexie';
import type { ActionRow } from './action-row.ts';
import type { CotrailDb } from './db.ts';

/** Up to so many rows, one after the other by `arrival`: few enough that a code is one byte, and that browsers keep a pack in its row. */
export const packLength = 256;

/** What is not a number or a text of its own: each value once, and for each row which it is. */
interface Column {
  values: unknown[];
  codes: Uint8Array;
}

/** The rows whose `arrival`, divided by 256, is `number`. It is a copy: where it is missing, the rows themselves are read. */
export interface PackRow {
  number: number;
  minAt: number;
  maxAt: number;
  arrival: Float64Array;
  at: Float64Array;
  seq: Float64Array;
  /** The words of all rows, a line each. */
  words: string;
  columns: Record<string, Column>;
}

export function toPack(number: number, rows: readonly ActionRow[]): PackRow {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const own of ['arrival', 'at', 'seq', 'words']) names.delete(own);
  const times = rows.map(({ at }) => at);
  return {
    ...{ number, minAt: Math.min(...times), maxAt: Math.max(...times) },
    ...{
      arrival: Float64Array.from(rows, ({ arrival }) => arrival!),
      at: Float64Array.from(times),
      seq: Float64Array.from(rows, ({ seq }) => seq),
    },
    words: rows.map(({ words }) => words).join('\n'),
    columns: Object.fromEntries([...names].map((name) => [name, toColumn(rows.map((row) => row[name as keyof ActionRow]))])),
  };
}

function toColumn(all: readonly unknown[]): Column {
  const codes = new Map<string | undefined, number>();
  const values: unknown[] = [];
  const code = (value: unknown): number => {
    const text = JSON.stringify(value);
    if (!codes.has(text)) codes.set(text, values.push(value) - 1);
    return codes.get(text)!;
  };
  return { codes: Uint8Array.from(all, code), values };
}

export function readPack(pack: PackRow): ActionRow[] {
  const words = pack.words.split('\n');
  const columns = Object.entries(pack.columns);
  return Array.from(pack.at, (at, index) => {
    const row: Record<string, unknown> = { arrival: pack.arrival[index], at, seq: pack.seq[index], words: words[index] };
    for (const [name, { values, codes }] of columns) {
      const value = values[codes[index]!];
      if (value !== undefined) row[name] = value;
    }
    return row as unknown as ActionRow;
  });
}

/** The rows of the packs from one number to another, from the table itself. */
export function readUnpacked(db: CotrailDb, from: number, to: number): Promise<ActionRow[]> {
  return db.actions
    .where('arrival')
    .between(from * packLength, (to + 1) * packLength, true, false)
    .toArray();
}

/** The numbers of the first pack that has a row, and of the last; null: there is no row. */
export async function readPackRange(db: CotrailDb): Promise<{ first: number; last: number } | null> {
  const [first] = await db.actions.orderBy('arrival').limit(1).primaryKeys();
  const [last] = await db.actions.orderBy('arrival').reverse().limit(1).primaryKeys();
  return first === undefined || last === undefined ? null : { first: Math.floor(first / packLength), last: Math.floor(last / packLength) };
}

/**
 * Makes packs that are missing, `most` of them, each in a transaction of its own, so that a worker that dies is gone on from. The last one waits until a later row
 * shows that it is whole. Gives how many it made.
 */
export async function packActions(db: CotrailDb, most = 200): Promise<number> {
  const range = await readPackRange(db);
  if (range === null) return 0;
  await db.packs.where('number').below(range.first).delete();
  const there = new Set(await db.packs.toCollection().primaryKeys());
  let made = 0;
  for (let number = range.first; number < range.last && made < most; number++) {
    if (there.has(number)) continue;
    await db.transaction('rw', [db.actions, db.packs], async () => db.packs.put(toPack(number, await readUnpacked(db, number, number))));
    made += 1;
  }
  return made;
}

/** In the transaction that takes or changes a row: its pack is no copy any more. A transaction that has not taken the packs in cannot do it, and fails. */
export function dropPacks(db: CotrailDb): void {
  const drop = (arrival: number, transaction: Transaction): void => {
    if (!transaction.storeNames.includes('packs'))
      throw new Error('Who deletes or changes rows of actions takes packs into the transaction, too.');
    const packs = transaction.table('packs') as Table<PackRow, number>;
    void packs.delete(Math.floor(arrival / packLength));
  };
  db.actions.hook('deleting', (arrival, _row, transaction) => drop(arrival, transaction));
  db.actions.hook('updating', (_change, arrival, _row, transaction) => drop(arrival, transaction));
}
