/** A candidate writes nothing until an admin has confirmed it, whatever it matches; Teach sees it match all the same. */
import { describe, expect, test } from 'vitest';
import { bundledProfiles } from '../../../lib/consoles/index.ts';
import { isActive } from '../../../lib/consoles/is-active.ts';
import { makeActions } from '../../../lib/consoles/make-actions.ts';
import { matchSignal } from '../../../lib/consoles/match-signal.ts';
import { applyOverlay } from '../../../lib/consoles/overlay.ts';
import type { Memory } from '../../../lib/consoles/flight.ts';
import type { Profile, Rule } from '../../../lib/consoles/profile.ts';
import type { Signal } from '../../../lib/consoles/signal.ts';
import { makeFlight, origin } from '../../support/console-signals.ts';
import { makeMatching } from '../../support/make-matching.ts';

const now = 1_700_000_000_000;
const candidates = bundledProfiles.flatMap((profile) =>
  profile.rules.flatMap((rule) => {
    const signal = rule.provenance === 'unverified' ? makeMatching(rule) : null;
    return signal === null ? [] : [{ name: `${profile.id}: ${rule.id}`, profile, rule, signal }];
  }),
);

const sightings = (profile: Profile, { id }: Rule, signal: Signal, all = false) =>
  matchSignal(profile, signal, origin, null, all).sightings.filter(({ rule }) => rule === id);

/** Things as a console showed them before: with other values, so that what is sent is a change. */
const remember =
  ({ field, set }: Rule): Memory =>
  () => {
    const fields = {
      ...(field !== undefined && { [field]: { value: 'before', named: null, evidence: ['page' as const] } }),
      ...(set?.removed !== undefined && { [set.field]: { value: [], named: null, evidence: ['page' as const] } }),
    };
    return { fields, before: fields };
  };

test('there are candidates', () => {
  expect(new Set(candidates.map(({ profile }) => profile.id)).size).toBeGreaterThan(9);
});

describe.each(candidates)('$name', ({ profile, rule, signal }) => {
  test('writes nothing unconfirmed, and is shown to Teach', () => {
    expect(isActive(rule)).toBe(false);
    expect(sightings(profile, rule, signal)).toEqual([]);
    expect(sightings(profile, rule, signal, true)).not.toEqual([]);
  });

  test('makes its action once it is confirmed, as a taught one', () => {
    const confirmed = applyOverlay(profile, { profile: profile.id, confirmed: { [rule.id]: now }, rules: [], switchedOff: [] });
    const seen = sightings(confirmed, rule, signal);
    const statuses = seen[0]?.statuses ?? rule.success?.statuses ?? [200];
    const { actions } = makeActions(confirmed, makeFlight({ status: statuses[0]!, sightings: seen }), null, remember(rule));
    expect(actions.map(({ event, rule: by }) => [event, by?.rule, by?.provenance])).toEqual([[rule.event, rule.id, 'taught']]);
  });

  test('names what it is about', () => {
    const [seen] = sightings(profile, rule, signal, true);
    if (rule.conversation !== null && rule.conversation !== 'route:cid') expect(seen?.values.conversation?.value).toBeTruthy();
    if (rule.entity != null && 'id' in rule.entity) expect(seen?.values.entity?.value).toBeTruthy();
    if (rule.to !== undefined) expect(seen?.values.to).toBeDefined();
  });
});
