/** Looks through the packs of actions, newest first, for rows that fit: what is in memory are a few packs and what fits of them. */
import type { ActionFilter } from '../events/action-api.ts';
import { type ActionPlace, byNewest } from './action-place.ts';
import { readPack, readPackRange, readUnpacked } from './action-packs.ts';
import type { ActionRow } from './action-row.ts';
import type { CotrailDb } from './db.ts';

/** More rows than this many packs hold are not read unpacked: right after an update, the index is quicker until they are packed. */
const mostUnpacked = 40;

/** The first packs are often enough for a page. */
const firstBatch = 4;
const batch = 32;

/** Packs that can hold what is asked for, those with the latest rows first, and rows that are in none. */
export interface Packs {
  packs: readonly { number: number; maxAt: number }[];
  loose: readonly ActionRow[];
}

/** Null where too much is not packed yet. */
export async function findPacks(
  db: CotrailDb,
  { since = 0, until = Infinity }: ActionFilter,
  behind: ActionPlace | null,
): Promise<Packs | null> {
  const range = await readPackRange(db);
  if (range === null) return { packs: [], loose: [] };
  const keys = (await db.packs.orderBy('[maxAt+minAt+number]').keys()) as unknown as [number, number, number][];
  const there = new Set(keys.map(([, , number]) => number));
  const missing: number[] = [];
  for (let number = range.first; number <= range.last; number++) if (!there.has(number)) missing.push(number);
  if (missing.length > mostUnpacked) return null;
  const loose = (await Promise.all(missing.map((number) => readUnpacked(db, number, number)))).flat();
  const isWanted = (maxAt: number, minAt: number) => maxAt >= since && minAt < until && (behind === null || minAt <= behind.at);
  const packs = keys.filter(([maxAt, minAt]) => isWanted(maxAt, minAt)).map(([maxAt, , number]) => ({ number, maxAt }));
  return { packs: packs.reverse(), loose };
}

/** A row is given when no pack that is still to be read can hold a later one. */
export async function* scanPacks(
  db: CotrailDb,
  { packs, loose }: Packs,
  fits: (row: ActionRow) => boolean,
  signal?: AbortSignal,
): AsyncGenerator<ActionRow[]> {
  let waiting = loose.filter(fits);
  for (let from = 0, size = firstBatch; from < packs.length; from += size, size = batch) {
    signal?.throwIfAborted();
    const numbers = packs.slice(from, from + size).map(({ number }) => number);
    const found = await db.packs.bulkGet(numbers);
    for (const [index, pack] of found.entries()) {
      // It was dropped meanwhile, since one of its rows was deleted: the others are still there.
      const rows = pack === undefined ? await readUnpacked(db, numbers[index]!, numbers[index]!) : readPack(pack);
      waiting.push(...rows.filter(fits));
    }
    const latest = packs[from + size]?.maxAt ?? -Infinity;
    waiting.sort(byNewest);
    const ready = waiting.findIndex(({ at }) => at <= latest);
    yield ready === -1 ? waiting : waiting.slice(0, ready);
    waiting = ready === -1 ? [] : waiting.slice(ready);
  }
  yield waiting.sort(byNewest);
}
