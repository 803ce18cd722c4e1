/** The contract of every bundled profile: it fits its schema, and its fixture gives exactly the actions that it says, as either browser sees it. */
import { describe, expect, test } from 'vitest';
import { bundledProfiles } from '../../../lib/consoles/index.ts';
import { isActive } from '../../../lib/consoles/is-active.ts';
import { Profile } from '../../../lib/consoles/profile.ts';
import { readCategory } from '../../../lib/events/action-events.ts';
import { fixtures } from '../../consoles/index.ts';
import { withoutTexts } from '../../../lib/consoles/texts.ts';
import { neverStored } from '../../consoles/fixture.ts';
import { describeAction, runFixture, runWhole } from '../../support/run-fixture.ts';

describe.each(bundledProfiles.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  test('fits the schema', () => {
    expect(Profile.safeParse(profile).error?.issues ?? []).toEqual([]);
  });

  test('has a fixture where it tells of views, or a rule of it is verified or read in its source', () => {
    const isSure =
      profile.conversation.routes.length > 0 ||
      profile.rules.some(({ provenance }) => provenance === 'verified' || provenance === 'source');
    const fixture = fixtures.find((each) => each.profile === id);
    if (isSure) expect(fixture, `write test/consoles/${id}.ts`).toBeDefined();
  });
});

test('bundled profiles have ids of their own', () => {
  const ids = bundledProfiles.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test('no bundled profile writes an event that has no label and no category', () => {
  const events = bundledProfiles.flatMap(({ rules }) => rules.flatMap(({ event, failed, set }) => [event, failed, set?.removed]));
  const unknown = events.filter((event) => event !== undefined && readCategory(event) === 'other');
  expect(events.length).toBeGreaterThan(200);
  expect(unknown, 'add it to lib/events/action-events.ts and lib/text/en/events.ts').toEqual([]);
});

/** What the fixtures' agents and customers write. */
const wordsOfMessages = new RegExp(`${neverStored}|^How can I help\\?$|^My order$|^We are looking into it$|^<p>Hello</p>$|^Hello$`);

describe.each(fixtures.map((fixture) => [fixture.profile, fixture] as const))('the fixture of %s', (id, fixture) => {
  const whole = bundledProfiles.find((each) => each.id === id)!;
  const profile = withoutTexts(whole);
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

  test('leaves the console to say which actions nobody asked for', () => {
    for (const { step, actions } of runFixture(profile, fixture, 'firefox')) {
      if (step.byHand === false) continue;
      const automatic = (step.expect ?? []).filter(({ initiator }) => initiator === 'automatic').map(({ event }) => event);
      expect(
        actions.filter((action) => action.automatic).map(({ event }) => event),
        step.says,
      ).toEqual(automatic);
    }
  });

  test.each(['chrome', 'firefox'] as const)('keeps and remembers nothing that is secret in %s', (sight) => {
    const { played, memories } = runWhole(profile, fixture, sight);
    expect(JSON.stringify([played.map(({ actions }) => actions), [...memories]])).not.toContain(neverStored);
  });

  const talking = whole.rules.filter((rule) => rule.text !== undefined && isActive(rule)).map((rule) => rule.id);
  if (talking.length > 0)
    test('reads what messages say where that is wanted, and nothing else that is not', () => {
      const actions = runFixture(whole, fixture, 'firefox').flatMap((step) => step.actions);
      const said = actions.filter(({ rule }) => talking.includes(rule?.rule ?? ''));
      expect(said.length).toBeGreaterThan(0);
      for (const { event, text } of said) expect(text?.text, event).toMatch(wordsOfMessages);
      const others = actions.map(({ text: _text, ...action }) => action);
      expect(JSON.stringify(others)).not.toContain(neverStored);
    });

  if (fixture.everyRule === true)
    test('sees each rule at work that is not a candidate', () => {
      const { played } = runWhole(profile, fixture, 'firefox');
      const seen = new Set(played.flatMap(({ actions }) => actions.map(({ rule }) => rule?.rule)));
      expect(profile.rules.filter((rule) => isActive(rule) && !seen.has(rule.id)).map(({ id: rule }) => rule)).toEqual([]);
    });
});
