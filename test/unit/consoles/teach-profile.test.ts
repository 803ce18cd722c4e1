/** What is taught, confirmed and switched off: over a bundled profile, or in an imported one. */
import { describe, expect, test } from 'vitest';
import type { Lesson } from '../../../lib/consoles/make-rule.ts';
import { findConversation } from '../../../lib/consoles/find-conversation.ts';
import { applyOverlay, mergeProfiles, OwnProfiles, type ProfileOverlay } from '../../../lib/consoles/overlay.ts';
import { Profile } from '../../../lib/consoles/profile.ts';
import { addLesson, addRoute, confirmRule, removeRule } from '../../../lib/consoles/teach-profile.ts';
import type { SignalShape } from '../../../lib/events/sighting.ts';
import { makeProfile, makeRule, origin } from '../../support/console-signals.ts';

const bundled = makeProfile({ rules: [makeRule(), makeRule({ id: 'guess', provenance: 'unverified' })] });
const none: OwnProfiles = { imported: [], overlays: [] };
const imported: OwnProfiles = { imported: [bundled], overlays: [] };
const lesson: Lesson = { event: 'conversation.tagged', conversation: ':1', to: null, entity: null };
const request: SignalShape = {
  kind: 'request',
  method: 'POST',
  host: 'console.example',
  path: '/c/:1/tags',
  keys: [],
  selector: null,
  label: null,
};
const page: SignalShape = { ...request, kind: 'load', method: null, path: '/inbox/:1/chat/:2' };
const overlay = (more: Partial<ProfileOverlay>): ProfileOverlay => ({
  profile: 'made-up',
  confirmed: {},
  rules: [],
  switchedOff: [],
  ...more,
});
const merged = (own: OwnProfiles) => mergeProfiles([bundled], own)[0]!;
const ids = (own: OwnProfiles) => merged(own).rules.map(({ id }) => id);

describe.each([
  ['over a bundled profile', none],
  ['in an imported one', imported],
])('%s', (_, own) => {
  test('a lesson becomes a rule, and a second one of the same event another', () => {
    const once = addLesson(own, merged(own), request, origin, lesson, 5);
    const twice = addLesson(once, merged(once), request, origin, lesson, 6);
    expect(ids(twice)).toEqual(['status', 'guess', 'taught-conversation-tagged', 'taught-conversation-tagged-2']);
    expect(merged(twice).rules.at(-1)).toMatchObject({ provenance: 'taught', confirmedAt: 6 });
    expect(own).toEqual(own === none ? { imported: [], overlays: [] } : { imported: [bundled], overlays: [] });
  });

  test('a candidate that is confirmed says when, and no other rule does', () => {
    const confirmed = merged(confirmRule(own, bundled, 'guess', 7));
    expect(confirmed.rules.map(({ confirmedAt }) => confirmedAt)).toEqual([undefined, 7]);
  });

  test('a taught rule can be removed', () => {
    const taught = addLesson(own, merged(own), request, origin, lesson, 5);
    expect(ids(removeRule(taught, merged(taught), 'taught-conversation-tagged'))).toEqual(['status', 'guess']);
  });

  test('an address is learnt beside those that are known, and opens its conversation', () => {
    const profile = merged(addRoute(own, bundled, page, ':2'));
    expect(profile.conversation.routes).toEqual([...bundled.conversation.routes, { path: '/inbox/:p1/chat/:cid' }]);
    expect(findConversation(profile, new URL('/inbox/4/chat/88', origin))).toMatchObject({ conversation: '88', link: `${origin}/c/88` });
    expect(findConversation(profile, new URL('/inbox/4/chat', origin))).toBeNull();
  });

  test('all of it fits the schemas, so that it can be stored and exported', () => {
    const all = addRoute(confirmRule(addLesson(own, bundled, request, origin, lesson, 5), bundled, 'guess', 6), bundled, page, ':2');
    expect(OwnProfiles.safeParse(all).error?.issues ?? []).toEqual([]);
    expect(Profile.safeParse(merged(all)).error?.issues ?? []).toEqual([]);
  });
});

test('the first address that is learnt makes the links of a profile that has none; a later one does not', () => {
  const bare = { ...bundled, conversation: { routes: [], link: null } };
  const once = addRoute(none, bare, page, ':2');
  const twice = addRoute(once, bare, { ...page, path: '/archive#/chat/:1' }, ':1');
  const { conversation } = mergeProfiles([bare], twice)[0]!;
  expect(conversation.link).toBe('{origin}/inbox/{p1}/chat/{cid}');
  expect(conversation.routes).toEqual([{ path: '/inbox/:p1/chat/:cid' }, { path: '/archive', hash: '/chat/:cid' }]);
});

describe('an overlay', () => {
  test('changes nothing where there is none', () => {
    expect(applyOverlay(bundled, undefined)).toBe(bundled);
  });

  test('switches rules off, its own ones too', () => {
    const own = makeRule({ id: 'own', provenance: 'taught', confirmedAt: 1 });
    expect(applyOverlay(bundled, overlay({ rules: [own], switchedOff: ['status', 'own'] })).rules.map(({ id }) => id)).toEqual(['guess']);
  });

  test('replaces a rule by a taught one of its id', () => {
    const taught = makeRule({ provenance: 'taught', confirmedAt: 1, event: 'conversation.assigned' });
    expect(applyOverlay(bundled, overlay({ rules: [taught] })).rules.map(({ id, event }) => [id, event])).toEqual([
      ['guess', 'conversation.status-changed'],
      ['status', 'conversation.assigned'],
    ]);
  });

  test('confirms nothing that it does not name, whatever objects inherit', () => {
    const odd = makeProfile({ rules: [makeRule({ id: 'constructor', provenance: 'unverified' })] });
    expect(applyOverlay(odd, overlay({ confirmed: {} })).rules[0]).not.toHaveProperty('confirmedAt');
  });
});

test('an imported profile replaces the bundled one of its id, and overlays count for either', () => {
  const other = makeProfile({ id: 'other' });
  const own = { imported: [{ ...bundled, version: '2.0.0' }], overlays: [overlay({ profile: 'other', switchedOff: ['status'] })] };
  const profiles = mergeProfiles([bundled, other], own);
  expect(profiles.map(({ id, version, rules }) => [id, version, rules.length])).toEqual([
    ['other', '1.0.0', 0],
    ['made-up', '2.0.0', 2],
  ]);
});
