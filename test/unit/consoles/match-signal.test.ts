/** What rules read off a signal: conditions, values, elements, the agent. */
import { describe, expect, test } from 'vitest';
import { matchSignal } from '../../../lib/consoles/match-signal.ts';
import { type Condition, Profile, type Rule, type WhoIs } from '../../../lib/consoles/profile.ts';
import { makeProfile, makeRequest, makeRule, origin } from '../../support/console-signals.ts';

type Signal = ReturnType<typeof makeRequest>;
const match = (rule: Partial<Rule>, signal: Signal) =>
  matchSignal(makeProfile({ rules: [makeRule(rule)] }), signal, origin, null).sightings;
const holds = (where: Condition[], body: string) =>
  match({ when: [{ request: { method: ['POST'], path: '/c/:cid', where } }] }, makeRequest('POST', '/c/7', { body })).length > 0;
const meet = (who: Omit<WhoIs, 'when'>, response: Signal['response']) =>
  matchSignal(
    makeProfile({ person: [{ when: [{ request: { method: ['GET'], path: '/me' } }], ...who }] }),
    makeRequest('GET', '/me', { response }),
    origin,
    null,
  ).identity;

describe('conditions', () => {
  test.each([
    [{ exists: true }, '{"v":0}', true],
    [{ exists: true }, '{"v":null}', false],
    [{ exists: false }, '{"v":null}', true],
    [{ exists: false }, '{}', true],
    [{ is: ['true'] }, '{"v":true}', true],
    [{ is: [2] }, 'v=2', true],
    [{ is: ['OPEN'] }, '{"v":"open"}', true],
    [{ is: [null] }, '{"v":null}', true],
    [{ is: [null] }, '{}', false],
    [{ not: [true] }, '{}', true],
    [{ not: [true] }, 'v=true', false],
    [{ like: '^a\\d$' }, '{"v":"a1"}', true],
    [{ like: '.' }, '{"v":null}', false],
    [{ exists: true, not: ['x'] }, '{"v":"x"}', false],
  ])('%j of %s: %s', (condition, body, expected) => {
    expect(holds([{ value: 'body:v', ...condition }], body)).toBe(expected);
  });
});

describe('values', () => {
  const read = (to: NonNullable<Rule['to']>, body: string) => match({ to }, makeRequest('POST', '/c/7?v=q', { body }))[0]?.values.to?.value;

  test('are the first that is there; null is there', () => {
    expect(read(['body:a', 'query:v'], '{"b":1}')).toBe('q');
    expect(read(['body:a', 'query:v'], '{"a":null}')).toBeNull();
  });

  test('are read out of JSON text inside JSON', () => {
    expect(read({ of: 'body:message', json: true, at: 'params[0].rid' }, '{"message":"{\\"params\\":[{\\"rid\\":\\"r1\\"}]}"}')).toBe('r1');
    expect(read({ of: 'body:message', json: true, at: 'params[0].rid' }, '{"message":"no JSON"}')).toBeUndefined();
  });

  test('are mapped as texts, and joined of what is there', () => {
    expect(read({ of: 'body:a', map: { '0': null } }, '{"a":0}')).toBeNull();
    expect(read({ of: 'body:a', map: { '2': 'closed' } }, 'a=2')).toBe('closed');
    expect(read({ of: ['body:first', 'body:last'] }, '{"first":"Ana","last":"Ruiz"}')).toBe('Ana Ruiz');
    expect(read({ of: ['body:first', 'body:last'] }, '{"first":"Ana","last":""}')).toBe('Ana');
    expect(read({ of: ['body:first', 'body:last'] }, '{"x":1}')).toBeUndefined();
  });

  test('of long texts are cut', () => {
    expect(read('body:a', JSON.stringify({ a: 'x'.repeat(5000) }))).toHaveLength(2000);
  });

  test.each([
    'body:user.password',
    'response:api_key',
    { of: 'body:message' as const, json: true as const, at: 'params[0].password' },
    { of: ['body:login', 'body:token'] as string[] },
  ])('are never read from under a secret word: %j', (to) => {
    expect(Profile.safeParse(makeProfile({ rules: [makeRule({ to })] })).success).toBe(false);
  });
});

test('each makes one action of each element that its condition holds for, and no more than five hundred', () => {
  const rule: Partial<Rule> = { each: 'body:ids', where: [{ value: 'item:', not: [2] }], conversation: 'item:' };
  expect(match(rule, makeRequest('POST', '/c/7', { body: '{"ids":[1,2,3]}' })).map(({ values }) => values.conversation?.value)).toEqual([
    1, 3,
  ]);
  expect(match(rule, makeRequest('POST', '/c/7', { body: '{"ids":4}' }))).toHaveLength(1);
  expect(match(rule, makeRequest('POST', '/c/7', { body: '{}' }))).toEqual([]);
  expect(match(rule, makeRequest('POST', '/c/7', { body: JSON.stringify({ ids: [...Array(2000).keys()] }) }))).toHaveLength(499);
});

test('candidates match only where they are asked for', () => {
  const profile = makeProfile({ rules: [makeRule({ provenance: 'unverified' })] });
  const signal = makeRequest('POST', '/c/7');
  expect(matchSignal(profile, signal, origin, null).sightings).toEqual([]);
  expect(matchSignal(profile, signal, origin, null, true).sightings).toHaveLength(1);
  const confirmed = makeProfile({ rules: [makeRule({ provenance: 'unverified', confirmedAt: 1 })] });
  expect(matchSignal(confirmed, signal, origin, null).sightings).toHaveLength(1);
});

describe('success by the answer', () => {
  const judge = (where: Condition[], response: Signal['response']) =>
    match({ success: { where } }, makeRequest('POST', '/c/7', { response }))[0]?.ok;

  test('is unknown where nobody saw it, also for what must not be there', () => {
    expect(judge([{ value: 'response:error', exists: false }], undefined)).toBeNull();
    expect(judge([{ value: 'response:error', is: ['false'] }], { other: 1 })).toBeNull();
  });

  test('is the same for a text and a boolean', () => {
    expect(judge([{ value: 'response:error', is: ['false'] }], { error: false })).toBe(true);
    expect(judge([{ value: 'response:error', is: ['false'] }], { error: 'true' })).toBe(false);
    expect(judge([{ value: 'response:error', exists: false }], { ok: 1 })).toBe(true);
  });
});

describe('the agent', () => {
  test('is known by id, name and groups', () => {
    expect(meet({ id: 'response:id', groups: 'response:teams[*].id' }, { id: 3, teams: [{ id: 1 }, { id: 2 }] })).toEqual({
      id: '3',
      name: null,
      groups: ['1', '2'],
    });
  });

  test('has the groups of a list for which the conditions hold; none is another thing than unknown', () => {
    const who = { each: 'response:', where: [{ value: 'item:is_member', is: [true] }], groups: 'item:id' };
    expect(
      meet(who, [
        { id: 1, is_member: true },
        { id: 2, is_member: false },
      ])?.groups,
    ).toEqual(['1']);
    expect(meet(who, [{ id: 2, is_member: false }])?.groups).toEqual([]);
    expect(meet(who, undefined)).toBeNull();
  });
});
