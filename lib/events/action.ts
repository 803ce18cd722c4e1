/** The audit history: one thing that was done, to what, from what, to what, and how each value was observed. */
import { z } from 'zod';
import { EpochMs, Id, Json } from './base.ts';
import { envelope } from './envelope.ts';
import { Actor } from './person.ts';

/** How a value was observed: the browser's own view of a request, a hook in the page, a route, the DOM, or a page's call. `cotrail` is Cotrail's own act. */
export const Evidence = z.enum(['network', 'page', 'route', 'dom', 'api', 'cotrail']);
export type Evidence = z.infer<typeof Evidence>;

/** A value with its evidence. Unknown is a null value with no evidence: never guessed. */
const observed = <T extends z.ZodType>(value: T) => z.looseObject({ value: value.nullable(), evidence: z.array(Evidence) });

/** How sure a rule is: seen on the wire, read in the console's source, in its API's documents, or not confirmed by anybody yet. `taught` by an admin who saw it match. */
export const Provenance = z.enum(['verified', 'source', 'api-doc', 'unverified', 'taught']);
export type Provenance = z.infer<typeof Provenance>;

/** Which rule of which console profile read an action. */
export const RuleRef = z.looseObject({
  profile: z.string().max(100),
  version: z.string().max(50),
  rule: z.string().max(100),
  provenance: Provenance,
});
export type RuleRef = z.infer<typeof RuleRef>;

/**
 * One visit to a conversation, of `conversation.viewed` and `conversation.left`. `dwellMs` is how long it was to be seen, null in `viewed` and where
 * nobody measured; `ownGroup` says whether the conversation's group is one of the agent's, null where one of them is unknown.
 */
export const View = z.looseObject({ visit: Id, dwellMs: z.number().nonnegative().nullable(), ownGroup: z.boolean().nullable() });
export type View = z.infer<typeof View>;

/** Where in the replay it happened. `inferred` places are shown as such; a null place opens the session at that time. */
export const Moment = z.looseObject({
  session: Id.nullable(),
  tab: z.number().int().nullable(),
  document: z.string().max(200).nullable(),
  at: EpochMs,
  place: z.enum(['observed', 'inferred']).nullable(),
});
export type Moment = z.infer<typeof Moment>;

/**
 * `from`, `to` and values in general are plain, or `{id, name}` where a thing is named. `event` is open, `noun.past-verb`; `at` is when the request started, `settledAt` when its answer came.
 * `rule` is null for Cotrail's own actions.
 */
export const Action = z.looseObject({
  kind: z.literal('action'),
  ...envelope,
  id: Id,
  session: Id.nullable(),
  actor: Actor,
  event: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'not noun.past-verb')
    .max(100),
  entity: observed(z.looseObject({ type: z.string().max(100), id: z.string().max(500).nullable(), name: z.string().max(500).nullable() })),
  from: observed(Json),
  to: observed(Json),
  outcome: observed(z.enum(['confirmed', 'attempted', 'failed'])),
  initiator: z.enum(['agent', 'automatic']).nullable(),
  evidence: z.array(Evidence),
  conversation: z
    .looseObject({ id: z.string().max(500).nullable(), link: z.string().max(8192).nullable(), group: z.string().max(500).nullable() })
    .nullable(),
  console: z.string().max(200).nullable(),
  settledAt: EpochMs.nullable(),
  moment: Moment.nullable(),
  rule: RuleRef.nullish(),
  view: View.nullish(),
});
export type Action = z.infer<typeof Action>;
