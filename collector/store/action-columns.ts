/** Reads what many actions are counted by, a column at a time, and counts it here: one walk through the rows serves all facets. */
import { joinTests, listParameters, planWalk, type Condition, type WordFacet } from './action-conditions.ts';
import { write, type Database } from './database.ts';

/** The columns that are counted: all facets of a shape come from its count. */
export type Counted = 'shape' | WordFacet;
/** How many rows have which id. */
export type Counts = Map<number, number>;
type Columns = Partial<Record<Counted, Uint32Array>>;

/**
 * The columns of the rows that fit all conditions. A row that crosses into JavaScript costs more than SQLite takes to find it, so each column comes as one text of its ids: some six bytes a row.
 * What a search found is walked in the order of the table; to look up each row of an index among it takes three times as long.
 */
export function readColumns(db: Database, conditions: readonly Condition[], wanted: ReadonlySet<Counted>): Columns {
  const names = [...wanted];
  if (names.length === 0) return {};
  const { driver, tests } = chooseDriver(db, conditions);
  const lists = names.map((name) => `group_concat("${name}") as "${name}"`).join(', ');
  const listed = `select count(*) as count, ${lists} from ${driver.source} where ${joinTests(driver, tests)}`;
  type Lists = { count: number } & Partial<Record<Counted, string | null>>;
  const parts = driver.keys.flatMap((key) => db.get(write<Lists>(listed, [...key, ...listParameters(tests)])) ?? []);
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const read = (name: Counted) =>
    readIds(
      count,
      parts.map((part) => part[name] ?? '').filter((list) => list !== ''),
    );
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

function chooseDriver(db: Database, conditions: readonly Condition[]): Pick<ReturnType<typeof planWalk>, 'driver' | 'tests'> {
  const plan = planWalk(db, conditions);
  const text = plan.rows === Infinity ? conditions.find(({ name }) => name === 'text') : undefined;
  return text === undefined ? plan : { driver: text, tests: conditions.filter((other) => other !== text) };
}

/** Ids with a comma between each and the next. */
function readIds(count: number, lists: readonly string[]): Uint32Array {
  const ids = new Uint32Array(count);
  let place = 0;
  for (const list of lists) {
    for (let index = 0; index < list.length; index++) {
      const digit = list.charCodeAt(index) - 48;
      if (digit < 0) place += 1;
      else ids[place] = ids[place]! * 10 + digit;
    }
    place += 1;
  }
  return ids;
}

/** How many of the rows that fit the tests have which id. The columns that the tests look at must be among those that were read. */
export function countColumn(columns: Columns, counted: Counted, tests: readonly Condition[]): Counts {
  const column = columns[counted]!;
  const demands = tests.map(({ name, keys }) => ({ ids: columns[name as Counted]!, isWanted: markIds(keys.flat() as number[]) }));
  const counts = new Uint32Array(readHighest(column) + 1);
  for (let row = 0; row < column.length; row++) {
    let fits = 1;
    for (const { ids, isWanted } of demands) fits &= isWanted[ids[row]!] ?? 0;
    counts[column[row]!]! += fits;
  }
  const found: Counts = new Map();
  for (const [id, count] of counts.entries()) if (count > 0) found.set(id, count);
  return found;
}

/** 1 at the place of each id: asked a million times, this is far quicker than a set. */
function markIds(ids: readonly number[]): Uint8Array {
  const marks = new Uint8Array(readHighest(ids) + 1);
  for (const id of ids) marks[id] = 1;
  return marks;
}

function readHighest(ids: Uint32Array | readonly number[]): number {
  let highest = 0;
  for (const id of ids) if (id > highest) highest = id;
  return highest;
}
