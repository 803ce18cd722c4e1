/** Signals and rules as tests of the console rules need them: all that a test does not speak of is plain. */
import type { Action } from '../../lib/events/action.ts';
import type { Sighting } from '../../lib/events/sighting.ts';
import type { Flight, Memory, Remembered } from '../../lib/consoles/flight.ts';
import type { Profile, Rule } from '../../lib/consoles/profile.ts';
import { readBodyText } from '../../lib/consoles/read-body.ts';
import type { RequestSignal } from '../../lib/consoles/signal.ts';

export const origin = 'https://console.example';

export function makeRequest(
  method: string,
  path: string,
  { body = '', ...rest }: Partial<RequestSignal> & { body?: string } = {},
): RequestSignal {
  return {
    kind: 'request',
    method,
    url: new URL(path, origin),
    readBody: () => readBodyText(body),
    headers: {},
    status: 200,
    response: undefined,
    ...rest,
  };
}

export function makeRule(rule: Partial<Rule> = {}): Rule {
  return {
    id: 'status',
    event: 'conversation.status-changed',
    provenance: 'source',
    when: [{ request: { method: ['POST', 'PATCH'], path: '/c/:cid' } }],
    ...rule,
  };
}

export function makeProfile(profile: Partial<Profile> = {}): Profile {
  return {
    format: 1,
    id: 'made-up',
    name: 'Made-up',
    version: '1.0.0',
    sources: [],
    hosts: [],
    conversation: { routes: [{ path: '/c/:cid' }], link: '{origin}/c/{cid}' },
    person: [],
    remember: [],
    rules: [makeRule()],
    ignore: [],
    notCovered: [],
    ...profile,
  };
}

export function makeFlight(flight: Partial<Flight> = {}): Flight {
  return { evidence: 'network', at: 1, settledAt: 2, status: 200, broken: false, bodySeen: true, sightings: [], ...flight };
}

export function makeSighting(values: Record<string, Action['to']['value']> = {}, sighting: Partial<Sighting> = {}): Sighting {
  const seen = Object.entries(values).map(([slot, value]) => [slot, { value, named: null }]);
  return { rule: 'status', part: 0, values: Object.fromEntries(seen), ok: null, automatic: false, statuses: null, ...sighting };
}

/** Fields by `type:id`, as a page would have shown them. */
export function makeMemory(things: Record<string, Record<string, Action['to']['value']>>): Memory {
  return (type, id): Remembered | undefined => {
    const fields = things[`${type}:${id}`];
    if (fields === undefined) return undefined;
    const all = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [field, { value, named: null, evidence: ['page' as const] }]),
    );
    return { fields: all, before: all };
  };
}
