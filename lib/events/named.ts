/** The action that says whom a console named while a session ran, which began before that or has another person: written and read. */
import { z } from 'zod';
import type { Action } from './action.ts';
import type { Person } from './person.ts';

export const namedEvent = 'person.named';

const Value = z.object({ id: z.string().max(200).nullable(), name: z.string().max(200).nullable(), console: z.string().max(200) });

export function writeNamed({ id, name, console }: Person): z.infer<typeof Value> {
  return { id, name, console: console ?? '' };
}

/** Whom it names; null where it is another action. */
export function readNamed({ event, to }: Pick<Action, 'event' | 'to'>): Person | null {
  if (event !== namedEvent) return null;
  const value = Value.safeParse(to.value);
  return value.success ? { ...value.data, via: 'console' } : null;
}
