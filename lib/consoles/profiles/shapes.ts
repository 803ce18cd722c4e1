/** Parts that many profiles repeat: requests in one line, "none", and values that may be null. */
import type { Condition, Reading, Source, When } from '../profile.ts';

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
