/** Narrows a timeline: by kind of row, by tab, by words. */
import type { Row, RowKind } from './rows.ts';

export interface RowFilter {
  /** Null: all kinds. */
  kinds: ReadonlySet<RowKind> | null;
  /** Words that must all stand in the row's text; empty: any. */
  words: string;
}

/** The rows that fit. `readText` gives a row's words as they stand on the screen. */
export function filterRows(rows: readonly Row[], { kinds, words }: RowFilter, readText: (row: Row) => string): readonly Row[] {
  const needles = words
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (kinds === null && needles.length === 0) return rows;
  return rows.filter((row) => {
    if (kinds !== null && !kinds.has(row.kind)) return false;
    if (needles.length === 0) return true;
    const text = readText(row).toLocaleLowerCase();
    return needles.every((needle) => text.includes(needle));
  });
}

export function countKinds(rows: readonly Row[]): Map<RowKind, number> {
  const counts = new Map<RowKind, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** The last row at or before a time, or -1: the one to light up. Rows stand in order of time. */
export function findRowAt(rows: readonly Row[], at: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
