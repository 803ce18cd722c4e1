/** Counts what actions can be filtered by: for each facet its values under all the other filters, most frequent first. */
import { actionFacets, ActionFacets, type ActionFacet, type ActionFilter } from '../../lib/events/action-api.ts';
import { countColumn, readColumns, type Counted, type Counts } from './action-columns.ts';
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
} from './action-conditions.ts';
import { demandScope } from './action-scope.ts';
import { isShapeWanted, readShapes, readShapeValues, shapeFacets, type Shape, type ShapeFacet } from './action-shapes.ts';
import { write, type Database } from './database.ts';
import type { Scope } from './store.ts';

const valuesLimit = 200;

type Values = ActionFacets[ActionFacet];

export function readActionFacets(db: Database, scope: Scope, filter: ActionFilter): ActionFacets {
  const shapes = readShapes(db);
  const limits = demandScope(db, scope, shapes);
  const counts = countAll(db, limits, filter, shapes);
  const readFacet = (facet: ActionFacet): Values => {
    if (isShapeFacet(facet)) return sumShapes(shapes, counts.get('shape')!, filter, facet);
    const found = counts.get(facet);
    if (found === undefined) return [];
    if (facet !== 'entity') return toValues(db, found);
    const ofTypes = demandShapes(shapes, { entityType: filter.entityType });
    return toValues(db, found, (id) => findName(db, id, ofTypes === null ? limits : [...limits, ofTypes]));
  };
  return ActionFacets.parse(Object.fromEntries(actionFacets.map((facet) => [facet, readFacet(facet)])));
}

/** Each column under all that is demanded of the others: by an index that gives its rows, or from the columns of what was searched for, read once for all. */
function countAll(
  db: Database,
  limits: readonly Condition[],
  filter: ActionFilter,
  shapes: ReadonlyMap<number, Shape>,
): Map<Counted, Counts> {
  const facets = wordFacets.map((facet) => demandWords(db, filter, facet));
  const demands = [demandShapes(shapes, filter), ...facets].filter((demand) => demand !== null);
  const rest = [...limits, ...demandRest(db, filter)];
  const isEntityCounted = (filter.entityType ?? []).length > 0;
  const counted: Counted[] = ['shape', ...wordFacets.filter((facet) => facet !== 'entity' || isEntityCounted)];
  const ways = counted.map((column) => {
    const others = demands.filter(({ name }) => name !== column);
    return { column, others, rows: chooseRows(db, column, rest, others) };
  });
  const unindexed = ways.filter(({ rows }) => rows === null);
  const columns = readColumns(
    db,
    rest,
    new Set(unindexed.flatMap(({ column, others }) => [column, ...others.map(({ name }) => name as Counted)])),
  );
  const count = ({ column, others, rows }: (typeof ways)[number]): Counts =>
    rows === null ? countColumn(columns, column, others) : countValues(db, column, rows);
  return new Map(ways.map((way) => [way.column, count(way)]));
}

/** Rows to count: those of a search, once for each key, that fit the tests. */
type Rows = Pick<Condition, 'source' | 'search' | 'keys'> & { tests: readonly Condition[] };

/** Beside a search, rows of another index are held against what it found one by one: that pays for so few of all. */
const heldShare = 1 / 50;

/**
 * Rows that one index gives: of the rarest condition, or else all in the order that they are counted in. Null where it is quicker to read the columns of what
 * was searched for.
 */
function chooseRows(db: Database, counted: Counted, rest: readonly Condition[], others: readonly Condition[]): Rows | null {
  const { driver, rows, total, tests } = planWalk(db, [...rest, ...others]);
  const isIndexed = rest.every(({ name }) => name === 'at' || name === 'shape');
  if (others.includes(driver)) return isIndexed || rows <= total * heldShare ? { ...driver, tests } : null;
  if (!isIndexed || driver.name !== 'at') return null;
  return rows < Infinity ? { ...driver, tests } : { source: `actions indexed by actions_by_${counted}`, search: 'true', keys: [[]], tests };
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
function findName(db: Database, id: number, tests: readonly Condition[]): string | null {
  const found = `
    select text from action_words where id = (
      select name from actions indexed by actions_by_entity
      where ${joinTests({ search: 'entity = ? and name is not null' }, tests)} order by at desc, stream desc, seq desc limit 1
    )`;
  return db.get(write<{ text: string }>(found, [id, ...listParameters(tests)]))?.text ?? null;
}

function isShapeFacet(facet: ActionFacet): facet is ShapeFacet {
  return (shapeFacets as readonly ActionFacet[]).includes(facet);
}

function mostFrequentFirst([a, countA]: [string, number], [b, countB]: [string, number]): number {
  return countB - countA || (a < b ? -1 : a > b ? 1 : 0);
}
