/** A console that answers alike whether it did it or not: what it shows afterwards tells. */
import { describe, expect, test } from 'vitest';
import { addRedirect } from '../../../lib/consoles/add-redirect.ts';
import type { Memory } from '../../../lib/consoles/flight.ts';
import { makeActions } from '../../../lib/consoles/make-actions.ts';
import { makeFlight, makeProfile, makeRule, makeSighting } from '../../support/console-signals.ts';

const seen = (value: string | null) => ({ value, named: null, evidence: ['dom' as const] });
const fields = (status: string | null | undefined) => (status === undefined ? {} : { status: seen(status) });

/** What was known of the conversation before a request, and what was first seen of it after it. */
const remember =
  (before: string | null | undefined, after: string | null | undefined): Memory =>
  (type) =>
    type === 'conversation' ? { fields: fields(after ?? before), before: fields(before), after: fields(after) } : undefined;

const make = (memory: Memory, flight: Parameters<typeof makeFlight>[0] = {}) =>
  makeActions(
    makeProfile({ rules: [makeRule({ field: 'status', to: 'body:status', success: { shown: true } })] }),
    makeFlight({ sightings: [makeSighting({ conversation: '7', to: 'resolved' })], status: 302, ...flight }),
    null,
    memory,
  );

describe('a value that the console is to show', () => {
  test('is confirmed by the browser and the page where it is shown', () => {
    const { actions, waits } = make(remember('open', 'resolved'));
    expect(actions[0]).toMatchObject({ from: { value: 'open' }, outcome: { value: 'confirmed', evidence: ['network', 'dom'] } });
    expect(waits).toBe(false);
  });

  test('was attempted where another one is shown, or the old one still', () => {
    for (const shown of ['open', 'stalled', null]) {
      const { actions, waits } = make(remember('open', shown));
      expect(actions[0]?.outcome).toEqual({ value: 'attempted', evidence: ['network'] });
      expect(waits).toBe(false);
    }
  });

  test('is waited for while nothing was seen', () => {
    expect(make(remember('open', undefined))).toMatchObject({ waits: true, actions: [{ outcome: { value: 'attempted' } }] });
  });

  test('is no change where it was so before', () => {
    expect(make(remember('resolved', 'resolved')).actions).toEqual([]);
  });

  test('is not waited for where the console refused', () => {
    expect(make(remember('open', undefined), { status: 403 })).toMatchObject({ waits: false, actions: [{ outcome: { value: 'failed' } }] });
  });

  test('is learnt from the page alone', () => {
    expect(make(remember('open', undefined)).learnt).toEqual([]);
  });
});

describe('the address that an answer leads to', () => {
  const rule = makeRule({ id: 'create', event: 'conversation.created', conversation: { of: 'redirect:', match: '/c/(\\d+)' } });
  const add = (redirect: string) =>
    addRedirect(makeProfile({ rules: [rule, makeRule()] }), [makeSighting({}, { rule: 'create' }), makeSighting()], redirect);

  test('names a conversation that was not there before, with its link', () => {
    const [created, other] = add('https://console.example/c/12?results=1');
    expect(created?.values).toMatchObject({ conversation: { value: '12' }, link: { value: 'https://console.example/c/12' } });
    expect(other?.values).toEqual({});
  });

  test('is left alone where it names none', () => {
    expect(add('https://console.example/home')[0]?.values).toEqual({});
    expect(add('not an address')[0]?.values).toEqual({});
  });
});
