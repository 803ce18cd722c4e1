/** What a list of actions and its facets must be, by going through all of them: slow, plain, and nothing like what it checks. */
import {
  actionFacets,
  tallyLimit,
  type ActionFacet,
  type ActionFacets,
  type ActionFilter,
  type Tally,
} from '../../../lib/events/action-api.ts';
import { listLogs, readCategory } from '../../../lib/events/action-events.ts';
import { listSearchTexts, readPersonText, readValueText } from '../../../lib/events/action-text.ts';
import type { Action } from '../../../lib/events/action.ts';

export function listNaively(actions: readonly Action[], filter: ActionFilter): Action[] {
  return actions.filter((action) => fits(action, filter)).sort(newestFirst);
}

export function countNaively(actions: readonly Action[], filter: ActionFilter): ActionFacets {
  const facets = actionFacets.map((facet) => {
    if (facet === 'entity' && !filter.entityType?.length) return [facet, []];
    const { [facet]: _own, ...others } = filter;
    const counts = new Map<string, number>();
    const rest = listNaively(actions, others);
    for (const value of rest.flatMap((action) => readValues(action, facet))) counts.set(value, (counts.get(value) ?? 0) + 1);
    const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
    const named = listNaively(actions, { entityType: filter.entityType });
    const label = (id: string) => named.find(({ entity: { value } }) => (value?.id ?? '') === id && value?.name)?.entity.value?.name;
    return [
      facet,
      sorted.map(([value, count]) => ({ value, ...(facet === 'entity' && { label: label(value) ?? null }), ...toTally(count) })),
    ];
  });
  return Object.fromEntries(facets) as ActionFacets;
}

export function toTally(count: number): Tally {
  return { count: Math.min(count, tallyLimit), more: count > tallyLimit };
}

function newestFirst(a: Action, b: Action): number {
  return b.at - a.at || (a.stream < b.stream ? 1 : a.stream > b.stream ? -1 : b.seq - a.seq);
}

function readValues(action: Action, facet: ActionFacet): string[] {
  const { entity, view } = action;
  if (facet === 'ownGroup') return view ? [view.ownGroup === null ? 'unknown' : view.ownGroup ? 'yes' : 'no'] : [];
  if (facet === 'evidence') return [...new Set(action.evidence)];
  const value = {
    event: action.event,
    category: readCategory(action.event),
    by: readPersonText(action.actor.person),
    kind: action.actor.kind,
    from: readValueText(action.from.value),
    to: readValueText(action.to.value),
    entityType: entity.value?.type,
    entity: entity.value?.id,
    console: action.console,
    outcome: action.outcome.value,
    initiator: action.initiator,
  }[facet];
  return [value ?? ''];
}

function fits(action: Action, filter: ActionFilter): boolean {
  const isFaceted = actionFacets.every((facet) => {
    const asked: readonly string[] = [filter[facet] ?? []].flat();
    return asked.length === 0 || readValues(action, facet).some((value) => asked.includes(value));
  });
  const { log, item, session, since = 0, until = Infinity, text = '' } = filter;
  const isLogged = log === undefined || listLogs(action.event, action.conversation !== null).includes(log);
  const isAbout = item === undefined || [action.conversation?.id, action.entity.value?.id].includes(item);
  const isThen = action.at >= since && action.at < until && (session === undefined || action.session === session);
  return isFaceted && isLogged && isAbout && isThen && isSaid(listSearchTexts(action).join(' '), text);
}

/** Tests search for words of plain letters and digits. */
function isSaid(said: string, text: string): boolean {
  const words = said.toLowerCase().split(/[^a-z0-9]+/);
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((wanted) => words.some((word) => word.startsWith(wanted)));
}
