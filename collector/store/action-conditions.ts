/** Turns a filter into conditions of SQL, each of which can give its rows itself or test the rows that another gives, and finds the rarest. */
import { tallyLimit, type ActionFilter, type Tally } from '../../lib/events/action-api.ts';
import { readLastArrival } from './action-index.ts';
import { isShapeWanted, type Shape } from './action-shapes.ts';
import { write, type Database } from './database.ts';

/**
 * `source` and `search` give the condition's own rows by an index of its own, once for each of `keys` (the parameters of `search`). Rows of another source
 * are held against `test` with `parameters`. Where `ordered`, the rows of one key come by time.
 */
export interface Condition {
  name: WordColumn | 'shape' | 'scope' | 'at' | 'item' | 'text' | 'arrival';
  source: string;
  search: string;
  keys: readonly (readonly unknown[])[];
  test: string;
  parameters: readonly unknown[];
  ordered: boolean;
  /** The source where nothing is to be tested. */
  alone?: string;
}

export const wordFacets = ['by', 'from', 'to', 'entity'] as const;
export type WordFacet = (typeof wordFacets)[number];
export type WordColumn = WordFacet | 'session' | 'device';

/** What the filter demands of the shape, by the shapes that fit; null where every shape does. */
export function demandShapes(shapes: ReadonlyMap<number, Shape>, filter: ActionFilter): Condition | null {
  const wanted = [...shapes].filter(([, shape]) => isShapeWanted(shape, filter)).map(([id]) => id);
  return wanted.length === shapes.size ? null : demandOneOf('shape', wanted);
}

/** What the filter demands of one facet that is a word; null where it demands nothing. */
export function demandWords(db: Database, filter: ActionFilter, facet: WordFacet): Condition | null {
  const asked = filter[facet] ?? [];
  return asked.length === 0 ? null : demandOneOf(facet, findWords(db, asked));
}

/** All that the filter demands beside the facets. What it found of a text holds until the next text is asked for. */
export function demandRest(db: Database, { session, item, text, since, until }: ActionFilter): Condition[] {
  const match = text === undefined ? '' : toMatch(text);
  return [
    ...(session === undefined ? [] : [demandOneOf('session', findWords(db, [session]))]),
    ...(item === undefined ? [] : [demandItem(findWords(db, [item]))]),
    ...(match === '' ? [] : [demandText(db, match)]),
    ...(since === undefined && until === undefined ? [] : [demandTime(since ?? 0, until ?? Infinity)]),
  ];
}

export function demandTime(since: number, until: number): Condition {
  const [search, parameters] = ['at >= ? and at < ?', [since, until]];
  return { name: 'at', source: 'actions indexed by actions_by_at', search, keys: [parameters], test: search, parameters, ordered: true };
}

export function demandArrival(after: number, upTo: number): Condition {
  const [search, parameters] = ['arrival > ? and arrival <= ?', [after, upTo]];
  return {
    name: 'arrival',
    source: 'actions not indexed',
    search,
    keys: [parameters],
    test: '+actions.arrival > ? and +actions.arrival <= ?',
    parameters,
    ordered: false,
  };
}

export function demandOneOf(name: WordColumn | 'shape', ids: readonly number[]): Condition {
  const column = `"${name}"`;
  const isOne = ids.length === 1;
  return {
    ...{ name, source: `actions indexed by actions_by_${name}`, search: `${column} = ?`, keys: ids.map((id) => [id]), ordered: true },
    test: isOne ? `+${column} = ?` : `+${column} in (select value from json_each(?))`,
    parameters: isOne ? ids : [JSON.stringify(ids)],
  };
}

function demandItem(ids: readonly number[]): Condition {
  const found = '(select arrival as found from actions where conversation = ? union select arrival from actions where entity = ?)';
  const parameters = ids.flatMap((id) => [id, id]);
  return {
    ...{ name: 'item', source: `${found} k cross join actions on actions.arrival = k.found`, search: 'true', ordered: false },
    keys: ids.length === 0 ? [] : [parameters],
    test: ids.length === 0 ? 'false' : '(+conversation = ? or +entity = ?)',
    parameters,
  };
}

/** What the text finds is written down first: it is counted, gone through and looked up more often than once. */
function demandText(db: Database, match: string): Condition {
  db.run(write('create temp table if not exists found (arrival integer primary key)'));
  db.run(write('delete from found'));
  db.run(write('insert into found select rowid from actions_text where actions_text match ?', [match]));
  return {
    ...{ name: 'text', source: 'found k cross join actions on actions.arrival = k.arrival', search: 'true', keys: [[]], ordered: false },
    ...{ alone: 'found', test: '+actions.arrival in (select arrival from found)', parameters: [] },
  };
}

/** Each word as the beginning of one that must stand; what has no letter or digit cannot be searched for. */
function toMatch(text: string): string {
  const words = text.split(/[\s\0]+/).filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word));
  return words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ');
}

export function findWords(db: Database, texts: readonly string[]): number[] {
  const found = 'select id from action_words where text in (select value from json_each(?))';
  return db.all(write<{ id: number }>(found, [JSON.stringify(texts)])).map(({ id }) => id);
}

/** The rarest condition gives `rows` rows of `total`, and the others test them; `Infinity` where each is so common that a walk through all is as good. */
export interface Plan {
  driver: Condition;
  rows: number;
  total: number;
  tests: Condition[];
}

/** What a fifth of all have is not rare; and no further than this is counted to find what is. */
const commonShare = 1 / 5;
const commonLimit = 200_000;

export function planWalk(db: Database, conditions: readonly Condition[]): Plan {
  const total = readLastArrival(db);
  let plan: Plan = { driver: demandTime(0, Infinity), rows: Infinity, total, tests: [...conditions] };
  for (const driver of conditions) {
    if (driver.name === 'scope') continue;
    const limit = Math.min(Math.ceil(total * commonShare), commonLimit, plan.rows);
    const rows = countRows(db, driver, [], limit);
    if (rows < limit) plan = { driver, rows, total, tests: conditions.filter((other) => other !== driver) };
  }
  return plan;
}

/** Counts the rows that fit, no further than to the limit. */
export function countRows(db: Database, driver: Condition, tests: readonly Condition[], limit: number): number {
  const source = tests.length === 0 ? (driver.alone ?? driver.source) : driver.source;
  const counted = `select count(*) as count from (select 1 from ${source} where ${joinTests(driver, tests)} limit ?)`;
  let count = 0;
  for (const key of driver.keys) {
    if (count >= limit) break;
    count += db.get(write<{ count: number }>(counted, [...key, ...listParameters(tests), limit - count]))?.count ?? 0;
  }
  return count;
}

export function toTally(count: number): Tally {
  return { count: Math.min(count, tallyLimit), more: count > tallyLimit };
}

export function joinTests(driver: Pick<Condition, 'search'>, tests: readonly Condition[]): string {
  return [driver.search, ...tests.map(({ test }) => test)].join(' and ');
}

export function listParameters(tests: readonly Condition[]): unknown[] {
  return tests.flatMap(({ parameters }) => parameters);
}
