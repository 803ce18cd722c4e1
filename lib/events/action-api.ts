/** How actions are asked for, by whoever holds them: filters, pages, facets. The same words stand in addresses, in HTTP and in the feed. */
import { z } from 'zod';
import { actionCategories, logNames } from './action-events.ts';
import { Evidence } from './action.ts';
import { Cursor, Id } from './base.ts';
import { Envelope } from './envelope.ts';

/** Several values of one filter are alternatives; the empty text stands for "unknown". */
const values = z.array(z.string().max(500)).max(100);

/** All parts are optional and hold together. Times bound `at`: `[since, until)`, in ms epoch. */
export const ActionFilter = z.object({
  log: z.enum(logNames).optional(),
  event: values.optional(),
  category: z.array(z.enum(actionCategories)).max(actionCategories.length).optional(),
  /** The person's name, or id where it has no name. */
  by: values.optional(),
  /** The actor's kind: agent, customer, user, system, api. */
  kind: values.optional(),
  /** The text of the old and the new value. */
  from: values.optional(),
  to: values.optional(),
  entityType: values.optional(),
  /** Ids of entities, of the types asked for. */
  entity: values.optional(),
  /** Everything about one item: the conversation's or the entity's id is this. */
  item: z.string().max(500).optional(),
  console: values.optional(),
  evidence: z.array(Evidence).max(10).optional(),
  outcome: values.optional(),
  /** `agent`, `automatic`, or empty for unknown. */
  initiator: values.optional(),
  /** Views by whether the conversation's group was one of the agent's. */
  ownGroup: z.enum(['yes', 'no', 'unknown']).optional(),
  session: Id.optional(),
  since: z.coerce.number().nonnegative().optional(),
  until: z.coerce.number().nonnegative().optional(),
  /** Words that must all stand, as beginnings of words, in the action's values, names or event. */
  text: z.string().max(500).optional(),
});
export type ActionFilter = z.infer<typeof ActionFilter>;

/**
 * `GET /actions`: newest first, by `at`, then stream, then seq. `arrivedAfter` gives instead what has arrived since a page said `arrival`,
 * newest first, for live views.
 */
export const ActionQuery = ActionFilter.extend({
  cursor: Cursor.optional(),
  arrivedAfter: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
});
export type ActionQuery = z.infer<typeof ActionQuery>;

/** A number that is exact up to 10,000; beyond, `more` is true and the number is 10,000. */
export const Tally = z.looseObject({ count: z.number().int().nonnegative(), more: z.boolean() });
export type Tally = z.infer<typeof Tally>;
export const tallyLimit = 10_000;

/** The actions as they were recorded; `arrival` names the last one that has arrived, whatever the filter. `total` is null in an `arrivedAfter` page. */
export const ActionsPage = z.looseObject({
  actions: z.array(Envelope),
  next: Cursor.nullable(),
  arrival: Cursor,
  total: Tally.nullable(),
});
export type ActionsPage = z.infer<typeof ActionsPage>;

export const actionFacets = [
  'event',
  'category',
  'by',
  'kind',
  'from',
  'to',
  'entityType',
  'entity',
  'console',
  'evidence',
  'outcome',
  'initiator',
  'ownGroup',
] as const;
export type ActionFacet = (typeof actionFacets)[number];

/**
 * `GET /actions/facets`: for each filter its values under all the other filters, most frequent first, at most 200. `value` is what the filter takes; `label`
 * is there where it is an id that has a name. `entity` is empty until the filter names entity types.
 */
const facet = z.array(z.looseObject({ value: z.string(), label: z.string().nullish(), ...Tally.shape }));
export const ActionFacets = z.looseObject(
  Object.fromEntries(actionFacets.map((name) => [name, facet])) as Record<ActionFacet, typeof facet>,
);
export type ActionFacets = z.infer<typeof ActionFacets>;

const lists: readonly string[] = Object.entries(ActionFilter.shape).flatMap(([key, schema]) =>
  schema.unwrap() instanceof z.ZodArray ? [key] : [],
);

/** A query as a search string has it: a list as its key again and again. What is not set is left out. */
export function writeActionSearch(query: ActionQuery): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) search.append(key, String(each));
  return search;
}

/** A search string as a query is read: unchecked, for a schema of this file to read. Unknown keys stay, so that they can be refused. */
export function readActionSearch(search: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(search.keys())].map((key) => [key, lists.includes(key) ? search.getAll(key) : (search.get(key) ?? '')]),
  );
}
