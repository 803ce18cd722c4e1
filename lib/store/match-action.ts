/** Whether an action fits a filter, and what a filter can offer of it. Pure: the rules of `ActionFilter`, for listings, facets and exports. */
import type { ActionFacet, ActionFilter } from '../events/action-api.ts';
import { listLogs, readCategory } from '../events/action-events.ts';
import type { Action } from '../events/action.ts';
import { type ActionRow, splitWords, toActionRow } from './action-row.ts';

/** One part of a filter: what it asks of a row, and the facet that it belongs to. Null: it is none that is counted. */
export interface Part {
  facet: ActionFacet | null;
  fits(row: ActionRow): boolean;
}

/** The values of an action that a facet counts. An entity's are offered for the types that a filter names. */
export const facetValues: Record<ActionFacet, (row: ActionRow) => readonly string[]> = {
  event: (row) => [row.event],
  category: (row) => [readCategory(row.event)],
  by: (row) => [row.by],
  kind: (row) => [row.kind],
  from: (row) => [row.from],
  to: (row) => [row.to],
  entityType: (row) => [row.entityType],
  entity: (row) => [row.entity],
  console: (row) => [row.console],
  evidence: (row) => row.evidence,
  outcome: (row) => [row.outcome],
  initiator: (row) => [row.initiator],
  ownGroup: (row) => (row.ownGroup === '' ? [] : [row.ownGroup]),
};

/** The parts of a filter that are set; a list without a value asks for nothing. */
export function splitFilter(filter: ActionFilter): Part[] {
  const { log, item, session, since, until, text, ownGroup } = filter;
  const parts: Part[] = [];
  const add = (isSet: boolean, fits: Part['fits'], facet: ActionFacet | null = null) => isSet && parts.push({ facet, fits });
  add(since !== undefined, (row) => row.at >= since!);
  add(until !== undefined, (row) => row.at < until!);
  add(session !== undefined, (row) => row.session === session);
  add(item !== undefined, (row) => row.items.includes(item!));
  add(log !== undefined, (row) => listLogs(row.event, row.hasConversation).includes(log!));
  add(ownGroup !== undefined, (row) => row.ownGroup === ownGroup, 'ownGroup');
  for (const [facet, read] of Object.entries(facetValues) as [ActionFacet, (typeof facetValues)[ActionFacet]][]) {
    const values = facet === 'ownGroup' ? [] : (filter[facet] ?? []);
    const wanted = new Set<string>(values);
    add(wanted.size > 0, (row) => read(row).some((value) => wanted.has(value)), facet);
  }
  const words = splitWords(text ?? '');
  add(words.length > 0, (row) => words.every((word) => row.words.includes(` ${word}`)));
  return parts;
}

/** For many rows: the filter is read once. */
export function createMatch(filter: ActionFilter): (row: ActionRow) => boolean {
  const parts = splitFilter(filter);
  return (row) => parts.every((part) => part.fits(row));
}

export function matchesAction(action: Action, filter: ActionFilter): boolean {
  return createMatch(filter)(toActionRow(action, action.session));
}
