/** Who: the human in front of a device, and the actor that a record is about. */
import { z } from 'zod';
import { Id } from './base.ts';

/** The human. `null` means unknown; `via` says who claims it. Fixed for a session. */
export const Person = z.looseObject({
  id: z.string().max(200).nullable(),
  name: z.string().max(200).nullable(),
  console: z.string().max(200).nullable(),
  via: z.enum(['console', 'sign-in', 'policy', 'typed']),
});
export type Person = z.infer<typeof Person>;

/** Who an action is about. `device` is the extension or companion that saw it. */
export const Actor = z.looseObject({
  kind: z.enum(['agent', 'customer', 'user', 'system', 'api']),
  person: Person.nullable(),
  device: Id.nullable(),
});
export type Actor = z.infer<typeof Actor>;
