/** The shape of an action: what many actions have in common. Some hundred shapes stand for a million actions, so that filters on them are cheap. */
import { listLogs, readCategory } from '../../lib/events/action-events.ts';
import type { ActionFacet, ActionFilter } from '../../lib/events/action-api.ts';
import type { Action } from '../../lib/events/action.ts';
import { write, type Database } from './database.ts';

/** The empty text is "unknown"; a null `ownGroup` is of an action that is no view. */
export interface Shape {
  event: string;
  kind: string;
  entityType: string;
  console: string;
  evidence: string[];
  outcome: string;
  initiator: string;
  ownGroup: 'yes' | 'no' | 'unknown' | null;
  inConversation: boolean;
}

export const shapeFacets = [
  ...['event', 'category', 'kind', 'entityType', 'console', 'evidence', 'outcome', 'initiator', 'ownGroup'],
] as const satisfies ActionFacet[];
export type ShapeFacet = (typeof shapeFacets)[number];

export function readShape({ event, actor, entity, console, evidence, outcome, initiator, view, conversation }: Action): Shape {
  const { ownGroup = undefined } = view ?? {};
  return {
    ...{ event, kind: actor.kind, entityType: entity.value?.type ?? '', console: console ?? '', evidence: [...new Set(evidence)].sort() },
    ...{ outcome: outcome.value ?? '', initiator: initiator ?? '', inConversation: conversation !== null },
    ownGroup: ownGroup === undefined ? null : ownGroup === null ? 'unknown' : ownGroup ? 'yes' : 'no',
  };
}

/** All shapes that there are, by id. */
export function readShapes(db: Database): Map<number, Shape> {
  const rows = db.all(write<{ id: number; shape: string }>('select id, shape from action_shapes'));
  return new Map(rows.map(({ id, shape }) => [id, JSON.parse(shape) as Shape]));
}

/** What the facet counts: one value, several of evidence, none where the question does not arise. */
export function readShapeValues(shape: Shape, facet: ShapeFacet): string[] {
  if (facet === 'category') return [readCategory(shape.event)];
  if (facet === 'evidence') return shape.evidence;
  const value = shape[facet];
  return value === null ? [] : [value];
}

/** Whether the filter lets actions of this shape through, but for one facet where it is named. */
export function isShapeWanted(shape: Shape, filter: ActionFilter, without?: ActionFacet): boolean {
  if (filter.log !== undefined && !listLogs(shape.event, shape.inConversation).includes(filter.log)) return false;
  return shapeFacets.every((facet) => {
    const wanted: readonly string[] = [filter[facet] ?? []].flat();
    return facet === without || wanted.length === 0 || readShapeValues(shape, facet).some((value) => wanted.includes(value));
  });
}
