/** Where the collector pushes actions to, and how that goes. */
import { z } from 'zod';
import { EpochMs } from './base.ts';

const count = z.number().int().nonnegative();

/**
 * One target, as `GET /pushes` lists it. `target` is its origin: the rest of an address may be a secret. `pending` actions wait, `sent` were taken, and
 * `setAside` were refused for what they are and are not sent again. `nextAttemptAt` is null while nothing stands in the way.
 */
export const PushState = z.looseObject({
  kind: z.enum(['webhook', 'otlp']),
  target: z.string().max(300),
  pending: count,
  sent: count,
  setAside: count,
  lastOkAt: EpochMs.nullable(),
  lastError: z.looseObject({ at: EpochMs, message: z.string().max(2000) }).nullable(),
  nextAttemptAt: EpochMs.nullable(),
});
export type PushState = z.infer<typeof PushState>;
export const PushStates = z.looseObject({ pushes: z.array(PushState) });
