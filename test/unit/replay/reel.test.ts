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

/** Pages of three at most, beginning at the last snapshot at or before `at`, or behind `after`, and ending behind the first frame after `until`. */
function serve(frames: Envelope[]) {
  const asked: FramesQuery[] = [];
  const read = async (_stream: string, query: FramesQuery) => {
    asked.push(query);
    const isStart = (record: Envelope) => (record['event'] as { type: number } | undefined)?.type === 2 && record.at <= (query.at ?? 0);
    const begin = Math.max(query.at === undefined ? 0 : frames.findLastIndex(isStart), query.after === undefined ? 0 : query.after + 1);
    const beyond = frames.findIndex(({ at }, index) => index >= begin && at > (query.until ?? Infinity));
    const end = Math.min(begin + 3, beyond === -1 ? Infinity : beyond + 1);
    return { frames: frames.slice(begin, end), next: end < frames.length ? end - 1 : null, bytes: 300 };
  };
  return { asked, read };
}

const second = (seq: number) => frame(seq, resize(seq * 1000), seq * 1000);

test('reads no more than the picture needs, then what will be played, then goes on behind it', async () => {
  const { asked, read } = serve([frame(0, snapshot(0)), ...[1, 2, 3, 4, 5, 6, 7].map(second)]);
  const reel = createReel(stream, read);
  expect(reel.loaded).toBeNull();
  await reel.load(1500, 1500, never);
  expect(asked).toEqual([{ at: 1500, until: 1500 }]);
  expect([reel.has(1500), reel.has(5000)]).toEqual([true, false]);
  await reel.load(2000, 4500, never);
  expect(asked.slice(1)).toEqual([{ after: 2, until: 4500 }]);
  expect(reel.loaded).toEqual({ from: 0, to: 5000 });
  await reel.load(5000, 1e6, never);
  expect(reel.has(1e9)).toBe(true);
  expect(reel.events).toHaveLength(8);
});

test('a seek ahead begins at a full picture that is on the way, and goes on where there is none', async () => {
  const { asked, read } = serve([
    frame(0, snapshot(0)),
    ...[1, 2, 3, 4].map(second),
    frame(5, snapshot(9e6), 9e6),
    frame(6, resize(9e6 + 1), 9e6 + 1),
    frame(7, resize(9e6 + 9000), 9e6 + 9000),
  ]);
  const reel = createReel(stream, read);
  await reel.load(0, 0, never);
  const { version } = reel;
  await reel.load(2500, 2500, never);
  expect(reel.version).toBe(version);
  await reel.load(9e6 + 5, 9e6 + 5, never);
  expect(asked.at(-1)).toEqual({ at: 9e6 + 5, after: 3, until: 9e6 + 5 });
  expect(reel.version).not.toBe(version);
  expect(reel.events[0]!.timestamp).toBe(9e6);
  await reel.load(100, 100, never);
  expect(reel.events[0]!.timestamp).toBe(0);
});

test('the way of a pointer that reaches into the page before stands still until then, and shows nothing anew', async () => {
  const positions = [-400, -50].map((timeOffset) => ({ x: 1, y: 1, id: 2, timeOffset }));
  const moves = { type: 3, timestamp: 3200, data: { source: 1, positions } };
  const { read } = serve([frame(0, snapshot(0)), second(1), second(2), frame(3, resize(3000), 3000), frame(4, moves, 3200)]);
  const reel = createReel(stream, read);
  await reel.load(2500, 2500, never);
  const { version } = reel;
  await reel.load(2500, 9000, never);
  expect(reel.version).toBe(version);
  expect(reel.events.slice(-3).map(({ timestamp }) => timestamp)).toEqual([3000, 3000, 3150]);
});

test('a load that is left in the middle of a page leaves nothing behind that is not whole', async () => {
  const { read } = serve([frame(0, snapshot(0)), ...[1, 2, 3, 4].map(second)]);
  const leave = new AbortController();
  const reel = createReel(stream, async (name, query) => {
    const page = await read(name, query);
    if (query.at === undefined) leave.abort(new Error('left'));
    return page;
  });
  await expect(reel.load(0, 9000, leave.signal)).rejects.toThrow('left');
  await reel.load(4000, 4000, never);
  expect(reel.events.map(({ timestamp }) => timestamp)).toEqual([0, 1000, 2000, 3000, 4000]);
});

test('holds no more than it must: what is far behind is let go, and read again when it is wanted', async () => {
  const frames = Array.from({ length: 300 }, (_, seq) => (seq % 30 === 0 ? frame(seq, snapshot(seq * 1000), seq * 1000) : second(seq)));
  const { read } = serve(frames);
  const reel = createReel(stream, async (name, query) => ({ ...(await read(name, query)), bytes: 1024 * 1024 }));
  for (let at = 0; at < 300_000; at += 1000) {
    await reel.load(at, at + 20_000, never);
    reel.forget(at);
    expect(reel.has(Math.max(0, at - 60_000))).toBe(true);
    expect(reel.events.length).toBeLessThan(160);
  }
  expect(reel.has(0)).toBe(false);
  await reel.load(0, 0, never);
  expect(reel.has(0)).toBe(true);
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
