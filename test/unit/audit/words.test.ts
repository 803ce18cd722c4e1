/** Every event of the table has its words, what has none is shown as it is, and what is unknown is never taken for nothing. */
import { expect, test } from 'vitest';
import { findConversationLink, nameActor, nameChange, nameEntity, nameEvent, readOwnGroup, readSide } from '../../../lib/audit/words.ts';
import { actionCategories, actionEvents } from '../../../lib/events/action-events.ts';
import type { Action } from '../../../lib/events/action.ts';
import { events } from '../../../lib/text/en/events.ts';
import { findText } from '../../../lib/text/t.ts';
import { makeAction } from '../../support/fixture-actions.ts';

const make = (change: Partial<Action>): Action => ({ ...makeAction(1, 0), ...change });
const unknown = { value: null, evidence: [] };

test('the catalogue names the events of the table, each differently, and nothing else', () => {
  const named = Object.keys(events).filter((key) => key.startsWith('common.event.'));
  expect(named.map((key) => key.slice('common.event.'.length)).sort()).toEqual(Object.keys(actionEvents).sort());
  expect(new Set(named.map(findText)).size).toBe(named.length);
  for (const category of actionCategories) expect(findText(`common.category.${category}`)).not.toBeNull();
});

test('an event that nobody has a word for is shown as it is', () => {
  expect(nameEvent('conversation.sentiment-guessed')).toBe('conversation.sentiment-guessed');
  expect(nameEvent('constructor.name')).toBe('constructor.name');
});

test('an old value that nobody saw is unknown; one that was seen to be nothing is none; a view has none at all', () => {
  const to = { value: 'Tier 2', evidence: ['network' as const] };
  expect(nameChange(make({ event: 'conversation.assigned', from: unknown, to }))).toBe('unknown → Tier 2');
  expect(nameChange(make({ event: 'conversation.assigned', from: { value: null, evidence: ['dom'] }, to }))).toBe('none → Tier 2');
  expect(nameChange(make({ event: 'conversation.tagged', from: unknown, to }))).toBe('Tier 2');
  expect(nameChange(make({ event: 'conversation.viewed', from: unknown, to: unknown }))).toBeNull();
  expect(readSide(make({ event: 'something.of-tomorrow', from: unknown }), 'from').is).toBe('unknown');
  expect(readSide(make({ from: { value: false, evidence: ['network'] } }), 'from')).toEqual({ is: 'text', text: 'false' });
});

test('things are called by their name, else their id, else their type; people are never made up', () => {
  const entity = (type: string, id: string | null, name: string | null) => nameEntity({ value: { type, id, name }, evidence: [] });
  expect(entity('conversation', '8841', '#8841')).toBe('#8841');
  expect(entity('queue', 'q-1', 'Returns')).toBe('Queue Returns');
  expect(entity('gadget', 'g-1', null)).toBe('gadget g-1');
  expect(entity('queue', null, null)).toBe('Queue');
  expect(nameEntity({ value: null, evidence: [] })).toBeNull();
  expect(nameActor({ kind: 'agent', person: null, device: null })).toBeNull();
  expect(nameActor({ kind: 'system', person: null, device: null })).toBe('System');
});

test('a view says whose group it was, or that nobody knows', () => {
  const view = (ownGroup: boolean | null) => readOwnGroup(make({ view: { visit: makeAction(1, 0).id, dwellMs: null, ownGroup } }));
  expect([view(true), view(false), view(null)]).toEqual(['yes', 'no', 'unknown']);
  expect(readOwnGroup(make({ view: null }))).toBeNull();
});

test('only a web address is a link', () => {
  const link = (address: string | null) => findConversationLink(make({ conversation: { id: '1', link: address, group: null } }));
  expect(link('https://console.example/inbox/1')).toBe('https://console.example/inbox/1');
  for (const other of ['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:alert(1)', '/inbox/1', '', null])
    expect(link(other)).toBeNull();
});
