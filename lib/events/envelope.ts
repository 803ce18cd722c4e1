/** What every record has, whatever it is: its key and its times. A record of a newer schema is read as this and shown raw. */
import { z } from 'zod';
import { EpochMs, Id, Seq } from './base.ts';

/** `[stream, seq]` is the key everywhere. `at` is wall time, `mono` the stamper's monotonic clock in ms (null where it has none). */
export const envelope = {
  stream: Id,
  seq: Seq,
  at: EpochMs,
  mono: z.number().nullable(),
};

export const Envelope = z.looseObject({ kind: z.string().min(1).max(64), ...envelope });
export type Envelope = z.infer<typeof Envelope>;
