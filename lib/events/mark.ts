/** Marks and gaps: what a stream says of itself, so that a hole is a row and not a silence. */
import { z } from 'zod';
import { EpochMs, Id, Seq } from './base.ts';
import { envelope } from './envelope.ts';

/**
 * A fact about the recording itself. `started` opens a stream, `ended` is its last record, `clock` says that
 * the wall clock stepped against the monotonic one by `data.stepMs`, `hidden` and `visible` follow the tab. A companion's ledger holds `consent-given` and
 * `consent-withdrawn`, with or without a session. `clock-offset` says in a ledger how far the device's clock was from its collector's (see `clock-offset.ts`), and
 * `cobrowse-joined` in a companion's that an agent was there (`data.cobrowse`); both name their `session`. Open for more.
 */
export const Mark = z.looseObject({
  kind: z.literal('mark'),
  ...envelope,
  mark: z.string().min(1).max(64),
  /** Of a ledger's, which belongs to none: the one that it is about. */
  session: Id.nullish(),
  data: z.looseObject({ reason: z.string().max(200).optional(), stepMs: z.number().optional() }),
});
export type Mark = z.infer<typeof Mark>;

/** Words for why somebody paused that screens have sentences for; any other is shown as it was typed. */
export const pauseWhys = ['break', 'private'] as const;

/** Reasons that Cotrail writes. The field is open: an unknown reason is shown as it is. */
export const gapReasons = [
  'paused',
  'stopped',
  'no-end-mark',
  'rate-limited',
  'overflow',
  'not-masked',
  'disk-full',
  'permission-revoked',
  'retention',
  'erased',
  'remasked',
  'quarantined',
  'local-store-lost',
  'consent-withdrawn',
] as const;

/**
 * A hole: after `afterSeq` (null: from the stream's beginning) and before `beforeSeq` (null: to its end, as far as is
 * known). `stream` is null where the whole session was not recorded. `count` is null where nobody counted.
 */
export const Hole = z.looseObject({
  stream: Id.nullable(),
  session: Id.nullable(),
  afterSeq: Seq.nullable(),
  beforeSeq: Seq.nullable(),
  fromAt: EpochMs.nullable(),
  toAt: EpochMs.nullable(),
  count: z.number().int().nonnegative().nullable(),
  reason: z.string().min(1).max(64),
  /** What the person said of it, where they did: `break`, `private`, or their own words. */
  why: z.string().min(1).max(200).nullish(),
});
export type Hole = z.infer<typeof Hole>;

/** A hole as a record, written by whoever knows of it: the recorder in `facts`, the background in the `ledger`. */
export const Gap = z.looseObject({ kind: z.literal('gap'), ...envelope, gap: Hole });
export type Gap = z.infer<typeof Gap>;
