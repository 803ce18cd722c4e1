import { expect, test } from 'vitest';
import { bundledProfiles } from '../../../lib/consoles/index.ts';
import { listRemembered, listSources } from '../../../lib/consoles/list-sources.ts';
import type { Rule } from '../../../lib/consoles/profile.ts';

const rule: Rule = {
  id: 'status-changed',
  event: 'conversation.status-changed',
  provenance: 'verified',
  when: [{ request: { method: ['POST'], path: '/api/:cid', where: [{ value: 'body:kind', is: ['body:trap'] }] } }],
  entity: { type: 'conversation', id: 'path:cid', name: 'response:name' },
  to: { of: ['body:status', 'body:reason'], map: { a: 'text:trap' } },
  by: { id: 'body:agent.id' },
  success: { where: [{ value: 'response:ok', exists: true }] },
};

test('what a rule keeps and what it only compares', () => {
  expect(listSources(rule)).toEqual({
    kept: ['body:agent.id', 'body:reason', 'body:status', 'path:cid', 'response:name'],
    compared: ['body:kind', 'response:ok'],
  });
});

test('what is kept is not listed a second time as compared', () => {
  const both: Rule = { ...rule, success: { where: [{ value: 'body:status', exists: true }] } };
  expect(listSources(both).compared).toEqual(['body:kind']);
});

test('no source of any bundled profile is left out', () => {
  for (const profile of bundledProfiles) {
    const sources = profile.rules.map(listSources);
    const told = [...sources.flatMap(({ kept, compared }) => [...kept, ...compared]), ...listRemembered(profile)];
    const parts = JSON.stringify([profile.rules.map(({ entity, from, to, by, set }) => [entity, from, to, by, set])]);
    const bodies = [...new Set(parts.match(/"(?:body|response|frame):[^"]*"/g) ?? [])].map((text) => JSON.parse(text) as string);
    expect(bodies.filter((text) => !told.includes(text))).toEqual([]);
  }
});
