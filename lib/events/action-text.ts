/** The words of an action's values: what a filter matches, a search finds and a cell shows. No zod here. */
import type { Action } from './action.ts';
import type { Json } from './base.ts';
import type { Person } from './person.ts';

/** A plain value as it is, a named thing by its name or else its id, somebody far away by their address, a list joined; null where nothing is known. */
export function readValueText(value: Json | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((each) => readValueText(each) ?? '').join(', ');
  const { name = null, id = null, address = null } = value;
  return readValueText(name) ?? readValueText(id) ?? readValueText(address) ?? JSON.stringify(value);
}

/** The name of a person, or else the id; null where neither is known. */
export function readPersonText(person: Pick<Person, 'id' | 'name'> | null | undefined): string | null {
  return person?.name ?? person?.id ?? null;
}

/** All that a search may find an action by: its event, the names and ids of who and what it is about, and its values. */
export function listSearchTexts({ event, actor, entity, from, to, conversation }: Action): string[] {
  const { value: thing } = entity;
  const texts = [
    event,
    actor.person?.name,
    actor.person?.id,
    thing?.type,
    thing?.name,
    thing?.id,
    readValueText(from.value),
    readValueText(to.value),
  ];
  return [...texts, conversation?.id, conversation?.group].filter((text) => text !== null && text !== undefined);
}
