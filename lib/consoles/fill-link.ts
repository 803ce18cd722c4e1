/** The address of a conversation in its console, made from the profile's template. */
import type { Profile } from './profile.ts';

/** Null where the console has no such address, or a part of it is not known. */
export function fillLink({ conversation }: Profile, origin: string, groups: Record<string, string>): string | null {
  if (conversation.link === null) return null;
  const values: Record<string, string> = { ...groups, origin };
  let isWhole = true;
  const link = conversation.link.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) isWhole = false;
    return name === 'origin' ? (value ?? '') : encodeURIComponent(value ?? '');
  });
  return isWhole && URL.canParse(link) ? link : null;
}
