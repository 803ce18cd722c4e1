/** The words of an action's values: what a filter matches, a search finds and a cell shows. No zod here. */
import type { Person } from './person.ts';
import type { Json } from './base.ts';

/** A plain value as it is, a named thing by its name or else its id, a list joined; null where nothing is known. */
export function readValueText(value: Json | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((each) => readValueText(each) ?? '').join(', ');
  return readValueText(value['name'] ?? null) ?? readValueText(value['id'] ?? null) ?? JSON.stringify(value);
}

/** The name of a person, or else the id; null where neither is known. */
export function readPersonText(person: Pick<Person, 'id' | 'name'> | null | undefined): string | null {
  return person?.name ?? person?.id ?? null;
}
