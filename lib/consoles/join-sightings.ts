/** Two views of one request made one: the browser's, and that of a hook in its page. */
import type { Evidence } from '../events/action.ts';
import type { Sighting, Slot, Sighted } from '../events/sighting.ts';
import type { Flight } from './flight.ts';
import type { Profile, Rule } from './profile.ts';

export interface Joined {
  rule: Rule;
  values: Partial<Record<Slot, Sighted & { evidence: Evidence[] }>>;
  ok: boolean | null;
  automatic: boolean;
  evidence: Evidence[];
}

/** Sources that only a page can see. */
const pageOnly = /"(?:response|header|text|attr|local|cookie|global|route):/;

/** `main` is the browser's where there is one. Where it read the body itself, a page's claim that another rule matched is not taken. */
export function joinSightings(profile: Profile, main: Flight, other: Flight | null): Joined[] {
  const joined = new Map<string, Joined>();
  for (const flight of other === null ? [main] : [main, other]) {
    for (const sighting of flight.sightings) {
      const rule = profile.rules.find(({ id }) => id === sighting.rule);
      if (rule === undefined || !isAsked(sighting, main)) continue;
      const key = `${sighting.rule}:${sighting.part}`;
      const known = joined.get(key);
      if (known === undefined && flight !== main && main.bodySeen && !needsPage(rule)) continue;
      joined.set(key, known === undefined ? begin(rule, sighting, flight) : add(known, sighting, flight));
    }
  }
  return [...joined.values()];
}

/** The browser's status counts where it is there: a page sees what a redirect led to. */
function isAsked({ statuses }: Sighting, { status }: Flight): boolean {
  return statuses === null || (status !== null && statuses.includes(status));
}

/** Whether a rule can be told by the page alone, by the answer's body or by what the page shows. */
export function needsPage({ when, where, each }: Rule): boolean {
  return pageOnly.test(JSON.stringify([when, where, each]));
}

function begin(rule: Rule, sighting: Sighting, { evidence }: Flight): Joined {
  const values = Object.fromEntries(Object.entries(sighting.values).map(([slot, value]) => [slot, { ...value, evidence: [evidence] }]));
  return { rule, values, ok: sighting.ok, automatic: sighting.automatic, evidence: [evidence] };
}

/** The first seer's values stay; the second one's agree with them, or fill what it could not see. */
function add(known: Joined, sighting: Sighting, { evidence }: Flight): Joined {
  const values = { ...known.values };
  for (const [slot, value] of Object.entries(sighting.values) as [Slot, Sighted][]) {
    const before = values[slot];
    if (before === undefined) values[slot] = { ...value, evidence: [evidence] };
    else if (JSON.stringify(before.value) === JSON.stringify(value.value))
      values[slot] = { ...before, evidence: [...before.evidence, evidence] };
  }
  const all = known.evidence.includes(evidence) ? known.evidence : [...known.evidence, evidence];
  return { ...known, values, ok: known.ok ?? sighting.ok, automatic: known.automatic || sighting.automatic, evidence: all };
}
