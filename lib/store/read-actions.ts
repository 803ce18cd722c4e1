/** Reads actions newest first, a batch at a time: what is in memory does not grow with what is stored. */
import type { ActionFilter } from '../events/action-api.ts';
import type { Action } from '../events/action.ts';
import { type ActionPlace, byNewest } from './action-place.ts';
import type { ActionRow } from './action-row.ts';
import type { CotrailDb } from './db.ts';
import { createMatch } from './match-action.ts';
import { findPacks, scanPacks } from './scan-packs.ts';

type Bounds = Pick<ActionFilter, 'since' | 'until' | 'session'>;

const smallBatch = 250;
const largeBatch = 2000;

/** The rows that fit a filter, behind a place, in batches: from packs where all of the log may have to be looked at, else along an index. */
export async function* scanActions(
  db: CotrailDb,
  filter: ActionFilter,
  behind: ActionPlace | null,
  signal?: AbortSignal,
  fits = createMatch(filter),
): AsyncGenerator<ActionRow[]> {
  signal?.throwIfAborted();
  const isBounded = filter.item !== undefined || filter.session !== undefined;
  const packs = isBounded ? null : await findPacks(db, filter, behind);
  const batches = packs === null ? scanIndex(db, filter, behind, signal) : scanPacks(db, packs, fits, signal);
  for await (const rows of batches) yield rows.filter((row) => fits(row) && (behind === null || byNewest(behind, row) < 0));
}

/** Has `look` see each row once that a filter's bounds and item leave, in no order: nothing is kept, and nothing is sorted. */
export async function lookAtActions(
  db: CotrailDb,
  filter: ActionFilter,
  look: (row: ActionRow) => void,
  signal: AbortSignal,
): Promise<void> {
  const fits = (row: ActionRow) => {
    look(row);
    return false;
  };
  for await (const rows of scanActions(db, filter, null, signal, fits))
    if (rows.length > 0) throw new Error('A row that fits nothing was given.');
}

async function* scanIndex(
  db: CotrailDb,
  filter: ActionFilter,
  behind: ActionPlace | null,
  signal?: AbortSignal,
): AsyncGenerator<ActionRow[]> {
  if (filter.item !== undefined) {
    const rows = await db.actions.where('items').equals(filter.item).toArray();
    yield rows.sort(byNewest);
    return;
  }
  for (let size = smallBatch, from = behind; ; size = largeBatch) {
    signal?.throwIfAborted();
    const rows = await within(db, filter, from).reverse().limit(size).toArray();
    yield rows;
    if (rows.length < size) return;
    from = rows.at(-1)!;
  }
}

/** How many rows are within the bounds of a filter that has nothing else, up to `limit`. */
export async function countWithin(db: CotrailDb, bounds: Bounds, limit: number): Promise<number> {
  return (await within(db, bounds, null).limit(limit).primaryKeys()).length;
}

/** One index, with a session before it where one is asked for. */
function within(db: CotrailDb, { since = 0, until = Infinity, session }: Bounds, behind: ActionPlace | null) {
  const prefix = session === undefined ? [] : [session];
  const upper = behind !== null && behind.at < until ? [behind.at, behind.stream, behind.seq] : [until];
  const index = session === undefined ? '[at+stream+seq]' : '[session+at+stream+seq]';
  return db.actions.where(index).between([...prefix, since], [...prefix, ...upper], true, false);
}

/** The rows that fit among what was written after `arrival`: the newest `limit`. */
export async function readArrived(
  db: CotrailDb,
  filter: ActionFilter,
  { arrival, behind, limit }: { arrival: number; behind: ActionPlace | null; limit: number },
  signal: AbortSignal,
): Promise<ActionRow[]> {
  const matches = createMatch(filter);
  let newest: ActionRow[] = [];
  for (let from = arrival, rows: ActionRow[] = []; from === arrival || rows.length === largeBatch; from = rows.at(-1)?.arrival ?? from) {
    signal.throwIfAborted();
    rows = await db.actions.where('arrival').above(from).limit(largeBatch).toArray();
    const fitting = rows.filter((row) => matches(row) && (behind === null || byNewest(behind, row) < 0));
    newest = [...newest, ...fitting].sort(byNewest).slice(0, limit);
    if (rows.length === 0) break;
  }
  return newest;
}

/** The last action that was written here; 0: none. */
export async function readLastArrival(db: CotrailDb): Promise<number> {
  return (await db.actions.orderBy('arrival').reverse().limit(1).primaryKeys())[0] ?? 0;
}

/** The records of rows, as they were recorded. One that retention has just deleted is left out. */
export async function readActionRecords(db: CotrailDb, rows: readonly ActionRow[]): Promise<Action[]> {
  const found = await db.records.bulkGet(rows.map(({ stream, seq }): [string, number] => [stream, seq]));
  return found.flatMap((row) => (row === undefined ? [] : [row.record as Action]));
}

/** All actions of a filter that were here when `upTo` was the last one, newest first, in batches for a reader that takes its time. */
export async function* iterateActions(db: CotrailDb, filter: ActionFilter, upTo: number): AsyncGenerator<Action[]> {
  for await (const rows of scanActions(db, filter, null))
    yield readActionRecords(
      db,
      rows.filter((row) => (row.arrival ?? 0) <= upTo),
    );
}

/** How many actions `iterateActions` gives. */
export async function countActions(db: CotrailDb, filter: ActionFilter, upTo: number): Promise<number> {
  let count = 0;
  for await (const rows of scanActions(db, filter, null)) count += rows.filter((row) => (row.arrival ?? 0) <= upTo).length;
  return count;
}
