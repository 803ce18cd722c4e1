/** Many days of numbers packed side by side, with the times and ratings of their chats: a year of a team is read and added up without a year of JSON. Nothing is rounded or left out. */
import type { ActivityNumbers, DayKey } from '../events/activity-api.ts';
import { eachName, listValues, valueNames, type ChatTimes, type ChatValues, type ValueName } from './chat-values.ts';

/** `head` says what stands where; both arrays hold one day after the other. */
export interface Packed {
  head: string;
  numbers: Float64Array;
  values: Float64Array;
}

/** A column holds numbers, where `NaN` is null, or places in its `words`: whatever else a day says. */
interface Head {
  days: DayKey[];
  columns: { path: string[]; words: unknown[] | null }[];
  /** For each list of values, how many of them each day has. */
  counts: Record<ValueName, number[]>;
}

interface PackableDay {
  day: DayKey;
  numbers: ActivityNumbers;
  chats: readonly ChatTimes[];
}

/** In the order in which they are given. */
export function packDays(days: readonly PackableDay[]): Packed {
  const rows = days.map(({ numbers }) => listLeaves(numbers));
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const columns = names.map((name) => {
    const cells = rows.map((row) => row.get(name) ?? null);
    const isNumeric = cells.every((cell) => cell === null || typeof cell === 'number');
    const texts = isNumeric ? null : [...new Set(cells.map((cell) => JSON.stringify(cell)))];
    return { path: JSON.parse(name) as string[], words: texts?.map((text) => JSON.parse(text) as unknown) ?? null, cells, texts };
  });
  const numbers = new Float64Array(rows.length * columns.length);
  for (const [place, { cells, texts }] of columns.entries())
    for (const [row, cell] of cells.entries())
      numbers[row * columns.length + place] = texts === null ? ((cell as number | null) ?? NaN) : texts.indexOf(JSON.stringify(cell));
  const values = days.map(({ chats }) => listValues(chats));
  const counts = eachName((name) => values.map((own) => own[name].length));
  const head = { days: days.map(({ day }) => day), columns: columns.map(({ path, words }) => ({ path, words })), counts };
  return {
    head: JSON.stringify(head),
    numbers,
    values: Float64Array.from(valueNames.flatMap((name) => values.flatMap((own) => own[name]))),
  };
}

export interface Unpacked {
  days: { day: DayKey; numbers: ActivityNumbers }[];
  values: ChatValues;
}

/** The days `[from, to)` of them; days were packed in their order. */
export function unpackDays({ head, numbers, values }: Packed, from: DayKey, to: DayKey): Unpacked {
  const { days, columns, counts } = JSON.parse(head) as Head;
  const read = createReader(columns);
  const [first, end] = [countBefore(days, from), countBefore(days, to)];
  let offset = 0;
  const cut = (name: ValueName): Float64Array => {
    const before = offset + sum(counts[name], 0, first);
    const found = values.subarray(before, before + sum(counts[name], first, end));
    offset += sum(counts[name], 0, days.length);
    return found;
  };
  return {
    days: days.slice(first, end).map((day, place) => ({ day, numbers: read(numbers, (first + place) * columns.length) })),
    values: eachName(cut),
  };
}

/** By path, as JSON: a name may hold any sign. */
function listLeaves(value: object, path: readonly string[] = [], found = new Map<string, unknown>()): Map<string, unknown> {
  for (const [name, each] of Object.entries(value) as [string, unknown][]) {
    const own = [...path, name];
    if (each !== null && typeof each === 'object' && !Array.isArray(each)) listLeaves(each, own, found);
    else if (each !== undefined) found.set(JSON.stringify(own), each);
  }
  return found;
}

type Reader = (cells: Float64Array, offset: number) => unknown;

/** Gives a day's numbers as they were, out of the cells from an offset on. */
function createReader(columns: Head['columns']): (cells: Float64Array, offset: number) => ActivityNumbers {
  const placed = columns.map(({ path, words }, place) => ({ path, words, place }));
  return createObjectReader(placed, 0) as (cells: Float64Array, offset: number) => ActivityNumbers;
}

function createObjectReader(columns: readonly (Head['columns'][number] & { place: number })[], depth: number): Reader {
  const members = [...Map.groupBy(columns, ({ path }) => path[depth]!)].map(([name, of]) => ({
    name,
    read: of[0]!.path.length === depth + 1 ? createCellReader(of[0]!) : createObjectReader(of, depth + 1),
  }));
  return (cells, offset) => {
    const found: Record<string, unknown> = {};
    for (const { name, read } of members) found[name] = read(cells, offset);
    return found;
  };
}

function createCellReader({ words, place }: { words: unknown[] | null; place: number }): Reader {
  if (words !== null) return (cells, offset) => words[cells[offset + place]!];
  return (cells, offset) => {
    const cell = cells[offset + place]!;
    return Number.isNaN(cell) ? null : cell;
  };
}

function countBefore(days: readonly DayKey[], day: DayKey): number {
  const found = days.findIndex((each) => each >= day);
  return found === -1 ? days.length : found;
}

function sum(counts: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let place = from; place < to; place++) total += counts[place]!;
  return total;
}
