import type { eventWithTime } from '@rrweb/types';
import { describe, expect, test } from 'vitest';
import { splitFrame, splitText } from '../../../lib/capture/split-frame.ts';
import { createStream } from '../../../lib/capture/stream.ts';
import { Frame, FramePart } from '../../../lib/events/frame.ts';

const masks = { level: 'all', unmasks: false } as const;
const makeEvent = (text: string): eventWithTime => ({ type: 5, timestamp: 1000, data: { tag: 'x', payload: text } });

describe('splitFrame', () => {
  test('a small event is one frame', () => {
    const [sized, ...rest] = splitFrame(makeEvent('small'), 100, createStream('frames', masks, false));
    expect(rest).toEqual([]);
    expect(Frame.parse(sized?.record).event).toEqual(makeEvent('small'));
  });

  test('an event over 4 MiB is parts that join to it', () => {
    const event = makeEvent('ü😀'.repeat(700_000));
    const parts = splitFrame(event, JSON.stringify(event).length, createStream('frames', masks, false)).map(({ record }) =>
      FramePart.parse(record),
    );
    expect(parts.map((part) => part.seq)).toEqual(parts.map((_, index) => index));
    expect(new Set(parts.map((part) => `${part.first}/${part.of}`))).toEqual(new Set([`0/${parts.length}`]));
    expect(JSON.parse(parts.map((part) => part.json).join(''))).toEqual(event);
  });

  test('an estimate that is too low does not let a large frame through whole', () => {
    const event = makeEvent('x'.repeat(5_000_000));
    expect(splitFrame(event, 2_000_000, createStream('frames', masks, false)).length).toBeGreaterThan(1);
  });
});

test('splitText never cuts a surrogate pair', () => {
  const pieces = splitText('a😀😀b', 2);
  expect(pieces.join('')).toBe('a😀😀b');
  for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
});
