/** A book of leaves shows every row in its order, wherever it is opened, and holds few of them. */
import { expect, test } from 'vitest';
import {
  addLeaf,
  countRows,
  fillLeaf,
  findLeaf,
  findRow,
  insertRows,
  keepNear,
  leafLength,
  readRowAt,
  type Book,
} from '../../../lib/audit/book.ts';
import { readLogRow, type LogRow } from '../../../lib/audit/log-row.ts';
import { makeAction } from '../../support/fixture-actions.ts';

const empty: Book = { leaves: [], next: null };
/** The row of a time: they are a second apart. */
const rowAt = (second: number): LogRow => readLogRow(makeAction(second + 1, second * 1000));
/** From the newest to the oldest. */
const rowsBetween = (newest: number, oldest: number) => Array.from({ length: newest - oldest + 1 }, (_, age) => rowAt(newest - age));
const timesOf = (book: Book) => Array.from({ length: countRows(book) }, (_, index) => (readRowAt(book, index)?.at ?? -1000) / 1000);
const seconds = (newest: number, oldest: number) => rowsBetween(newest, oldest).map(({ at }) => at / 1000);

/** Leaves of ten, from second 99 down to 0. */
const tenLeaves = () =>
  Array.from({ length: 10 }, (_, leaf) => 99 - leaf * 10).reduce(
    (book, newest) => addLeaf(book, rowsBetween(newest, newest - 9), newest === 9 ? null : 'more'),
    empty,
  );

test('rows stand in the order in which their leaves were read', () => {
  expect(timesOf(tenLeaves())).toEqual(seconds(99, 0));
  expect(readRowAt(tenLeaves(), 100)).toBeNull();
});

test('what is far from the reader is forgotten, keeps its place, and comes back', () => {
  const book = keepNear(tenLeaves(), 9);
  expect(countRows(book)).toBe(100);
  expect(readRowAt(book, 0)).toBeNull();
  expect(readRowAt(book, 99)?.at).toBe(0);
  expect(keepNear(book, 9)).toBe(book);
  const place = findLeaf(book, 12)!;
  expect(place).toEqual({ index: 1, offset: 2 });
  // A reading by time finds rows of the neighbours too.
  const filled = fillLeaf(book, 1, rowsBetween(91, 78));
  expect(readRowAt(filled, 12)?.at).toBe(87_000);
  expect(countRows(filled)).toBe(100);
});

test('what was erased meanwhile leaves its place to the rows behind it', () => {
  const book = fillLeaf(keepNear(tenLeaves(), 9), 1, rowsBetween(89, 85));
  expect(countRows(book)).toBe(95);
  expect(readRowAt(book, 15)).toBeNull();
  expect(timesOf(fillLeaf(book, 2, rowsBetween(79, 70))).slice(10, 25)).toEqual([...seconds(89, 85), ...seconds(79, 70)]);
});

test('what arrives stands where its time is, once', () => {
  const even = (newest: number, oldest: number) => rowsBetween(newest, oldest).filter(({ at }) => (at / 1000) % 2 === 0);
  const book = addLeaf(addLeaf(empty, even(40, 20), 'more'), even(18, 10), 'more');
  const grown = insertRows(book, [rowAt(41), rowAt(31), rowAt(30), rowAt(19), rowAt(11)]);
  expect(timesOf(grown)).toEqual([41, 40, 38, 36, 34, 32, 31, 30, 28, 26, 24, 22, 20, 19, 18, 16, 14, 12, 11, 10]);
});

test('what arrives behind all that was read waits until it is read; where all was read, it is the end', () => {
  const rows = rowsBetween(20, 10);
  expect(countRows(insertRows(addLeaf(empty, rows, 'more'), [rowAt(5)]))).toBe(11);
  expect(timesOf(insertRows(addLeaf(empty, rows, null), [rowAt(5)])).at(-1)).toBe(5);
  expect(timesOf(insertRows(empty, [rowAt(1), rowAt(2)]))).toEqual([2, 1]);
});

test('a leaf that grows all day is split, so that its end can be forgotten', () => {
  let book = addLeaf(empty, rowsBetween(9, 0), null);
  for (let second = 10; second < 3000; second += 10) book = insertRows(book, rowsBetween(second + 9, second));
  expect(timesOf(book)).toEqual(seconds(2999, 0));
  expect(Math.max(...book.leaves.map(({ count }) => count))).toBeLessThanOrEqual(2 * leafLength);
  const kept = keepNear(book, 0);
  expect(kept.leaves.filter(({ rows }) => rows !== null).length).toBeLessThan(book.leaves.length);
});

test('a row is found by its place while it is here', () => {
  expect(findRow(tenLeaves(), rowAt(42))).toBe(57);
  expect(findRow(keepNear(tenLeaves(), 0), rowAt(42))).toBe(-1);
});
