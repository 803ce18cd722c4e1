/** Consoles on a socket: bundled frames, answers that belong to what was sent, what went before, and conversations by short-lived numbers. */
import { expect, test } from 'vitest';
import type { Json } from '../../../lib/events/base.ts';
import { type Flight, type Memory, selfKey } from '../../../lib/consoles/flight.ts';
import { listFrames } from '../../../lib/consoles/list-frames.ts';
import { listNamed, listNeeds, makeActions } from '../../../lib/consoles/make-actions.ts';
import { makeOrders } from '../../../lib/consoles/make-orders.ts';
import { makeView } from '../../../lib/consoles/make-view.ts';
import { matchSignal } from '../../../lib/consoles/match-signal.ts';
import { judgeAnswer, readSent } from '../../../lib/consoles/observe-frames.ts';
import { Profile } from '../../../lib/consoles/profile.ts';
import type { SocketSignal } from '../../../lib/consoles/signal.ts';

const out = (cmd: string) => [{ socket: { way: 'out' as const, where: [{ value: 'frame:cmd', is: [cmd] }] } }];
const profile = Profile.parse({
  ...{ format: 1, id: 'line', name: 'Line', version: '1.0.0', sources: [], hosts: [], remember: [], ignore: [], notCovered: [] },
  conversation: {
    routes: [],
    link: null,
    alias: 'line',
    group: 'team',
    groupType: 'team',
    opened: [{ when: out('open'), id: 'frame:n' }],
    closed: out('shut'),
  },
  person: [{ when: out('hello'), id: 'frame:user' }],
  people: 'agent',
  rules: [
    {
      id: 'hello',
      event: 'account.logged-in',
      failed: 'account.login-failed',
      provenance: 'source',
      when: out('hello'),
      entity: null,
      conversation: null,
      by: { id: 'frame:user' },
      success: {
        answer: {
          yes: [{ value: 'frame:ok', is: [true] }],
          no: [{ value: 'frame:ok', is: [false] }],
          pair: { sent: 'frame:ref', got: 'frame:ref' },
        },
      },
    },
    {
      id: 'away',
      event: 'agent.status-changed',
      provenance: 'source',
      when: out('away'),
      entity: { type: 'agent', self: true },
      conversation: null,
      to: 'const:away',
      field: 'status',
      automatic: [{ value: 'before:cmd', is: ['idle'] }],
    },
    {
      id: 'take',
      event: 'conversation.assigned',
      provenance: 'source',
      when: out('take'),
      conversation: 'frame:n',
      to: { of: 'frame:cmd', named: 'self' },
      field: 'assignee',
    },
  ],
});

const frame = (value: Json, before?: Json): SocketSignal => ({ kind: 'socket', way: 'out', frame: value, before });
const fly = (signal: SocketSignal, ok: boolean | null = null): Flight => {
  const { sightings } = matchSignal(profile, signal, 'https://console.example', null);
  return {
    evidence: 'page',
    at: 1,
    settledAt: 1,
    status: null,
    broken: false,
    bodySeen: true,
    sightings: sightings.map((each) => ({ ...each, ok })),
  };
};
const seen = (value: Json, named: string | null = null) => ({ value, named, evidence: ['page' as const] });
const things: Record<string, Record<string, ReturnType<typeof seen>>> = {
  'self:self': { id: seen('ana'), status: seen('online') },
  'agent:ana': { name: seen('Ana Ruiz'), groups: seen('Sales') },
  'agent:ben': { name: seen('Ben Okafor') },
  'line:3': { conversation: seen('uid-3') },
  'conversation:uid-3': { assignee: seen('ben', 'agent'), team: seen('t1') },
  'team:t1': { name: seen('Sales') },
};
const memory: Memory = (type, id) => {
  const fields = things[`${type}:${id}`];
  return fields && { fields, before: fields };
};
const make = (signal: SocketSignal, ok: boolean | null = null) => makeActions(profile, fly(signal, ok), null, memory);

test('a list of events is a frame for each, a list of positions is one', () => {
  expect(listFrames([{ event: 'a' }, { event: 'b' }])).toEqual([{ event: 'a' }, { event: 'b' }]);
  expect(listFrames(['1', '2', 'room', 'join', {}])).toEqual([['1', '2', 'room', 'join', {}]]);
  expect(listFrames([])).toEqual([[]]);
});

test('an answer is taken for the frame that it belongs to', () => {
  const { answer } = profile.rules[0]!.success!;
  const sent = readSent(answer!, frame({ cmd: 'hello', ref: 7 }));
  expect(judgeAnswer(answer!, sent, frame({ ref: 8, ok: true }))).toBeNull();
  expect(judgeAnswer(answer!, sent, frame({ ok: true }))).toBeNull();
  expect(judgeAnswer(answer!, sent, frame({ ref: '7', ok: true }))).toBe(true);
  expect(judgeAnswer(answer!, sent, frame({ ref: 7, ok: false }))).toBe(false);
});

test('what failed has its own name where the rule gives one', () => {
  const event = (ok: boolean | null) =>
    make(frame({ cmd: 'hello', user: 'ana' }), ok).actions.map((action) => [action.event, action.outcome.value]);
  expect(event(true)).toEqual([['account.logged-in', 'confirmed']]);
  expect(event(false)).toEqual([['account.login-failed', 'failed']]);
  expect(event(null)).toEqual([['account.logged-in', 'attempted']]);
});

test("the agent's own state is remembered under the agent, and the frame before tells whether the console did it", () => {
  const [action] = make(frame({ cmd: 'away' }, { cmd: 'idle' })).actions;
  expect(action).toMatchObject({ automatic: true, from: { value: 'online' }, to: { value: 'away' } });
  expect(action?.entity.value).toEqual({ type: 'agent', id: 'ana', name: 'Ana Ruiz' });
  expect(make(frame({ cmd: 'away' }, { cmd: 'open' })).actions[0]?.automatic).toBe(false);
  expect(make(frame({ cmd: 'away' })).learnt).toMatchObject([{ ...selfKey, field: 'status', value: { value: 'away' } }]);
});

test('a number of a conversation is read as its id, in actions and in views', () => {
  const { actions, learnt } = make(frame({ cmd: 'take', n: 3 }));
  expect(actions[0]?.conversation).toEqual({ id: 'uid-3', link: null, group: 'Sales' });
  expect(actions[0]?.from.value).toEqual({ id: 'ben', name: 'Ben Okafor' });
  expect(actions[0]?.to.value).toEqual({ id: 'ana', name: 'Ana Ruiz' });
  expect(learnt).toMatchObject([{ type: 'conversation', id: 'uid-3', field: 'assignee', value: { value: 'ana', named: 'agent' } }]);
  const view = { visit: 'v', phase: 'viewed' as const, at: 1, conversation: '3', link: null, dwellMs: null, evidence: 'page' as const };
  expect(makeView(profile, view, memory)).toMatchObject({ conversation: { id: 'uid-3', group: 'Sales' }, view: { ownGroup: true } });
  const left: Memory = (type, id) => (type === 'self' ? { ...memory(type, id)!, fields: { id: seen(null) } } : memory(type, id));
  expect(makeView(profile, view, left).view, 'of who had been there before a log-out').toMatchObject({ ownGroup: true });
  expect(makeView(profile, { ...view, conversation: '4' }, memory).conversation?.id).toBe('4');
});

test('all that is asked of memory is read first', () => {
  const needs = listNeeds(profile, [fly(frame({ cmd: 'take', n: 3 }))]);
  expect(needs).toContainEqual(['line', '3']);
  const read = (keys: [string, string][]) =>
    keys.flatMap(([type, id]) => (things[`${type}:${id}`] ? [{ type, fields: things[`${type}:${id}`]! }] : []));
  const second = listNamed(profile, read(needs));
  expect(second).toEqual(
    expect.arrayContaining([
      ['conversation', 'uid-3'],
      ['agent', 'ana'],
    ]),
  );
  expect(listNamed(profile, read(second))).toEqual(
    expect.arrayContaining([
      ['agent', 'ben'],
      ['team', 't1'],
    ]),
  );
});

test('views open and close by frames', () => {
  const read = (value: Json) => matchSignal(profile, frame(value), 'https://console.example', null);
  expect(read({ cmd: 'open', n: 3 })).toMatchObject({ opened: '3', closed: false });
  expect(read({ cmd: 'shut' })).toMatchObject({ opened: null, closed: true });
});

test('the hook is asked for the frames that rules look back to', () => {
  const { away } = Object.fromEntries(profile.rules.map((rule) => [rule.id, rule]));
  expect(makeOrders({ ...profile, rules: [away!] }, false).sockets?.words).toEqual(
    expect.arrayContaining(['away', 'idle', 'open', 'shut']),
  );
});
