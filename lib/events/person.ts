/** Who: the human in front of a device, and the actor that a record is about. */
import { z } from 'zod';
import { Id } from './base.ts';

/** The human. `null` means unknown; `via` says who claims it, `page` for a customer whom a company's own page names. Fixed for a session. */
export const Person = z.looseObject({
  id: z.string().max(200).nullable(),
  name: z.string().max(200).nullable(),
  console: z.string().max(200).nullable(),
  via: z.enum(['console', 'sign-in', 'policy', 'typed', 'page']),
});
export type Person = z.infer<typeof Person>;

/** Whether two namings of one console are of two people: by id, else by name. What one of them leaves open makes no other person of it. */
export function isAnother(a: Pick<Person, 'id' | 'name'>, b: Pick<Person, 'id' | 'name'>): boolean {
  if (a.id !== null && b.id !== null) return a.id !== b.id;
  return a.name !== null && b.name !== null && a.name !== b.name;
}

/** What a session's person is called: by name, else by id; where it began before anybody said who it is, as a console named them later. Null: unknown. */
export function readWho(person: Person | null, named: readonly Person[] = []): string | null {
  const later = named.find(({ name }) => name !== null)?.name;
  return person?.name ?? later ?? person?.id ?? named.find(({ id }) => id !== null)?.id ?? null;
}

/**
 * Those whom consoles named while a session ran, with one more; null where that says nothing new: it is the session's own person, or was named before. A console
 * that gave an id alone may give the name later.
 */
export function addNamed(named: readonly Person[], person: Person, own: Person | null): Person[] | null {
  const isThem = (each: Person) => each.via === 'console' && each.console === person.console && !isAnother(each, person);
  const tellsMore = (each: Person) => (each.id === null && person.id !== null) || (each.name === null && person.name !== null);
  const known = [...(own === null ? [] : [own]), ...named].filter(isThem);
  if (known.some((each) => !tellsMore(each))) return null;
  return [...named.filter((each) => !isThem(each)), person];
}

/** Who an action is about. `device` is the extension or companion that saw it. */
export const Actor = z.looseObject({
  kind: z.enum(['agent', 'customer', 'user', 'system', 'api']),
  person: Person.nullable(),
  device: Id.nullable(),
});
export type Actor = z.infer<typeof Actor>;
