/** The address of a conversation in its console, made from the profile's template. */
import type { Profile } from './profile.ts';

/** `{name}` is one part of the address, `{+name}` keeps its slashes. Null where the console has no such address, or a part of it is not known. */
export function fillLink({ conversation }: Profile, origin: string, groups: Record<string, string>): string | null {
  if (conversation.link === null) return null;
  const values: Record<string, string> = { ...groups, origin };
  let isWhole = true;
  const link = conversation.link.replaceAll(/\{(\+?)(\w+)\}/g, (_, plus: string, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) isWhole = false;
    if (name === 'origin') return value ?? '';
    return plus === '' ? encodeURIComponent(value ?? '') : encodeURI(value ?? '');
  });
  return isWhole && URL.canParse(link) ? link : null;
}
