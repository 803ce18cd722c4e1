/** The contract of every bundled profile: it fits its schema, and its fixture gives exactly the actions that it says, as either browser sees it. */
import { describe, expect, test } from 'vitest';
import { bundledProfiles } from '../../../lib/consoles/index.ts';
import { Profile } from '../../../lib/consoles/profile.ts';
import { fixtures } from '../../consoles/index.ts';
import { describeAction, runFixture } from '../../support/run-fixture.ts';

describe.each(bundledProfiles.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  test('fits the schema', () => {
    expect(Profile.safeParse(profile).error?.issues ?? []).toEqual([]);
  });

  test('has a fixture where a rule of it is verified or read in its source', () => {
    const isSure = profile.rules.some(({ provenance }) => provenance === 'verified' || provenance === 'source');
    const fixture = fixtures.find((each) => each.profile === id);
    if (isSure) expect(fixture, `write test/consoles/${id}.ts`).toBeDefined();
  });
});

describe.each(fixtures.map((fixture) => [fixture.profile, fixture] as const))('the fixture of %s', (id, fixture) => {
  const profile = bundledProfiles.find((each) => each.id === id)!;
  test.each(['chrome', 'firefox'] as const)('gives its actions and no others in %s', (sight) => {
    for (const { step, actions } of runFixture(profile, fixture, sight)) {
      const wanted = step.expect ?? [];
      const found = actions.map((action) =>
        describeAction(action, wanted.find(({ event }) => event === action.event) ?? { event: action.event }),
      );
      const asked = wanted.map(({ initiator: _initiator, ...each }) => each);
      const got = found.map(({ initiator: _initiator, ...each }) => each);
      const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
      expect(got.sort(byText), step.says).toEqual(asked.sort(byText));
    }
  });
});
