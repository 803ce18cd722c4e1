/** A jump shows what playing shows: whatever way led there, the picture is made of the same events. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FramesQuery } from '../../../lib/events/api.ts';
import type { Envelope } from '../../../lib/events/envelope.ts';
import { createReel } from '../../../lib/replay/reel.ts';
import type { SafeEvent } from '../../../lib/replay/sanitize.ts';
import { createWay } from '../../../lib/replay/way.ts';

const stream = '01934b00-0000-7000-8000-000000000001';
const never = new AbortController().signal;
const html = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [] };
const events = {
  picture: { type: 2, data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { top: 0, left: 0 } } },
  change: { type: 3, data: { source: 4, width: 800, height: 600 } },
  moves: { type: 3, data: { source: 1, positions: [-300, -10].map((timeOffset) => ({ x: 1, y: 1, id: 2, timeOffset })) } },
};

/** Steps of up to 3 s with what happens at each; the first is a picture. */
const recordings = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.constantFrom('picture', 'change', 'change', 'change', 'moves')), {
    minLength: 5,
    maxLength: 120,
  })
  .map((steps) => {
    let at = 1000;
    return [[0, 'picture'] as const, ...steps].map(([passed, what], seq): Envelope => {
      at += passed;
      return { kind: 'frame', stream, seq, at, mono: null, event: { ...events[what], timestamp: at } };
    });
  });

/** A store whose pages hold `length` frames. */
const serve =
  (frames: readonly Envelope[], length: number) =>
  async (_stream: string, { at, after, until = Infinity }: FramesQuery) => {
    const isPicture = (record: Envelope) => (record['event'] as { type: number }).type === 2 && record.at <= (at ?? 0);
    const begin = Math.max(frames.findLastIndex(isPicture), after === undefined ? 0 : after + 1, 0);
    const beyond = frames.findIndex((record, index) => index >= begin && record.at > until);
    const end = Math.min(begin + length, beyond === -1 ? Infinity : beyond + 1);
    return { frames: frames.slice(begin, end), next: end < frames.length ? end - 1 : null, bytes: 4 * 1024 * 1024 };
  };

/** What a stage shows: all changes since the last full picture. The pointer is where it was moved last. */
function createPicture() {
  let shown: number[] = [];
  let pointer: number | null = null;
  return {
    apply({ role, timestamp }: SafeEvent) {
      if (role === 'snapshot') shown = [];
      if (role === 'pointer') pointer = timestamp;
      else shown.push(timestamp);
    },
    read: () => ({ shown, pointer }),
  };
}

test('after any jumps, some of them begun before the last was over', async () => {
  const visits = fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), slice: fc.integer({ min: 1, max: 200 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(recordings, visits, fc.integer({ min: 2, max: 40 }), async (frames, stops, length) => {
      const reel = createReel(stream, serve(frames, length));
      const way = createWay(reel);
      const picture = createPicture();
      const end = frames.at(-1)!.at;
      for (const [index, { share, slice }] of stops.entries()) {
        const at = 1000 + share * (end - 1000);
        await reel.load(at, at + 2000, never);
        way.lead(at);
        const isLast = index === stops.length - 1;
        for (let taken = 0; isLast || taken < slice; taken++) {
          const event = way.take();
          if (event === null) break;
          picture.apply(event);
        }
        if (isLast) expect(picture.read().shown).toEqual(await playTo(frames, at));
      }
      expect(way.isDone).toBe(true);
    }),
  );
});

/** From the beginning, in steps of 100 ms, all loaded at once. */
async function playTo(frames: readonly Envelope[], at: number): Promise<number[]> {
  const reel = createReel(stream, serve(frames, Infinity));
  await reel.load(1000, Infinity, never);
  const way = createWay(reel);
  const picture = createPicture();
  for (let time = 1000; ; time = Math.min(time + 100, at)) {
    way.lead(time);
    for (let event = way.take(); event !== null; event = way.take()) picture.apply(event);
    if (time >= at) return picture.read().shown;
  }
}

test('a jump moves the pointer once, and says that it is one until it is over', async () => {
  const at = (seq: number, event: object): Envelope => {
    const time = 1000 + seq * 1000;
    return { kind: 'frame', stream, seq, at: time, mono: null, event: { ...event, timestamp: time } };
  };
  const reel = createReel(stream, serve([at(0, events.picture), at(1, events.moves), at(2, events.change), at(3, events.moves)], 9));
  await reel.load(9000, 9000, never);
  const way = createWay(reel);
  way.lead(9000);
  expect(way.isJump).toBe(true);
  const roles: string[] = [];
  for (let event = way.take(); event !== null; event = way.take()) roles.push(event.role);
  expect(roles).toEqual(['snapshot', 'change', 'pointer']);
  expect(way.isJump).toBe(false);
});
