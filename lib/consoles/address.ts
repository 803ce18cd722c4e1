/** URL patterns of profiles, compiled once. */
import type { Address } from './profile.ts';

const parts = { host: 'hostname', path: 'pathname', search: 'search', hash: 'hash' } as const;
type Part = keyof typeof parts;

/** The named groups where an address fits, else null. */
export type Matcher = (url: URL) => Record<string, string> | null;

const compiled = new Map<string, Matcher>();

export function matchAddress(address: Address): Matcher {
  const key = JSON.stringify(address);
  const known = compiled.get(key);
  if (known) return known;
  const patterns = (Object.keys(parts) as Part[]).flatMap((part) => {
    const text = address[part];
    return text === undefined ? [] : [{ part, pattern: new URLPattern({ [parts[part]]: text }) }];
  });
  const matcher: Matcher = (url) => {
    const groups: Record<string, string> = {};
    for (const { part, pattern } of patterns) {
      const name = parts[part];
      const found = pattern.exec({ [name]: part === 'search' || part === 'hash' ? url[name].slice(1) : url[name] });
      if (!found) return null;
      for (const [group, value] of Object.entries(found[name].groups)) if (value !== undefined) groups[group] = decode(value);
    }
    return groups;
  };
  compiled.set(key, matcher);
  return matcher;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Not encoded as it should be: as it stands.
  }
}
