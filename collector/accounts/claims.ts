/** What a provider says of somebody, as roles and groups here: by the mapping that was configured, and by nothing else. */
import type { Role } from '../../lib/events/role.ts';

export interface ClaimRules {
  rolesClaim: string;
  groupsClaim: string;
  /** From a value of the claim to a role. What is not here gives none. */
  roles: ReadonlyMap<string, Role>;
  /** From a value of the claim to a group. Where it is empty, values are the groups' own names. */
  groups: ReadonlyMap<string, string>;
}

type Claims = Readonly<Record<string, unknown>>;

export function readRoles(claims: Claims, { rolesClaim, roles }: ClaimRules): Role[] {
  return [...new Set(readValues(claims, rolesClaim).flatMap((value) => roles.get(value) ?? []))];
}

/** Only the configuration gives all groups: a provider's group may happen to be called `*`. */
export function readGroups(claims: Claims, { groupsClaim, groups }: ClaimRules): string[] {
  const values = readValues(claims, groupsClaim);
  const named = groups.size === 0 ? values.filter((value) => value !== '*') : values.flatMap((value) => groups.get(value) ?? []);
  return [...new Set(named)];
}

/** Never the identity: names change, and are given to others. */
export function readName(claims: Claims): string {
  const names = ['name', 'preferred_username', 'email', 'sub'].map((claim) => claims[claim]);
  const name = names.find((each): each is string => typeof each === 'string' && each.trim() !== '');
  return (name ?? 'Unknown').trim().slice(0, 200);
}

/** A claim by its name, else along the dots in it: `realm_access.roles` lies deeper. */
function readValues(claims: Claims, claim: string): string[] {
  const deep = (value: unknown, key: string): unknown => (value === Object(value) ? (value as Claims)[key] : undefined);
  const value = claims[claim] ?? claim.split('.').reduce<unknown>(deep, claims);
  return [value].flat().filter((each): each is string => typeof each === 'string');
}
