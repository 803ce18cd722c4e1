/** What is remembered of things: what was known before a time, and what was first seen after it. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { CotrailDb } from '../../../lib/store/db.ts';
import { learn, nameThing, recall } from '../../../lib/store/memories.ts';

const thing = ['conversation', '7'] as const;
let db: CotrailDb;
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
});

const see = (value: string, at: number) => learn(db, 'https://desk.example', thing, { owner: { value, named: null } }, ['dom'], at);

async function readAround(at: number) {
  const known = (await recall(db, 'https://desk.example', [thing], at)).get(nameThing(...thing));
  return [known?.before['owner']?.value, known?.after['owner']?.value, known?.fields['owner']?.value];
}

test('a value is told as it was before, as it was seen next, and as it is', async () => {
  for (const [value, at] of [
    ['none', 10],
    ['ada', 20],
    ['bob', 30],
  ] as const)
    await see(value, at);
  expect(await readAround(15)).toEqual(['none', 'ada', 'bob']);
  expect(await readAround(35)).toEqual(['bob', undefined, 'bob']);
  expect(await readAround(5)).toEqual([undefined, 'none', 'bob']);
});

test('a value that is seen to be the same still is what was seen next, whatever came later', async () => {
  for (const [value, at] of [
    ['none', 10],
    ['none', 20],
    ['ada', 30],
  ] as const)
    await see(value, at);
  expect(await readAround(15)).toEqual(['none', 'none', 'ada']);
});
