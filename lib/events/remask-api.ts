/** Masking that was tightened and is to hold for what is stored: the words of the collector's routes, and of what devices are told. */
import { z } from 'zod';
import { EpochMs, Id, MaskLevel, Origin } from './base.ts';
import { interactionTypes } from './interaction.ts';

const count = z.number().int().nonnegative();

/** What is to hold: the level without `none`, which masks nothing. */
export const RemaskTarget = MaskLevel.exclude(['none']);
export type RemaskTarget = z.infer<typeof RemaskTarget>;

/** What holds for which records: of one site or, null, of all; made in `[from, to)`, null where that has no bound, and never later than it was asked for. */
const scope = { site: Origin.nullable(), target: RemaskTarget, from: EpochMs.nullable(), to: EpochMs.nullable() };
export const RemaskScope = z.looseObject(scope);
export type RemaskScope = z.infer<typeof RemaskScope>;

/** `POST /remaskings`: finds what there is, and removes nothing before it is confirmed. */
export const RemaskRequest = z
  .object({ ...scope, note: z.string().trim().min(1).max(500) })
  .refine(({ from, to }) => from === null || to === null || from < to, { path: ['to'], message: 'the time ends before it begins' });
export type RemaskRequest = z.infer<typeof RemaskRequest>;

/**
 * `POST /remaskings/{id}/confirm`. Doubtful is what nobody can tell of: pictures of streams that do not say their level or their `unmask` rules, and all of streams that do not
 * say their site where one is named.
 */
export const Doubtful = z.enum(['leave', 'remove']);
export type Doubtful = z.infer<typeof Doubtful>;
export const RemaskConfirmation = z.object({ doubtful: Doubtful });

/** Records by kind. `other` are of kinds that this version does not know; a kind that is not there is one that was not counted yet when it was written. */
export const remaskKinds = ['frame', ...interactionTypes, 'message-text', 'other'] as const;
export type RemaskKind = (typeof remaskKinds)[number];
export const RemaskCounts = z.record(z.enum(remaskKinds), count.default(0));
export type RemaskCounts = z.infer<typeof RemaskCounts>;

/** Streams that say the same of their masking; null is what they do not say. `kept`: they are left, being masked as much already, or without text. */
export const RemaskGroup = z.looseObject({
  level: MaskLevel.nullable(),
  unmasks: z.boolean().nullable(),
  isSiteKnown: z.boolean(),
  streams: count,
  kept: count,
  sure: RemaskCounts,
  doubtful: RemaskCounts,
});
export type RemaskGroup = z.infer<typeof RemaskGroup>;

/** `finding` → `found` (waits to be confirmed) → `running` → `done`. `held`: a hold keeps some of it, and all of it goes on when that is lifted. */
export const Remasking = z.looseObject({
  id: Id,
  ...scope,
  note: z.string().max(500),
  askedBy: z.string().max(500).nullable(),
  askedAt: EpochMs,
  confirmedBy: z.string().max(500).nullable(),
  state: z.enum(['finding', 'found', 'running', 'held', 'done']),
  /** How many of the streams were looked through, in what it is doing. */
  progress: z.looseObject({ streams: count, of: count }),
  /** What it would remove, null while that is being found. */
  found: z.array(RemaskGroup).nullable(),
  /** Null before it is confirmed. */
  doubtful: Doubtful.nullable(),
  removed: RemaskCounts,
  /** Records that a hold keeps. */
  heldBack: count,
  doneAt: EpochMs.nullable(),
  /** Devices that have done the same with what is theirs, of those that are enrolled. */
  devices: z.looseObject({ told: count, all: count }),
  /** What the job cannot reach, each a word that the screen has a sentence for. */
  unreached: z.array(z.enum(['actions', 'addresses', 'devices', 'backups'])),
});
export type Remasking = z.infer<typeof Remasking>;
export const Remaskings = z.looseObject({ remaskings: z.array(Remasking) });

/** What a device has to do with what it holds itself. */
export const RemaskEntry = z.looseObject({ number: z.number().int().positive(), id: Id, askedAt: EpochMs, ...scope, doubtful: Doubtful });
export type RemaskEntry = z.infer<typeof RemaskEntry>;
