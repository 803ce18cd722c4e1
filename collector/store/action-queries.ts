/** Lists actions, newest first, a page at a time: along the index of the rarest condition, never further than the page needs. */
import { setImmediate } from 'node:timers/promises';
import { tallyLimit, type ActionFilter, type ActionQuery, type ActionsPage } from '../../lib/events/action-api.ts';
import { Envelope } from '../../lib/events/envelope.ts';
import { readLastArrival } from './action-index.ts';
import {
  countRows,
  demandArrival,
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
  type Plan,
} from './action-conditions.ts';
import { demandScope } from './action-scope.ts';
import { readShapes } from './action-shapes.ts';
import { write, type Database } from './database.ts';
import { BadCursor, type Scope } from './store.ts';

const pageLength = 100;
const sortedShare = 1 / 50;
const iteratedLength = 20_000;

export function listActions(db: Database, scope: Scope, query: ActionQuery): ActionsPage {
  const { cursor, arrivedAfter, limit = pageLength } = query;
  const arrival = readLastArrival(db);
  const isLive = arrivedAfter !== undefined;
  const conditions = demandAll(db, scope, query).concat(isLive ? demandArrival(readArrival(arrivedAfter), arrival) : []);
  const plan = planWalk(db, conditions);
  const rows = walk(db, plan, cursor === undefined ? null : readCursor(cursor), limit + 1);
  return {
    ...toPage(db, rows, limit),
    arrival: String(arrival),
    total: isLive ? null : toTally(countRows(db, plan.driver, plan.tests, tallyLimit + 1)),
  };
}

/** Keys are read in pages, and each record when its turn comes; what arrives in between is left out, so that the whole is what it was at the beginning. */
export async function* iterateActions(db: Database, scope: Scope, filter: ActionFilter): AsyncGenerator<Envelope> {
  const arrival = readLastArrival(db);
  let page: Key[] = [];
  do {
    const plan = planWalk(db, [...demandAll(db, scope, filter), demandArrival(0, arrival)]);
    page = walk(db, plan, page.at(-1) ?? null, iteratedLength);
    for (const key of page) yield readAction(db, key);
    await setImmediate();
  } while (page.length === iteratedLength);
}

/** Every last one, where the list only says that there are many. */
export function countActions(db: Database, scope: Scope, filter: ActionFilter): number {
  const { driver, tests } = planWalk(db, demandAll(db, scope, filter));
  return countRows(db, driver, tests, Number.MAX_SAFE_INTEGER);
}

function demandAll(db: Database, scope: Scope, filter: ActionFilter): Condition[] {
  const shapes = readShapes(db);
  const facets = [...wordFacets.map((facet) => demandWords(db, filter, facet)), demandShapes(shapes, filter)];
  return [...demandScope(db, scope, shapes), ...demandRest(db, filter), ...facets].filter((condition) => condition !== null);
}

interface Key {
  at: number;
  stream: string;
  seq: number;
}

/** The first rows of the list behind a place. Each key of the driver gives its first ones, and the first of these are the first of all. */
function walk(db: Database, plan: Plan, behind: Key | null, limit: number): Key[] {
  const { driver, tests } = chooseOrder(plan, limit);
  const place = behind === null ? '' : 'and at <= ? and (at < ? or (stream, seq) < (?, ?))';
  const sql = `
    select at, stream, seq from ${driver.source} where ${joinTests(driver, tests)} ${place}
    order by at desc, stream desc, seq desc limit ?`;
  const parameters = [...listParameters(tests), ...(behind === null ? [] : [behind.at, behind.at, behind.stream, behind.seq]), limit];
  const rows = driver.keys.flatMap((key) => db.all(write<Key>(sql, [...key, ...parameters])));
  return driver.keys.length === 1 ? rows : rows.sort(newestFirst).slice(0, limit);
}

/** What is sorted before the first row is known must be few; for the rest, one walk through all of time finds the page sooner. */
function chooseOrder(plan: Plan, limit: number): Plan {
  const { driver, rows, total, tests } = plan;
  const isFew = rows <= total * sortedShare || (driver.ordered && driver.keys.length * limit <= tallyLimit);
  return isFew ? plan : { driver: demandTime(0, Infinity), rows: Infinity, total, tests: [driver, ...tests] };
}

function newestFirst(a: Key, b: Key): number {
  return b.at - a.at || (a.stream < b.stream ? 1 : a.stream > b.stream ? -1 : b.seq - a.seq);
}

function toPage(db: Database, rows: readonly Key[], limit: number): Pick<ActionsPage, 'actions' | 'next'> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    actions: page.map((key) => readAction(db, key)),
    next: rows.length > limit && last ? `${last.at}_${last.stream}_${last.seq}` : null,
  };
}

function readAction(db: Database, { stream, seq }: Key): Envelope {
  const row = db.get(write<{ json: string }>('select json from records where stream = ? and seq = ?', [stream, seq]));
  if (row === null) throw new Error(`The index names the action ${stream}/${seq}, and there is no such record.`);
  return Envelope.parse(JSON.parse(row.json));
}

function readArrival(arrival: string): number {
  if (!/^\d{1,15}$/.test(arrival)) throw new BadCursor();
  return Number(arrival);
}

function readCursor(cursor: string): Key {
  const [at = '', stream = '', seq = ''] = cursor.split('_');
  if (!/^\d+(\.\d+)?$/.test(at) || stream === '' || !/^\d+$/.test(seq)) throw new BadCursor();
  return { at: Number(at), stream, seq: Number(seq) };
}
