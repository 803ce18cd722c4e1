/** What was seen of one request, frame or touch, by the browser or in the page, until an action is made of it. */
import type { Evidence } from '../events/action.ts';
import type { Sighted, Sighting } from '../events/sighting.ts';

export interface Flight {
  evidence: Extract<Evidence, 'network' | 'page' | 'route' | 'dom'>;
  at: number;
  settledAt: number | null;
  status: number | null;
  /** The browser says that it never got an answer. */
  broken: boolean;
  /** Whether its seer could read the body: where the browser did, a page has no say in what was in it. */
  bodySeen: boolean;
  sightings: Sighting[];
}

type Fields = Record<string, Sighted & { evidence: Evidence[] }>;

/** A thing as it is remembered: each field with how it was seen, as it is known now, and as it was known when the flight began. */
export interface Remembered {
  fields: Fields;
  before: Fields;
  /** As it was first seen to be after that, as far as it was seen anew. */
  after?: Fields;
}

/** The agent is the thing of type `self` with id `self`. */
export type Memory = (type: string, id: string) => Remembered | undefined;
export const selfKey = { type: 'self', id: 'self' } as const;
