/** One visit is one row when a conversation is first seen, and one when it is left: however noisy its console is. */
import { expect, test } from 'vitest';
import { createVisits } from '../../../lib/consoles/visits.ts';

function watch(isVisible = true) {
  const told: string[] = [];
  let last = 0;
  const visits = createVisits(() => `v${(last += 1)}`, isVisible, {
    onViewed: ({ visit, conversation }, at) => told.push(`${visit} viewed ${conversation} at ${at}`),
    onLeft: ({ visit }, at, dwellMs) => told.push(`${visit} left at ${at} after ${dwellMs}`),
  });
  const open = (conversation: string | null, at: number) =>
    visits.open(conversation === null ? null : { conversation, link: null, evidence: 'route' }, at);
  return { told, visits, open };
}

test('the same conversation again is the same visit', () => {
  const { told, open, visits } = watch();
  for (const at of [10, 20, 30]) open('7', at);
  expect(visits.readOpen()).toBe('7');
  open(null, 110);
  open(null, 120);
  expect(told).toEqual(['v1 viewed 7 at 10', 'v1 left at 110 after 100']);
});

test('another one ends the first; a second visit is another one', () => {
  const { told, open } = watch();
  open('7', 0);
  open('8', 50);
  open('7', 60);
  expect(told).toEqual(['v1 viewed 7 at 0', 'v1 left at 50 after 50', 'v2 viewed 8 at 50', 'v2 left at 60 after 10', 'v3 viewed 7 at 60']);
});

test('hidden time does not count, and what was never to be seen was not viewed', () => {
  const { told, open, visits } = watch(false);
  open('7', 0);
  open('8', 10);
  visits.setVisible(true, 100);
  visits.setVisible(true, 110);
  visits.setVisible(false, 150);
  visits.setVisible(true, 500);
  open(null, 520);
  expect(told).toEqual(['v2 viewed 8 at 100', 'v2 left at 520 after 70']);
});

test('a clock that goes back takes no time away', () => {
  const { told, open } = watch();
  open('7', 100);
  open(null, 50);
  expect(told).toEqual(['v1 viewed 7 at 100', 'v1 left at 50 after 0']);
});
