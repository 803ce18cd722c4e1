/** Walks into JSON by a dotted path: own keys only, so that no prototype answers. */
import type { Json } from '../events/base.ts';

/** `a.b[0].c`; `a[*].b` gathers of each element, or of each value of an object; an empty path is the whole; undefined where there is nothing. */
export function readPath(value: Json | undefined, path: string): Json | undefined {
  return readKeys(
    value,
    path.split(/[.[\]]+/).filter((key) => key !== ''),
  );
}

function readKeys(value: Json | undefined, keys: readonly string[]): Json | undefined {
  let at: Json | undefined = value;
  for (const [index, key] of keys.entries()) {
    if (key === '*' && typeof at === 'object' && at !== null) {
      const found = Object.values(at).flatMap((each) => readKeys(each, keys.slice(index + 1)) ?? []);
      return found.length > 0 || Array.isArray(at) ? found : undefined;
    }
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, Json>)[key];
  }
  return at;
}

/** The JSON in a text, undefined where it is none or too long to be worth the time. */
export function readJsonText(text: string): Json | undefined {
  if (text.length > 512 * 1024) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined; // What is no JSON has no parts: that is the answer.
  }
}
