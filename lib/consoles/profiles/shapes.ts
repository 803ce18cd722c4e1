/** Parts that many profiles repeat: requests in one line, "none", values that may be null, candidates, and what stays unknown. */
import type { Condition, Profile, Reading, Rule, Source, When } from '../profile.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export function request(methods: Method | Method[], path: string, ...where: Condition[]): When {
  return { request: { method: [methods].flat(), path, ...(where.length > 0 && { where }) } };
}

/** A request that gives a value, which may be null: "none". */
export function requestWith(value: Source, methods: Method | Method[], path: string, ...where: Condition[]): When[] {
  return [request(methods, path, { value, exists: true }, ...where), request(methods, path, { value, is: [null] }, ...where)];
}

/** Nobody, nothing: what a console says by leaving it out. */
export const none: Reading = { of: 'const:none', map: { none: null } };

/** Rules that nobody has seen on the wire: each is off until an admin sees it match and confirms it. */
export function candidates(rules: readonly Omit<Rule, 'provenance'>[]): Rule[] {
  return rules.map((rule) => ({ provenance: 'unverified', ...rule }));
}

export type Missing = Profile['notCovered'][number];

/** What a profile cannot see because the vendor does not say how its own web client does it. */
export function unknownCalls(...whats: string[]): Missing[] {
  return whats.map((what) => ({ what, reason: 'The call of its web client is not public: teach it.' }));
}

export const unknownAgent: Missing = {
  what: 'Who the agent is, and their groups',
  reason: 'Where its web client shows or asks for them is not public; actions carry the name of the device’s person.',
};
