/** Counts what actions can be filtered by: for each facet its values under all the other filters, most frequent first. */
import { actionFacets, ActionFacets, type ActionFacet, type ActionFilter } from '../../lib/events/action-api.ts';
import {
  demandRest,
  demandShapes,
  demandWords,
  joinTests,
  listParameters,
  planWalk,
  toTally,
  wordFacets,
  type Condition,
  type WordFacet,
} from './action-conditions.ts';
import { isShapeWanted, readShapes, readShapeValues, shapeFacets, type Shape, type ShapeFacet } from './action-shapes.ts';
import { write, type Database } from './database.ts';
import type { Scope } from './store.ts';

const valuesLimit = 200;

/** The columns that are counted: all facets of a shape come from its count. */
type Counted = 'shape' | WordFacet;
type Counts = Map<number, number>;
type Values = ActionFacets[ActionFacet];

export function readActionFacets(db: Database, scope: Scope, filter: ActionFilter): ActionFacets {
  const shapes = readShapes(db);
  const demands = {
    shape: demandShapes(shapes, filter),
    ...Object.fromEntries(wordFacets.map((facet) => [facet, demandWords(db, filter, facet)] as const)),
  } as Record<Counted, Condition | null>;
  const rest = demandRest(db, scope, filter);
  let narrowed: Omit<Rows, 'tests'> | null = null;
  const count = (counted: Counted): Counts => {
    const others = Object.entries(demands).flatMap(([name, demand]) => (name === counted || demand === null ? [] : [demand]));
    const rows = chooseRows(db, counted, rest, others) ?? { ...(narrowed ??= narrow(db, rest)), tests: others };
    return countValues(db, counted, rows);
  };
  const shapeCounts = count('shape');
  const readFacet = (facet: ActionFacet): Values => {
    if (isShapeFacet(facet)) return sumShapes(shapes, shapeCounts, filter, facet);
    if (facet !== 'entity') return toValues(db, count(facet));
    if ((filter.entityType ?? []).length === 0) return [];
    const ofTypes = demandShapes(shapes, { entityType: filter.entityType });
    return toValues(db, count(facet), (id) => findName(db, id, scope, ofTypes));
  };
  return ActionFacets.parse(Object.fromEntries(actionFacets.map((facet) => [facet, readFacet(facet)])));
}

/** Rows to count: those of a search, once for each key, that fit the tests. */
type Rows = Pick<Condition, 'source' | 'search' | 'keys'> & { tests: readonly Condition[] };

/** Rows that one index gives: of the rarest condition, or else all in the order that they are counted in. Null where what must be tested is in no index. */
function chooseRows(db: Database, counted: Counted, rest: readonly Condition[], others: readonly Condition[]): Rows | null {
  const { driver, rows, tests } = planWalk(db, [...rest, ...others]);
  const isIndexed = rest.every(({ name }) => name === 'at' || name === 'text');
  if (others.includes(driver)) return { ...driver, tests };
  if (!isIndexed || driver.name !== 'at') return null;
  return rows < Infinity ? { ...driver, tests } : { source: `actions indexed by actions_by_${counted}`, search: 'true', keys: [[]], tests };
}

/** What is searched for beside the facets is looked up once for all of them. */
function narrow(db: Database, conditions: readonly Condition[]): Omit<Rows, 'tests'> {
  const { driver, tests } = planWalk(db, conditions);
  db.run(write('create temp table if not exists narrowed (shape integer, "by" integer, "from" integer, "to" integer, entity integer)'));
  db.run(write('delete from narrowed'));
  const insert = `insert into narrowed select shape, "by", "from", "to", entity from ${driver.source} where ${joinTests(driver, tests)}`;
  for (const key of driver.keys) db.run(write(insert, [...key, ...listParameters(tests)]));
  return { source: 'narrowed', search: 'true', keys: [[]] };
}

function countValues(db: Database, counted: Counted, { source, search, keys, tests }: Rows): Counts {
  // The most frequent of one search are the most frequent of all.
  const first = counted === 'shape' || keys.length !== 1 ? '' : `order by count desc limit ${valuesLimit}`;
  const grouped = `select "${counted}" as id, count(*) as count from ${source} where ${joinTests({ search }, tests)} group by "${counted}" ${first}`;
  const counts: Counts = new Map();
  for (const key of keys)
    for (const { id, count } of db.all(write<{ id: number; count: number }>(grouped, [...key, ...listParameters(tests)])))
      counts.set(id, (counts.get(id) ?? 0) + count);
  return counts;
}

function sumShapes(shapes: ReadonlyMap<number, Shape>, counts: Counts, filter: ActionFilter, facet: ShapeFacet): Values {
  const sums = new Map<string, number>();
  for (const [id, count] of counts) {
    const shape = shapes.get(id);
    if (shape === undefined || !isShapeWanted(shape, filter, facet)) continue;
    for (const value of readShapeValues(shape, facet)) sums.set(value, (sums.get(value) ?? 0) + count);
  }
  return [...sums]
    .sort(mostFrequentFirst)
    .slice(0, valuesLimit)
    .map(([value, count]) => ({ value, ...toTally(count) }));
}

function toValues(db: Database, counts: Counts, findLabel?: (id: number) => string | null): Values {
  const read = write<{ text: string }>;
  const words = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, valuesLimit)
    .map(([id, count]) => {
      const value = db.get(read('select text from action_words where id = ?', [id]))?.text ?? '';
      return { value, count, id };
    });
  return words
    .sort((a, b) => mostFrequentFirst([a.value, a.count], [b.value, b.count]))
    .map(({ value, count, id }) => ({ value, ...(findLabel && { label: findLabel(id) }), ...toTally(count) }));
}

/** The name that an entity of these types had last, as far as the reader may know. */
function findName(db: Database, id: number, { device }: Scope, ofTypes: Condition | null): string | null {
  const owned = device === null ? '' : 'and device = (select id from action_words where text = ?)';
  const shaped = ofTypes === null ? '' : `and ${ofTypes.test}`;
  const found = `
    select text from action_words where id = (
      select name from actions indexed by actions_by_entity
      where entity = ? and name is not null ${owned} ${shaped} order by at desc, stream desc, seq desc limit 1
    )`;
  const parameters = [id, ...(device === null ? [] : [device]), ...(ofTypes?.parameters ?? [])];
  return db.get(write<{ text: string }>(found, parameters))?.text ?? null;
}

function isShapeFacet(facet: ActionFacet): facet is ShapeFacet {
  return (shapeFacets as readonly ActionFacet[]).includes(facet);
}

function mostFrequentFirst([a, countA]: [string, number], [b, countB]: [string, number]): number {
  return countB - countA || (a < b ? -1 : a > b ? 1 : 0);
}
