/** What is seen of a console before it becomes an action: the language between pages and the background. */
import { z } from 'zod';
import { EpochMs, Id, Json } from './base.ts';

const Text = z.string().max(500);

/** A value that a rule named, and what type of thing it is the id of. */
export const Sighted = z.looseObject({ value: Json, named: z.string().max(50).nullable() });
export type Sighted = z.infer<typeof Sighted>;

export const slots = ['entity', 'entityName', 'conversation', 'from', 'to', 'set', 'byId', 'byName', 'link', 'text'] as const;
export type Slot = (typeof slots)[number];

/** One rule that matched a signal; `part` is its place among those of the same rule, where one signal means several actions. */
export const Sighting = z.looseObject({
  rule: Text,
  part: z.number().int().nonnegative().max(1000),
  values: z.partialRecord(z.enum(slots), Sighted),
  /** What the answer's body or frame says of success; null: it does not say, or nobody saw it. */
  ok: z.boolean().nullable(),
  automatic: z.boolean(),
  /** The statuses that the rule asks for; null: any. */
  statuses: z.array(z.number().int()).max(50).nullable(),
});
export type Sighting = z.infer<typeof Sighting>;

/** A name or a value to remember of a thing. */
export const Memo = z.looseObject({ type: z.string().max(50), id: Text, fields: z.record(z.string().max(50), Sighted) });
export type Memo = z.infer<typeof Memo>;

/** Who the agent is, as the console says. */
export const Identity = z.looseObject({ id: Text.nullable(), name: Text.nullable(), groups: z.array(Text).max(200).nullable() });
export type Identity = z.infer<typeof Identity>;

/** The shape of a signal, without any value: what Teach lists, and what a profile misses. */
export const SignalShape = z.looseObject({
  kind: z.enum(['request', 'socket', 'load', 'dom']),
  method: z.string().max(10).nullable(),
  host: z.string().max(300).nullable(),
  /** A path with `:1`, `:2` … for what looks like an id, a DOM event's name, a frame's way. */
  path: z.string().max(1000),
  keys: z.array(z.string().max(200)).max(60),
  selector: z.string().max(1000).nullable(),
  label: z.string().max(200).nullable(),
});
export type SignalShape = z.infer<typeof SignalShape>;

/** What a page saw. `id` is made at the source, so that what comes twice is kept once. */
export const Report = z.discriminatedUnion('kind', [
  /** `request` names the request for joining with the browser's own record of it. `waits`: an answer frame may still come. */
  z.looseObject({
    kind: z.literal('signal'),
    id: Id,
    at: EpochMs,
    evidence: z.enum(['page', 'route', 'dom']),
    request: z.looseObject({ method: z.string().max(10), hash: z.string().max(20) }).nullable(),
    settledAt: EpochMs.nullable(),
    status: z.number().int().nullable(),
    waits: z.boolean(),
    sightings: z.array(Sighting).max(1000),
  }),
  z.looseObject({
    kind: z.literal('memo'),
    id: Id,
    at: EpochMs,
    evidence: z.enum(['page', 'route', 'dom']),
    memos: z.array(Memo).max(2000),
  }),
  z.looseObject({ kind: z.literal('identity'), id: Id, at: EpochMs, evidence: z.enum(['page', 'dom']), identity: Identity }),
  /** One visit to a conversation: reported when it is first to be seen and when it is left. */
  z.looseObject({
    kind: z.literal('visit'),
    id: Id,
    at: EpochMs,
    visit: Id,
    phase: z.enum(['viewed', 'left']),
    conversation: Text,
    link: z.string().max(8192).nullable(),
    dwellMs: z.number().nonnegative().nullable(),
    evidence: z.enum(['page', 'route']),
  }),
  z.looseObject({ kind: z.literal('shape'), id: Id, at: EpochMs, shape: SignalShape, matched: z.array(Text).max(50) }),
  /** Signals that a page made faster than they can be taken. */
  z.looseObject({ kind: z.literal('dropped'), id: Id, at: EpochMs, count: z.number().int().positive() }),
]);
export type Report = z.infer<typeof Report>;

export const ReportRequest = z.looseObject({ profile: z.string().max(100), reports: z.array(Report).min(1).max(500) });
export type ReportRequest = z.infer<typeof ReportRequest>;
