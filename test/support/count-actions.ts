/** The rules of the action filter once more, in the plainest words, on the actions themselves: what listings and facets are compared with. */
import { type ActionFacet, type ActionFilter, actionFacets } from '../../lib/events/action-api.ts';
import { listLogs, readCategory } from '../../lib/events/action-events.ts';
import { readValueText } from '../../lib/events/action-text.ts';
import type { Action } from '../../lib/events/action.ts';

export function listPlainly(actions: readonly Action[], filter: ActionFilter): Action[] {
  const found = actions.filter((action) => fits(action, filter));
  return found.sort((a, b) => b.at - a.at || b.stream.localeCompare(a.stream) || b.seq - a.seq);
}

/** Without labels and in no order: each facet's counts by value. */
export function countPlainly(actions: readonly Action[], filter: ActionFilter): Record<string, Record<string, number>> {
  return Object.fromEntries(
    actionFacets.map((facet) => {
      const others = { ...filter, [facet]: undefined };
      const isOffered = facet !== 'entity' || (filter.entityType ?? []).length > 0;
      const values = actions.filter((action) => isOffered && fits(action, others)).flatMap((action) => valuesOf(action, facet));
      return [facet, Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((each) => each === value).length]))];
    }),
  );
}

function fits(action: Action, filter: ActionFilter): boolean {
  const { at, conversation, entity, event, session } = action;
  if (filter.since !== undefined && at < filter.since) return false;
  if (filter.until !== undefined && at >= filter.until) return false;
  if (filter.session !== undefined && session !== filter.session) return false;
  if (filter.item !== undefined && conversation?.id !== filter.item && entity.value?.id !== filter.item) return false;
  if (filter.log !== undefined && !listLogs(event, conversation !== null).includes(filter.log)) return false;
  const isWanted = actionFacets.every((facet) => {
    const wanted: string[] = [filter[facet] ?? []].flat();
    return wanted.length === 0 || valuesOf(action, facet).some((value) => wanted.includes(value));
  });
  return isWanted && wordsIn(filter.text ?? '').every((word) => wordsOf(action).some((other) => other.startsWith(word)));
}

function valuesOf(action: Action, facet: ActionFacet): string[] {
  const { actor, entity, event, evidence, from, initiator, outcome, to, view } = action;
  const values: Record<ActionFacet, () => (string | null | undefined)[]> = {
    event: () => [event],
    category: () => [readCategory(event)],
    by: () => [actor.person?.name ?? actor.person?.id],
    kind: () => [actor.kind],
    from: () => [readValueText(from.value)],
    to: () => [readValueText(to.value)],
    entityType: () => [entity.value?.type],
    entity: () => [entity.value?.id],
    console: () => [action.console],
    evidence: () => evidence,
    outcome: () => [outcome.value],
    initiator: () => [initiator],
    ownGroup: () => (view == null ? [] : [view.ownGroup === null ? 'unknown' : view.ownGroup ? 'yes' : 'no']),
  };
  return values[facet]().map((value) => value ?? '');
}

function wordsOf({ actor, conversation, entity, event, from, to }: Action): string[] {
  const { person } = actor;
  const ids = [entity.value?.type, entity.value?.id, entity.value?.name, conversation?.id, conversation?.group];
  return [event, readValueText(from.value), readValueText(to.value), person?.name, person?.id, ...ids].flatMap((text) =>
    wordsIn(text ?? ''),
  );
}

function wordsIn(text: string): string[] {
  const plain = [...text.normalize('NFD')].filter((letter) => !/\p{M}/u.test(letter)).join('');
  return plain
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
