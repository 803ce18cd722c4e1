/** A long list as a book of leaves, of which only those near the reader hold their rows: however far one reads, the memory stays the same. */
import { compareNewest, type LogRow, type RowPlace } from './log-row.ts';

/** Consecutive rows. `rows` is null where they were forgotten; `first` and `last` say where to read them again. */
export interface Leaf {
  first: RowPlace;
  last: RowPlace;
  count: number;
  rows: readonly LogRow[] | null;
}

export interface Book {
  leaves: readonly Leaf[];
  /** The cursor behind the last leaf; null where there is no more. */
  next: string | null;
}

/** Rows of a leaf when it is read; it grows by what arrives, and is split at twice this. */
export const leafLength = 200;
/** How many leaves on either side of the reader keep their rows. */
const nearLeaves = 4;

export function addLeaf(book: Book, rows: readonly LogRow[], next: string | null): Book {
  return { leaves: [...book.leaves, ...bind(rows)], next };
}

/** Puts the rows of one leaf back. What a reading found beyond the leaf's bounds belongs to its neighbours. */
export function fillLeaf(book: Book, index: number, found: readonly LogRow[]): Book {
  const leaf = book.leaves[index];
  if (leaf === undefined) return book;
  const rows = found.filter((row) => compareNewest(leaf.first, row) <= 0 && compareNewest(row, leaf.last) <= 0);
  // Rows that were erased meanwhile leave an empty leaf: its bounds are kept, so that it still has a place.
  return { ...book, leaves: book.leaves.map((each, place) => (place === index ? { ...leaf, count: rows.length, rows } : each)) };
}

/** Takes in what arrived, each row in its place. What stands behind all that was read, or in a leaf that is forgotten, comes when it is read. */
export function insertRows(book: Book, arrived: readonly LogRow[]): Book {
  if (book.leaves.length === 0) return book.next === null ? addLeaf(book, arrived.toSorted(compareNewest), null) : book;
  const last = book.leaves.length - 1;
  const leaves = book.leaves.flatMap((leaf, index) => {
    const isLast = index === last && book.next === null;
    const floor = isLast ? null : leaf.last;
    const ceiling = index === 0 ? null : book.leaves[index - 1]!.last;
    const mine = arrived.filter((row) => isBetween(row, ceiling, floor));
    return leaf.rows === null || mine.length === 0 ? [leaf] : bind(joinRows(leaf.rows, mine));
  });
  return { ...book, leaves };
}

/** Forgets the rows of all leaves that are far from one. */
export function keepNear(book: Book, index: number): Book {
  const isFar = (leaf: Leaf, place: number) => leaf.rows !== null && Math.abs(place - index) > nearLeaves;
  if (!book.leaves.some(isFar)) return book;
  return { ...book, leaves: book.leaves.map((leaf, place) => (isFar(leaf, place) ? { ...leaf, rows: null } : leaf)) };
}

export function countRows({ leaves }: Book): number {
  return leaves.reduce((sum, { count }) => sum + count, 0);
}

/** The leaf that holds a row, and where in it. */
export function findLeaf({ leaves }: Book, row: number): { index: number; offset: number } | null {
  let offset = row;
  for (const [index, { count }] of leaves.entries()) {
    if (offset < count) return { index, offset };
    offset -= count;
  }
  return null;
}

/** Null where the row is not here now. */
export function readRowAt(book: Book, row: number): LogRow | null {
  const place = findLeaf(book, row);
  return place === null ? null : (book.leaves[place.index]!.rows?.[place.offset] ?? null);
}

/** Where a row stands among those that are here, or -1. */
export function findRow({ leaves }: Book, wanted: RowPlace): number {
  let before = 0;
  for (const { rows, count } of leaves) {
    const offset = rows?.findIndex((row) => compareNewest(row, wanted) === 0) ?? -1;
    if (offset !== -1) return before + offset;
    before += count;
  }
  return -1;
}

function bind(rows: readonly LogRow[]): Leaf[] {
  const leaves: Leaf[] = [];
  for (let from = 0; from < rows.length;) {
    const rest = rows.length - from;
    const part = rows.slice(from, from + (rest > 2 * leafLength ? leafLength : rest));
    leaves.push({ first: part[0]!, last: part.at(-1)!, count: part.length, rows: part });
    from += part.length;
  }
  return leaves;
}

/** A row that is here already is kept once. */
function joinRows(rows: readonly LogRow[], more: readonly LogRow[]): LogRow[] {
  const known = new Set(rows.map(({ key }) => key));
  return [...rows, ...more.filter(({ key }) => !known.has(key))].sort(compareNewest);
}

function isBetween(row: RowPlace, ceiling: RowPlace | null, floor: RowPlace | null): boolean {
  return (ceiling === null || compareNewest(ceiling, row) < 0) && (floor === null || compareNewest(row, floor) <= 0);
}
