/** How a recorder hands over what it recorded, and what it is told: shared by the extension's messages and the companion. */
import { z } from 'zod';
import { Id, Seq } from './base.ts';
import { Envelope } from './envelope.ts';
import { StreamClaim } from './stream.ts';

/** One batch. `streams` names every stream that `records` belongs to; a record's `seq` follows the one before it in its stream. */
export const AppendRequest = z.looseObject({ streams: z.array(StreamClaim).min(1).max(4), records: z.array(Envelope).max(50_000) });
export type AppendRequest = z.infer<typeof AppendRequest>;

/**
 * `committed`: all records up to `upTo[stream]` are on disk; `wait-for-input` says that the session has ended: end the streams,
 * and open new ones with the next trusted input. `later`: nothing was kept, hold the records and send them again.
 * `refused`: nothing was kept and nothing will be: stop.
 */
export const AppendAnswer = z.discriminatedUnion('outcome', [
  z.looseObject({ outcome: z.literal('committed'), session: Id, upTo: z.record(Id, Seq), then: z.enum(['go-on', 'wait-for-input']) }),
  z.looseObject({ outcome: z.literal('later'), reason: z.enum(['full', 'no-session']) }),
  z.looseObject({ outcome: z.literal('refused'), reason: z.enum(['paused', 'stopped', 'site-not-allowed', 'no-consent', 'other-sender']) }),
]);
export type AppendAnswer = z.infer<typeof AppendAnswer>;
