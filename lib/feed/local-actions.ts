/** The log of this device's own store: pages of actions, and what they can be filtered by. */
import { z } from 'zod';
import {
  type ActionFacet,
  type ActionFacets,
  type ActionFilter,
  type ActionQuery,
  type ActionsPage,
  actionFacets,
  type Tally,
  tallyLimit,
} from '../events/action-api.ts';
import type { ActionRow } from '../store/action-row.ts';
import type { CotrailDb } from '../store/db.ts';
import { facetValues, type Part, splitFilter } from '../store/match-action.ts';
import { countWithin, lookAtActions, readActionRecords, readArrived, readLastArrival, scanActions } from '../store/read-actions.ts';
import { FeedError } from './feed.ts';

const pageLength = 100;
const facetLength = 200;

/** A page's last action, and the total that was counted for the first page: a list keeps it while one scrolls. */
const Place = z.tuple([z.number(), z.string(), z.number(), z.number().nullable()]);
type Place = z.infer<typeof Place>;

export async function listLocalActions(db: CotrailDb, query: ActionQuery, signal: AbortSignal): Promise<ActionsPage> {
  const { cursor, arrivedAfter, limit = pageLength, ...filter } = query;
  const place = cursor === undefined ? null : readCursor(cursor);
  const arrival = String(await readLastArrival(db)); // Before the rows are read: what comes meanwhile is told of twice, not never.
  const isLive = arrivedAfter !== undefined;
  const { rows, count } = isLive
    ? { rows: await readLive(db, filter, arrivedAfter, place, limit + 1, signal), count: null }
    : await readPage(db, filter, place, limit, signal);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = last !== undefined && rows.length > limit ? JSON.stringify([last.at, last.stream, last.seq, count] satisfies Place) : null;
  return { actions: await readActionRecords(db, page), next, arrival, total: count === null ? null : toTally(count) };
}

function readCursor(cursor: string): Place {
  try {
    return Place.parse(JSON.parse(cursor));
  } catch (error) {
    throw new FeedError('failed', `${cursor} is no cursor of this log: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toPlace(place: Place | null) {
  return place === null ? null : { at: place[0], stream: place[1], seq: place[2] };
}

function readLive(db: CotrailDb, filter: ActionFilter, arrivedAfter: string, place: Place | null, limit: number, signal: AbortSignal) {
  const arrival = z.coerce.number().int().nonnegative().safeParse(arrivedAfter);
  if (!arrival.success) throw new FeedError('failed', `${arrivedAfter} is no arrival of this log`);
  return readArrived(db, filter, { arrival: arrival.data, behind: toPlace(place), limit }, signal);
}

/** One row more than the page holds, where there is one. Reads on behind the page until the total is known, or known to be beyond its limit. */
async function readPage(
  db: CotrailDb,
  filter: ActionFilter,
  place: Place | null,
  limit: number,
  signal: AbortSignal,
): Promise<{ rows: ActionRow[]; count: number }> {
  const known = place?.[3] ?? (isBounds(filter) ? await countWithin(db, filter, tallyLimit + 1) : null);
  const rows: ActionRow[] = [];
  let count = 0;
  for await (const fitting of scanActions(db, filter, toPlace(place), signal)) {
    count += fitting.length;
    rows.push(...fitting.slice(0, limit + 1 - rows.length));
    if (rows.length > limit && (known !== null || count > tallyLimit)) break;
  }
  return { rows, count: known ?? count };
}

/** Whether a filter is nothing but bounds of an index, so that counting needs no look at the rows. */
function isBounds({ since: _since, until: _until, session: _session, ...rest }: ActionFilter): boolean {
  return splitFilter(rest).length === 0;
}

function toTally(count: number): Tally {
  return { count: Math.min(count, tallyLimit), more: count > tallyLimit };
}

type Counts = Record<ActionFacet, Map<string, { count: number; label: string }>>;

/** One pass: an action counts in all facets where it fits the filter, and in one where it fits all but that. */
export async function readLocalFacets(db: CotrailDb, filter: ActionFilter, signal: AbortSignal): Promise<ActionFacets> {
  const offered = actionFacets.filter((facet) => facet !== 'entity' || (filter.entityType ?? []).length > 0);
  const counts = Object.fromEntries(actionFacets.map((facet) => [facet, new Map()])) as Counts;
  const parts = splitFilter(filter);
  const count = (row: ActionRow) => {
    for (const facet of readFacetsOf(row, parts, offered)) countValues(counts[facet], facet, row);
  };
  await lookAtActions(db, filter, count, signal);
  return Object.fromEntries(actionFacets.map((facet) => [facet, readMostFrequent(counts[facet], facet)])) as ActionFacets;
}

function readFacetsOf(row: ActionRow, parts: readonly Part[], offered: readonly ActionFacet[]): readonly ActionFacet[] {
  let missed: ActionFacet | null = null;
  for (const { facet, fits } of parts) {
    if (fits(row)) continue;
    if (facet === null || missed !== null) return [];
    missed = facet;
  }
  return missed === null ? offered : offered.includes(missed) ? [missed] : [];
}

function countValues(counts: Counts[ActionFacet], facet: ActionFacet, row: ActionRow): void {
  for (const value of facetValues[facet](row)) {
    const known = counts.get(value);
    const label = facet === 'entity' ? row.entityName : '';
    if (known) {
      known.count += 1;
      known.label ||= label;
    } else counts.set(value, { count: 1, label });
  }
}

function readMostFrequent(counts: Counts[ActionFacet], facet: ActionFacet): ActionFacets[ActionFacet] {
  return [...counts]
    .sort(([a, { count: first }], [b, { count: second }]) => second - first || (a < b ? -1 : 1))
    .slice(0, facetLength)
    .map(([value, { count, label }]) => ({ value, ...(facet === 'entity' ? { label: label || null } : {}), ...toTally(count) }));
}
