/** A taught rule holds for other conversations, and not for what only looks like it. */
import { describe, expect, test } from 'vitest';
import { type Lesson, listPlaces, makeRule } from '../../../lib/consoles/make-rule.ts';
import { matchSignal } from '../../../lib/consoles/match-signal.ts';
import { Rule } from '../../../lib/consoles/profile.ts';
import { readShape } from '../../../lib/consoles/read-shape.ts';
import type { Signal } from '../../../lib/consoles/signal.ts';
import type { Json } from '../../../lib/events/base.ts';
import { makeProfile, makeRequest, origin } from '../../support/console-signals.ts';

const toShape = (signal: Signal) => readShape(signal, () => ({ selector: '#resolve', label: 'Resolve' }));
const post = (path: string, body: Json, method = 'POST') => makeRequest(method, path, { body: JSON.stringify(body) });
const frame = (value: Json, way: 'in' | 'out' = 'out'): Signal => ({ kind: 'socket', way, frame: value });

function teach(signal: Signal, lesson: Partial<Lesson>) {
  const rule = makeRule(
    'taught',
    toShape(signal),
    origin,
    { event: 'conversation.status-changed', conversation: null, to: null, entity: null, ...lesson },
    9,
  );
  expect(Rule.safeParse(rule).error?.issues ?? []).toEqual([]);
  const values = (other: Signal) =>
    matchSignal(makeProfile({ rules: [rule] }), other, origin, null).sightings.map(({ values: { conversation, to, entity } }) => ({
      ...(conversation && { conversation: conversation.value }),
      ...(to && { to: to.value }),
      ...(entity && { entity: entity.value }),
    }));
  return { rule, values };
}

describe('a request', () => {
  const { rule, values } = teach(post('/tickets/8841/state', { state: 'closed' }, 'PATCH'), { conversation: ':1', to: 'state' });

  test('is the same one of another conversation', () => {
    expect(values(post('/tickets/9/state', { state: 'open' }, 'PATCH'))).toEqual([{ conversation: '9', to: 'open' }]);
  });

  test.each([
    ['another method', post('/tickets/9/state', { state: 'open' }, 'POST')],
    ['a longer path', post('/tickets/9/state/draft', { state: 'open' }, 'PATCH')],
    ['a path without an id', post('/tickets/state', { state: 'open' }, 'PATCH')],
    ['a typing ping at its address', post('/tickets/9/state', { typing: true }, 'PATCH')],
  ])('is not %s', (_, other) => {
    expect(values(other)).toEqual([]);
  });

  test('was taught by an admin, who has confirmed it, and remembers what it changes', () => {
    expect(rule).toMatchObject({ provenance: 'taught', confirmedAt: 9, field: 'status' });
  });

  test('with the id in its body or its query is told by that', () => {
    const inBody = teach(post('/api/close', { ticket: { id: 7 }, state: 'closed' }), { conversation: 'ticket.id', to: 'state' });
    expect(inBody.values(post('/api/close', { ticket: { id: 12 }, state: 'open' }))).toEqual([{ conversation: 12, to: 'open' }]);
    expect(inBody.values(post('/api/close', { state: 'open' }))).toEqual([]);
    const inQuery = teach(makeRequest('POST', '/api/take?ticket=7'), { conversation: '?ticket' });
    expect(inQuery.values(makeRequest('POST', '/api/take?ticket=8'))).toEqual([{ conversation: '8' }]);
    expect(inQuery.values(makeRequest('POST', '/api/take'))).toEqual([]);
  });

  test('of another host stays with that host', () => {
    const signal = { ...post('/v1/c/77/close', {}), url: new URL('https://api.console.example/v1/c/77/close') };
    const { values: read } = teach(signal, { conversation: ':1' });
    expect(read({ ...signal, url: new URL('https://api.console.example/v1/c/78/close') })).toEqual([{ conversation: '78' }]);
    expect(read(post('/v1/c/78/close', {}))).toEqual([]);
  });

  test('of GraphQL is told by its operation', () => {
    const ask = (operationName: string, id: string) => post('/graphql', { operationName, query: 'mutation', variables: { id } });
    const { values: read } = teach(ask('CloseTicket', 'a'), { conversation: 'variables.id' });
    expect(read(ask('CloseTicket', 'b'))).toEqual([{ conversation: 'b' }]);
    expect(read(ask('Typing', 'b'))).toEqual([]);
  });

  test('of something else than a conversation has that as its entity', () => {
    const { values: read } = teach(post('/tags/12', { title: 'x' }), {
      event: 'tag.renamed',
      to: 'title',
      entity: { type: 'tag', id: ':1' },
    });
    expect(read(post('/tags/13', { title: 'y' }))).toEqual([{ entity: '13', to: 'y' }]);
  });

  test('of nothing in particular has neither', () => {
    expect(teach(post('/session/end', {}), { event: 'account.logged-out' }).rule).toMatchObject({ entity: null, conversation: null });
  });

  test('keeps what means something in patterns as it is', () => {
    const { values: read } = teach(makeRequest('POST', '/app(beta)/close+all'), {});
    expect(read(makeRequest('POST', '/app(beta)/close+all'))).toHaveLength(1);
    expect(read(makeRequest('POST', '/appbeta/close'))).toEqual([]);
  });
});

describe('a frame', () => {
  const { values } = teach(frame({ action: 'close', payload: { chat: 'c1', reason: 'done' } }), { conversation: 'payload.chat' });

  test('is told by its name and its way', () => {
    expect(values(frame({ action: 'close', payload: { chat: 'c2', reason: 'spam' } }))).toEqual([{ conversation: 'c2' }]);
    expect(values(frame({ action: 'typing', payload: { chat: 'c2', reason: 'spam' } }))).toEqual([]);
    expect(values(frame({ action: 'close', payload: { chat: 'c2', reason: 'spam' } }, 'in'))).toEqual([]);
  });
});

test('a touch is that of its element, in the conversation that is open', () => {
  const shape = { kind: 'dom', method: null, host: null, path: 'click', keys: [], selector: '#resolve', label: 'Resolve' } as const;
  const lesson: Lesson = { event: 'conversation.accepted', conversation: 'open', to: null, entity: null };
  expect(makeRule('taught', { ...shape, keys: [] }, origin, lesson, 9)).toMatchObject({
    when: [{ dom: { event: 'click', selector: '#resolve' } }],
    conversation: 'route:cid',
  });
});

test('places to pick are ids of the path and single values of the body, no names and no lists', () => {
  const shape = toShape(post('/a/12/b/34?page=1', { operationName: 'Close', ids: [1], ticket: { id: 2 } }));
  expect(listPlaces(shape)).toEqual([':1', ':2', '?page', 'operationName', 'ticket.id']);
});
