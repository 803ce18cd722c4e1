/** Requests of a fixture in one line, as axios sends them. */
import type { Json } from '../../lib/events/base.ts';
import type { Call } from './fixture.ts';

/** With a JSON body, over XMLHttpRequest. */
export function send(method: string, path: string, json?: Json, rest: Partial<Call> = {}): Call {
  return { method, path, via: 'xhr', ...(json !== undefined && { body: { json } }), answer: {}, ...rest };
}

/** A list or a thing that the console fetches. */
export function fetched(path: string, answer: Json, rest: Partial<Call> = {}): Call {
  return { method: 'GET', path, via: 'xhr', answer, ...rest };
}
