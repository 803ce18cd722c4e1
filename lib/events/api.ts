/** The collector's reads and set-up over HTTP, all below `/api/v1`. The local feed answers in the same shapes. */
import { z } from 'zod';
import { Cursor, EpochMs, Id, MaskLevel, Origin, Seq } from './base.ts';
import { Envelope } from './envelope.ts';
import { interactionTypes } from './interaction.ts';
import { Hole } from './mark.ts';
import { MaskRules, SecretPaths } from './masking.ts';
import { Person } from './person.ts';
import { StreamHeader } from './stream.ts';

/** `GET /health`, open to all: is this a collector, and does it speak our language? */
export const Health = z.looseObject({
  product: z.literal('cotrail-collector'),
  version: z.string().max(100),
  /** The newest record schema that it understands; newer ones are kept opaque. 0: none that was ever published. */
  schema: z.number().int().nonnegative(),
  now: EpochMs,
  /** False where its disk is full; absent from collectors that do not watch it. */
  takesUploads: z.boolean().optional(),
});
export type Health = z.infer<typeof Health>;

/** A refusal: `error` is a stable word for programs, `message` a sentence for people that says what to do. */
export const Refusal = z.looseObject({ error: z.string().max(100), message: z.string().max(2000) });
export type Refusal = z.infer<typeof Refusal>;

/**
 * A site as a collector suggests it and as the options hold it. `queryKeys` are the URL query keys that may be kept. `console` names the console profile
 * by which its actions are read; left out, its host decides; null: none. `maskRules` and `secretPaths` stand beside the level; left out, there are none.
 */
export const Site = z.looseObject({
  origin: Origin,
  maskLevel: MaskLevel,
  interactions: z.boolean(),
  frames: z.boolean(),
  queryKeys: z.array(z.string().min(1).max(100)).max(100),
  console: z.string().max(100).nullish(),
  maskRules: MaskRules.optional(),
  secretPaths: SecretPaths.optional(),
  /** Whether what messages say is kept, where the profile can read it. Left out: no. */
  messageText: z.boolean().optional(),
});
export type Site = z.infer<typeof Site>;

/** `GET /pairing/{code}`, open: all that accepting the link will set, to be shown before it is accepted. */
export const PairingOffer = z.looseObject({
  collector: z.string().max(200),
  version: z.string().max(100),
  expiresAt: EpochMs,
  sites: z.array(Site).max(500),
  retentionDays: z.number().int().min(1).max(3650).nullable(),
  /** The group that the device will be of; absent at collectors that know no groups. */
  group: z.string().max(100).nullish(),
});
export type PairingOffer = z.infer<typeof PairingOffer>;

const count = z.number().int().nonnegative();
export const InteractionCounts = z.object(
  Object.fromEntries(interactionTypes.map((type) => [type, count])) as Record<(typeof interactionTypes)[number], typeof count>,
);
export type InteractionCounts = z.infer<typeof InteractionCounts>;

/** One session as lists show it. Null `openedAt`: its ledger record has not arrived (yet). `endedAt` null: open, or without an end mark since `lastAt`. */
export const SessionSummary = z.looseObject({
  id: Id,
  device: Id,
  /** Whose: a customer's, recorded by a company's own page, or an agent's, which it is where nothing is said. */
  of: z.enum(['agent', 'customer']).optional(),
  person: Person.nullable(),
  /** Whom consoles named while it ran, beside its person; absent: nobody. */
  named: z.array(Person).optional(),
  openedAt: EpochMs.nullable(),
  endedAt: EpochMs.nullable(),
  closeReason: z.string().max(64).nullable(),
  lastInputAt: EpochMs.nullable(),
  firstAt: EpochMs,
  lastAt: EpochMs,
  sites: z.array(Origin),
  tabs: count,
  interactions: InteractionCounts,
  actions: count,
  frames: count,
  gaps: count,
});
export type SessionSummary = z.infer<typeof SessionSummary>;

/** `GET /sessions`: newest first. Times bound the session's span: it is listed where it overlaps `[from, to)`. */
export const SessionQuery = z.object({
  person: z.string().max(200).optional(),
  site: Origin.optional(),
  from: z.coerce.number().nonnegative().optional(),
  to: z.coerce.number().nonnegative().optional(),
  type: z.enum(interactionTypes).optional(),
  gaps: z.enum(['yes', 'no']).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
export type SessionQuery = z.infer<typeof SessionQuery>;
export const SessionsPage = z.looseObject({ sessions: z.array(SessionSummary), total: count, next: Cursor.nullable() });
export type SessionsPage = z.infer<typeof SessionsPage>;

/** `GET /sessions/facets`, same query but for cursor and limit: what can be filtered by, with how many sessions each. `value` null: unknown person. */
const facet = z.array(z.looseObject({ value: z.string().nullable(), count }));
export const SessionFacets = z.looseObject({ persons: facet, sites: facet, types: facet });
export type SessionFacets = z.infer<typeof SessionFacets>;

/** A stream as a reader sees it. `missing` are the holes in its seqs that no gap record tells of; `ended` says whether its end mark is here. */
export const StreamView = z.looseObject({
  header: StreamHeader,
  firstAt: EpochMs.nullable(),
  lastAt: EpochMs.nullable(),
  records: count,
  lastSeq: Seq.nullable(),
  ended: z.boolean(),
  missing: z.array(Hole),
});
export type StreamView = z.infer<typeof StreamView>;

/** `GET /sessions/{id}`. `removed`: where ledgers held something about the session that was removed for good. */
export const SessionDetail = z.looseObject({ session: SessionSummary, streams: z.array(StreamView), removed: z.array(Hole).optional() });
export type SessionDetail = z.infer<typeof SessionDetail>;

/** `GET /sessions/{id}/records?cursor&limit`: all but frames, of its streams and of the ledger about it, by wall time, then stream, then seq. */
export const RecordsPage = z.looseObject({ records: z.array(Envelope), next: Cursor.nullable() });
export type RecordsPage = z.infer<typeof RecordsPage>;

/**
 * `GET /streams/{id}/frames?at&after&limit`: frames (and parts) of one stream, in order of seq, about 1 MiB a page. With `at`, the page
 * starts at the last full snapshot (with its meta event) at or before that time; with `after`, behind that seq; with both, at whichever
 * comes later. With `until`, it ends behind the first frame later than that: a player that jumps waits for no more than it needs.
 * `next` is the seq to continue behind, null at the end of what is stored. `bytes`: how much JSON it is, about; older collectors do not say.
 */
export const FramesQuery = z.object({
  at: z.coerce.number().nonnegative().optional(),
  after: z.coerce.number().int().nonnegative().optional(),
  until: z.coerce.number().nonnegative().optional(),
});
export type FramesQuery = z.infer<typeof FramesQuery>;
export const FramesPage = z.looseObject({ frames: z.array(Envelope), next: Seq.nullable(), bytes: count.optional() });
export type FramesPage = z.infer<typeof FramesPage>;

/** `GET /totals`: what the collector holds, for checks and for an empty dashboard. */
export const Totals = z.looseObject({
  sessions: count,
  interactions: InteractionCounts,
  frames: count,
  actions: count,
  uploads: count,
  quarantined: count,
});
export type Totals = z.infer<typeof Totals>;
