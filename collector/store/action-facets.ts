/** Counts what actions can be filtered by: for each facet its values under all the other filters, most frequent first. */
import { actionFacets, ActionFacets, type ActionFacet, type ActionFilter } from '../../lib/events/action-api.ts';
import {
  demandRest,
  demandShapes,
  demandTime,
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
  const base = narrow(db, demandRest(db, scope, filter));
  const count = (counted: Counted): Counts => {
    const others = Object.entries(demands).map(([name, demand]) => (name === counted ? null : demand));
    return countValues(
      db,
      counted,
      base,
      others.filter((demand) => demand !== null),
    );
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

/** Where the rows come from that all facets count, and what is left to test. */
interface Base {
  source: 'actions' | 'narrowed';
  tests: Condition[];
}

/** What no index has beside the facets is looked up once, and the rest is counted on what was found. Times are in each index. */
function narrow(db: Database, conditions: Condition[]): Base {
  if (conditions.every(({ name }) => name === 'at')) return { source: 'actions', tests: conditions };
  const { driver, tests } = planWalk(db, conditions);
  db.run(write('create temp table if not exists narrowed (shape integer, "by" integer, "from" integer, "to" integer, entity integer)'));
  db.run(write('delete from narrowed'));
  const insert = `insert into narrowed select shape, "by", "from", "to", entity from ${driver.source} where ${joinTests(driver, tests)}`;
  for (const key of driver.keys) db.run(write(insert, [...key, ...listParameters(tests)]));
  return { source: 'narrowed', tests: [] };
}

function countValues(db: Database, counted: Counted, base: Base, others: readonly Condition[]): Counts {
  const conditions = [...base.tests, ...others];
  const limit = counted === 'shape' ? '' : `order by count desc limit ${valuesLimit}`;
  const countGroups = (source: string, where: string, parameters: unknown[], order: string): [number, number][] => {
    const grouped = `select "${counted}" as id, count(*) as count from ${source} where ${where} group by "${counted}" ${order}`;
    return db.all(write<{ id: number; count: number }>(grouped, parameters)).map(({ id, count }) => [id, count]);
  };
  const { driver, rows, tests } = base.source === 'actions' ? planWalk(db, conditions) : noPlan;
  if (rows === Infinity) {
    const source = base.source === 'actions' ? `actions indexed by actions_by_${counted}` : base.source;
    const where = ['true', ...conditions.map(({ test }) => test)].join(' and ');
    return new Map(countGroups(source, where, listParameters(conditions), limit));
  }
  const counts: Counts = new Map();
  for (const key of driver.keys)
    for (const [id, count] of countGroups(driver.source, joinTests(driver, tests), [...key, ...listParameters(tests)], ''))
      counts.set(id, (counts.get(id) ?? 0) + count);
  return counts;
}

const noPlan = { driver: demandTime(0, Infinity), rows: Infinity, total: 0, tests: [] };

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
