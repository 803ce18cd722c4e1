/** When the picture is written whole again: by what changed since, by time, and never so often that the page feels it. */
import { expect, test } from 'vitest';
import { createCheckout } from '../../../lib/capture/checkout.ts';

/** A page whose pictures are so large and take so long. */
function newPage({ bytes = 100_000, tookMs = 5 } = {}) {
  let time = 0;
  const checkout = createCheckout(() => time);
  const take = (): void => {
    checkout.begin();
    time += tookMs;
    checkout.end(bytes);
  };
  take();
  /** So many KiB of changes a second, for so many seconds: how many pictures that made, beside the first. */
  const change = (kib: number, seconds: number): number => {
    let pictures = 0;
    for (let tenth = 0; tenth < seconds * 10; tenth++) {
      time += 100;
      if (!checkout.add((kib * 1024) / 10)) continue;
      take();
      pictures += 1;
    }
    return pictures;
  };
  return { change };
}

test('a busy page gets one for every 384 KiB that changed', () => expect(newPage().change(38.4, 100)).toBeCloseTo(10, -0.5));

test('pictures are at most as much as what changed between them', () => {
  const seconds = 2000;
  const pictures = newPage({ bytes: 2_000_000 }).change(50, seconds);
  expect(pictures).toBeGreaterThan(10);
  expect(pictures * 2_000_000).toBeLessThanOrEqual(seconds * 50 * 1024);
});

test('a page on which little changes gets one every four minutes, and only when something does', () => {
  expect(newPage().change(0.1, 8 * 60 + 1)).toBe(2);
});

test('a picture that takes longer than a task should comes by time alone', () => {
  expect(newPage({ tookMs: 60 }).change(500, 3 * 60)).toBe(0);
  expect(newPage({ tookMs: 60 }).change(500, 5 * 60)).toBe(1);
});

test('pictures take no more than a hundredth of the time', () => {
  expect(newPage({ tookMs: 30 }).change(10_000, 60) * 30).toBeLessThanOrEqual(600);
});
