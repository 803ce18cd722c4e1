/** Where the collector pushes actions to, and how that goes. */
import { z } from 'zod';
import { EpochMs } from './base.ts';

const count = z.number().int().nonnegative();

/**
 * One target, as `GET /pushes` lists it. `target` is its origin: the rest of an address may be a secret. `pending` actions wait, `sent` were taken, and
 * `setAside` were refused for what they are; `again` of them can be sent again, where an admin asks. `nextAttemptAt` is null while nothing stands in the way.
 */
export const PushState = z.looseObject({
  kind: z.enum(['webhook', 'otlp']),
  target: z.string().max(300),
  pending: count,
  sent: count,
  setAside: count,
  again: count.optional(),
  lastOkAt: EpochMs.nullable(),
  lastError: z.looseObject({ at: EpochMs, message: z.string().max(2000) }).nullable(),
  nextAttemptAt: EpochMs.nullable(),
});
export type PushState = z.infer<typeof PushState>;
/** `POST /pushes/again`: how many actions that were set aside are sent again, one by one, to those that refused them. */
export const PushedAgain = z.looseObject({ asked: count });
export const PushStates = z.looseObject({ pushes: z.array(PushState) });
