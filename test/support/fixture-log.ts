/** A log held in memory that answers as a store does: filters, pages, facets, and new actions now and then. */
import {
  actionFacets,
  tallyLimit,
  type ActionFacet,
  type ActionFacets,
  type ActionFilter,
  type ActionQuery,
  type ActionsPage,
  type Tally,
} from '../../lib/events/action-api.ts';
import { listLogs, readCategory } from '../../lib/events/action-events.ts';
import { readPersonText, readValueText } from '../../lib/events/action-text.ts';
import type { Action } from '../../lib/events/action.ts';
import { makeAction, makeLog } from './fixture-actions.ts';

/** One arrives so often while somebody looks. */
const everyMs = 5000;

export function createFixtureLog(length: number) {
  const actions = makeLog(length);
  const begun = Date.now();
  const grow = () => {
    const due = length < 2 ? 0 : Math.floor((Date.now() - begun) / everyMs);
    while (actions.length < length + due) actions.unshift(makeAction(actions.length + 1, begun + (actions.length - length + 1) * everyMs));
  };
  const find = (filter: ActionFilter, without?: ActionFacet) => actions.filter((action) => fits(action, filter, without));
  return {
    list({ cursor, arrivedAfter, limit = 100, ...filter }: ActionQuery): ActionsPage {
      grow();
      const found = find(filter).filter(({ seq }) => arrivedAfter === undefined || seq > Number(arrivedAfter));
      const from = cursor === undefined ? 0 : found.findIndex(({ seq }) => String(seq) === cursor) + 1;
      const page = found.slice(from, from + limit);
      return {
        actions: page,
        next: from + limit < found.length ? String(page.at(-1)!.seq) : null,
        arrival: String(actions.length),
        total: arrivedAfter === undefined ? toTally(found.length) : null,
      };
    },
    count: (filter: ActionFilter): ActionFacets =>
      Object.fromEntries(actionFacets.map((facet) => [facet, countFacet(find(filter, facet), facet, filter)])) as ActionFacets,
    size: (filter: ActionFilter) => find(filter).length,
  };
}

function fits(action: Action, filter: ActionFilter, without?: ActionFacet): boolean {
  const { log, item, session, since = 0, until = Infinity, text } = filter;
  if (log !== undefined && !listLogs(action.event, action.conversation !== null).includes(log)) return false;
  if (item !== undefined && action.conversation?.id !== item && action.entity.value?.id !== item) return false;
  if ((session !== undefined && action.session !== session) || action.at < since || action.at >= until) return false;
  if (text !== undefined && !hasWords(action, text)) return false;
  return actionFacets.every((facet) => {
    const wanted: readonly string[] = [filter[facet] ?? []].flat();
    return facet === without || wanted.length === 0 || readValues(action, facet).some((value) => wanted.includes(value));
  });
}

function readValues({ event, actor, entity, from, to, console, evidence, outcome, initiator, view }: Action, facet: ActionFacet): string[] {
  if (facet === 'evidence') return evidence;
  if (facet === 'ownGroup') return view == null ? [] : [view.ownGroup === null ? 'unknown' : view.ownGroup ? 'yes' : 'no'];
  const values: Record<Exclude<ActionFacet, 'evidence' | 'ownGroup'>, string | null | undefined> = {
    ...{ event, category: readCategory(event), kind: actor.kind, by: readPersonText(actor.person), console, initiator },
    ...{ entityType: entity.value?.type, entity: entity.value?.id, outcome: outcome.value },
    ...{ from: readValueText(from.value), to: readValueText(to.value) },
  };
  return [values[facet] ?? ''];
}

function hasWords({ event, actor, entity, from, to, conversation }: Action, text: string): boolean {
  const values = [
    event,
    actor.person?.name,
    entity.value?.type,
    entity.value?.name,
    entity.value?.id,
    conversation?.id,
    conversation?.group,
  ];
  const words = [...values, readValueText(from.value), readValueText(to.value)]
    .join(' ')
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const wanted = text.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u);
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
}

function countFacet(actions: readonly Action[], facet: ActionFacet, filter: ActionFilter): ActionFacets[ActionFacet] {
  if (facet === 'entity' && filter.entityType === undefined) return [];
  const counts = new Map<string, number>();
  for (const value of actions.flatMap((action) => readValues(action, facet))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const names = new Map(actions.map(({ entity }) => [entity.value?.id ?? '', entity.value?.name ?? null]));
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 200)
    .map(([value, count]) => ({ value, label: facet === 'entity' ? (names.get(value) ?? null) : null, ...toTally(count) }));
}

function toTally(count: number): Tally {
  return count > tallyLimit ? { count: tallyLimit, more: true } : { count, more: false };
}
