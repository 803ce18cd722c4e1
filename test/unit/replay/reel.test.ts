/** Loading of frames: page by page, around the clock, in order of time. */
import { expect, test } from 'vitest';
import type { FramesQuery } from '../../../lib/events/api.ts';
import type { Envelope } from '../../../lib/events/envelope.ts';
import { createReel } from '../../../lib/replay/reel.ts';

const stream = '01934b00-0000-7000-8000-000000000001';
const never = new AbortController().signal;

const resize = (timestamp: number) => ({ type: 3, timestamp, data: { source: 4, width: 800, height: 600 } });
const frame = (seq: number, event: object, at = seq): Envelope => ({ kind: 'frame', stream, seq, at, mono: null, event });
const snapshot = (timestamp: number) => ({
  type: 2,
  timestamp,
  data: {
    node: { type: 0, id: 1, childNodes: [{ type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [] }] },
    initialOffset: { top: 0, left: 0 },
  },
});

/** Pages of three, beginning at the last snapshot at or before `at`. */
function serve(frames: Envelope[]) {
  const asked: FramesQuery[] = [];
  const read = async (_stream: string, query: FramesQuery) => {
    asked.push(query);
    const isStart = (record: Envelope) => (record['event'] as { type: number } | undefined)?.type === 2 && record.at <= (query.at ?? 0);
    const begin = query.after === undefined ? Math.max(0, frames.findLastIndex(isStart)) : query.after + 1;
    const page = frames.slice(begin, begin + 3);
    return { frames: page, next: begin + 3 < frames.length ? begin + 2 : null };
  };
  return { asked, read };
}

test('reads no more than the clock needs, then goes on behind it', async () => {
  const { asked, read } = serve([frame(0, snapshot(0)), ...[1, 2, 3, 4, 5, 6, 7].map((seq) => frame(seq, resize(seq * 1000)))]);
  const reel = createReel(stream, read);
  await reel.load(0, 1500, never);
  expect(asked).toEqual([{ at: 0 }]);
  expect([reel.has(1500), reel.has(5000)]).toEqual([true, false]);
  await reel.load(2000, 4500, never);
  expect(asked).toEqual([{ at: 0 }, { after: 2 }]);
  await reel.load(5000, 1e6, never);
  expect(reel.has(1e9)).toBe(true);
  expect(reel.events).toHaveLength(8);
});

test('starts anew from the snapshot there after a far seek', async () => {
  const { asked, read } = serve([
    frame(0, snapshot(0)),
    frame(1, resize(1)),
    frame(2, resize(2)),
    frame(3, snapshot(9e6), 9e6),
    frame(4, resize(9e6 + 1), 9e6 + 1),
  ]);
  const reel = createReel(stream, read);
  await reel.load(0, 0, never);
  const { version } = reel;
  await reel.load(9.5e6, 9.5e6, never);
  expect(asked.at(-1)).toEqual({ at: 9.5e6 });
  expect(reel.version).not.toBe(version);
  expect(reel.events.map(({ timestamp }) => timestamp)).toEqual([9e6, 9e6 + 1]);
});

test('puts late events where they belong, joins parts, passes over marks, counts what it cannot read', async () => {
  const whole = JSON.stringify(resize(50));
  const part = (seq: number, index: number, json: string): Envelope => ({
    kind: 'frame-part',
    stream,
    seq,
    at: 50,
    mono: null,
    first: 1,
    part: index,
    of: 2,
    eventType: 3,
    json,
  });
  const { read } = serve([
    frame(0, snapshot(0), 0),
    part(1, 0, whole.slice(0, 20)),
    part(2, 1, whole.slice(20)),
    frame(3, resize(90)),
    frame(4, resize(70)),
    frame(5, { type: 'x' }),
    { kind: 'mark', stream, seq: 6, at: 90, mono: null, mark: 'ended', data: {} },
  ]);
  const reel = createReel(stream, read);
  await reel.load(0, 1e6, never);
  expect(reel.events.map(({ timestamp }) => timestamp)).toEqual([0, 50, 70, 90]);
  expect(reel.refused).toBe(1);
});
