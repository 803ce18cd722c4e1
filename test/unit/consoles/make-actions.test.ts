/** Two views of one request become one action, judged by who can know; sets become adds and removes. */
import { describe, expect, test } from 'vitest';
import { makeActions } from '../../../lib/consoles/make-actions.ts';
import type { Rule } from '../../../lib/consoles/profile.ts';
import { makeFlight, makeMemory, makeProfile, makeRule, makeSighting } from '../../support/console-signals.ts';

const cid = { conversation: '7' };
const page = (flight: Parameters<typeof makeFlight>[0]) => makeFlight({ evidence: 'page', ...flight });

describe('two views of one request', () => {
  const make = (rule: Partial<Rule>, main: ReturnType<typeof makeFlight>, other: ReturnType<typeof makeFlight> | null) =>
    makeActions(makeProfile({ rules: [makeRule(rule)] }), main, other, makeMemory({})).actions;

  test('are one action with the evidence of both where they agree', () => {
    const sightings = [makeSighting({ ...cid, to: 'resolved' })];
    const [action, ...more] = make({}, makeFlight({ sightings }), page({ sightings }));
    expect(more).toEqual([]);
    expect(action).toMatchObject({ to: { value: 'resolved', evidence: ['network', 'page'] }, evidence: ['network', 'page'] });
  });

  test('that differ are told as the browser saw it', () => {
    const [action] = make(
      {},
      makeFlight({ sightings: [makeSighting({ ...cid, to: 'resolved' })] }),
      page({ sightings: [makeSighting({ ...cid, to: 'forged' })] }),
    );
    expect(action?.to).toEqual({ value: 'resolved', evidence: ['network'] });
  });

  test('make nothing where the browser read the body and no rule matched, whatever the page claims', () => {
    const claimed = page({ sightings: [makeSighting({ ...cid, to: 'forged' })] });
    expect(make({}, makeFlight(), claimed)).toEqual([]);
    expect(make({}, makeFlight({ bodySeen: false }), claimed)).toHaveLength(1);
  });

  test('leave to the page what only a page can see', () => {
    const when: Rule['when'] = [{ request: { method: ['POST'], path: '/c/:cid', where: [{ value: 'response:ok', is: [true] }] } }];
    const [action] = make({ when }, makeFlight(), page({ sightings: [makeSighting({ ...cid, to: 'on' })] }));
    expect(action).toMatchObject({ to: { evidence: ['page'] }, outcome: { value: 'confirmed', evidence: ['network'] } });
  });
});

describe('an outcome', () => {
  const judge = (rule: Partial<Rule>, main: Parameters<typeof makeFlight>[0], ok: boolean | null = null) =>
    makeActions(
      makeProfile({ rules: [makeRule(rule)] }),
      makeFlight({ sightings: [makeSighting(cid, { ok })], ...main }),
      null,
      makeMemory({}),
    ).actions[0]?.outcome;
  const asks: Partial<Rule> = { success: { where: [{ value: 'response:error', is: ['false'] }] } };
  const waits: Partial<Rule> = { success: { answer: { yes: [{ value: 'frame:ok', is: [true] }] } } };

  test.each([
    ['the browser saw it succeed', {}, { status: 200 }, null, 'confirmed', ['network']],
    ['the browser saw a redirect', {}, { status: 302 }, null, 'confirmed', ['network']],
    ['the browser saw it refused', {}, { status: 403 }, null, 'failed', ['network']],
    ['the browser saw it break', {}, { status: null, broken: true }, null, 'failed', ['network']],
    ['no answer came', {}, { status: null }, null, 'attempted', ['network']],
    ['another status is meant', { success: { statuses: [302] } }, { status: 200 }, null, 'failed', ['network']],
    ['only the body tells, and nobody saw it', asks, { status: 200 }, null, 'attempted', ['network']],
    ['the body says yes', asks, { status: 200 }, true, 'confirmed', ['page']],
    ['the body says no', asks, { status: 200 }, false, 'failed', ['page']],
    ['the status says no before the body', asks, { status: 500 }, true, 'failed', ['network']],
    ['only the page knows of it', {}, { evidence: 'page', status: 200 }, null, 'attempted', ['page']],
    ['only the page knows of it, and it failed', {}, { evidence: 'page', status: 500 }, null, 'failed', ['page']],
    ['a frame answered', waits, { evidence: 'page', status: null }, true, 'confirmed', ['page']],
    ['no frame answered', waits, { evidence: 'page', status: null }, null, 'attempted', ['page']],
  ] as const)('where %s', (_, rule, flight, ok, value, by) => {
    expect(judge(rule as Partial<Rule>, flight, ok)).toEqual({ value, evidence: by });
  });
});

describe('an old value', () => {
  const rule = makeRule({ field: 'status' });
  const make = (one: Rule, status: string | undefined, to: string | undefined, httpStatus = 200) =>
    makeActions(
      makeProfile({ rules: [one] }),
      makeFlight({ status: httpStatus, sightings: [makeSighting(to === undefined ? cid : { ...cid, to })] }),
      null,
      makeMemory(status === undefined ? {} : { 'conversation:7': { status } }),
    );

  test('is what is remembered, else unknown', () => {
    expect(make(rule, 'open', 'closed').actions[0]?.from).toEqual({ value: 'open', evidence: ['page'] });
    expect(make(rule, undefined, 'closed').actions[0]?.from).toEqual({ value: null, evidence: [] });
  });

  test('is replaced by the new one, unless it failed', () => {
    expect(make(rule, 'open', 'closed').learnt).toMatchObject([
      { type: 'conversation', id: '7', field: 'status', value: { value: 'closed' } },
    ]);
    expect(make(rule, 'open', 'closed', 500).learnt).toEqual([]);
  });

  test('decides whether a form that sends all values changed this one', () => {
    const only = makeRule({ field: 'status', changes: 'only' });
    expect(make(only, 'open', 'closed').actions).toHaveLength(1);
    for (const [before, to] of [
      ['open', 'open'],
      [undefined, 'open'],
      ['open', undefined],
    ] as const)
      expect(make(only, before, to).actions).toEqual([]);
    expect(make(only, undefined, 'open').learnt).toHaveLength(1);
  });
});

describe('a set', () => {
  const whole: Rule['set'] = { field: 'labels', of: 'body:labels', removed: 'conversation.untagged' };
  const make = (set: Rule['set'], before: string[] | undefined, sent: string[], status = 200) => {
    const { actions, learnt } = makeActions(
      makeProfile({ rules: [makeRule({ event: 'conversation.tagged', set })] }),
      makeFlight({ status, sightings: [makeSighting({ ...cid, set: sent })] }),
      null,
      makeMemory(before === undefined ? {} : { 'conversation:7': { labels: before } }),
    );
    return {
      rows: actions.map(({ event, from, to, outcome }) => [event, from.value, to.value, outcome.value]),
      learnt: learnt.map(({ value }) => value.value),
    };
  };

  test('that is sent whole is compared with the remembered one', () => {
    expect(make(whole, ['a', 'b'], ['b', 'c'])).toEqual({
      rows: [
        ['conversation.tagged', null, 'c', 'confirmed'],
        ['conversation.untagged', 'a', null, 'confirmed'],
      ],
      learnt: [['b', 'c']],
    });
  });

  test('is learnt, and nothing written, where none is remembered', () => {
    expect(make(whole, undefined, ['b'])).toEqual({ rows: [], learnt: [['b']] });
  });

  test('that was refused is told as failed, and not learnt', () => {
    expect(make(whole, ['a'], ['a', 'c'], 422)).toEqual({ rows: [['conversation.tagged', null, 'c', 'failed']], learnt: [] });
  });

  test('of which only what is added is sent needs no memory, and follows it', () => {
    const added: Rule['set'] = { field: 'labels', of: 'body:labels', only: 'added' };
    expect(make(added, undefined, ['b', 'c']).rows).toHaveLength(2);
    expect(make(added, undefined, ['b', 'c']).learnt).toEqual([]);
    expect(make(added, ['a', 'b'], ['b', 'c'])).toEqual({
      rows: [['conversation.tagged', null, 'c', 'confirmed']],
      learnt: [['a', 'b', 'c']],
    });
  });

  test('of which only what is removed is sent tells what was there', () => {
    const removed: Rule['set'] = { field: 'labels', of: 'body:labels', only: 'removed' };
    expect(make(removed, ['a', 'b'], ['b', 'x'])).toEqual({ rows: [['conversation.tagged', 'b', null, 'confirmed']], learnt: [['a']] });
    expect(make(removed, undefined, ['b']).rows).toHaveLength(1);
  });
});
