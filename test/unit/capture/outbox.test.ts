import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOutbox, type Outbox, outboxLimits } from '../../../lib/capture/outbox.ts';
import { createStream } from '../../../lib/capture/stream.ts';
import type { AppendAnswer, AppendRequest } from '../../../lib/events/append.ts';
import { newId } from '../../../lib/events/id.ts';

const session = newId();
const masks = { level: 'all', unmasks: false } as const;
const facts = (): ReturnType<typeof createStream> => createStream('facts', masks, false);
const frames = (): ReturnType<typeof createStream> => createStream('frames', masks, false);

/** A store that keeps what it is sent, once it wants to; as the real one, it may be told to fail first. */
function setUp(misbehave: ((batch: AppendRequest, call: number) => Promise<AppendAnswer> | null)[] = []) {
  const kept = new Map<string, number[]>();
  const batches: AppendRequest[] = [];
  const mails = new Map<string, AppendRequest>();
  const told = { ended: [] as string[][], refused: [] as string[], drained: 0 };
  const outbox = createOutbox({
    append(batch) {
      batches.push(batch);
      return misbehave[batches.length - 1]?.(batch, batches.length) ?? Promise.resolve(keep(batch, kept));
    },
    mail: (key, batch) => mails.set(key, batch),
    onSessionEnd: (streams) => told.ended.push(streams),
    onRefused: (reason) => told.refused.push(reason),
    onDrained: () => told.drained++,
  });
  return { outbox, kept, batches, mails, told };
}

function keep(batch: AppendRequest, kept: Map<string, number[]>): AppendAnswer {
  for (const { stream, seq } of batch.records) {
    const seqs = kept.get(stream) ?? [];
    if (!seqs.includes(seq)) kept.set(stream, [...seqs, seq]);
  }
  const upTo = Object.fromEntries(batch.streams.map(({ id }) => [id, Math.max(...(kept.get(id) ?? []))]));
  return { outcome: 'committed', session, upTo, then: 'go-on' };
}

function put(outbox: Outbox, stream: ReturnType<typeof createStream>, count: number, bytes = 100): void {
  for (let index = 0; index < count; index++)
    outbox.put({ kind: stream.claim.kind === 'facts' ? 'mark' : 'frame', ...stream.stamp() }, bytes);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createOutbox', () => {
  test('sends what waits in one batch after 250 ms', async () => {
    const { outbox, batches, told } = setUp();
    const stream = facts();
    outbox.open(stream.claim);
    put(outbox, stream, 3);
    expect(batches).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(250);
    expect(batches.map((batch) => batch.records.length)).toEqual([3]);
    expect(told.drained).toBe(1);
  });

  test('sends the same seqs again after a rejection, a silence and a `later`, and loses none', async () => {
    const never = new Promise<AppendAnswer>(() => undefined);
    const { outbox, kept, batches } = setUp([
      () => Promise.reject(new Error('no receiver')),
      () => never,
      () => Promise.resolve({ outcome: 'later', reason: 'full' }),
    ]);
    const stream = facts();
    outbox.open(stream.claim);
    put(outbox, stream, 2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(batches).toHaveLength(4);
    expect(batches.map((batch) => batch.records.map((record) => record.seq))).toEqual(Array(4).fill([0, 1]));
    expect(kept.get(stream.claim.id)).toEqual([0, 1]);
  });

  test('an answer that comes after we gave up still counts', async () => {
    const { outbox, batches } = setUp([(batch) => new Promise((resolve) => setTimeout(() => resolve(keep(batch, new Map())), 5_200))]);
    const stream = facts();
    outbox.open(stream.claim);
    put(outbox, stream, 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(batches).toHaveLength(1);
  });

  test('one append at a time, at most 256 KiB each, facts first, and a larger record alone', async () => {
    const { outbox, batches, kept } = setUp();
    const [clicks, pictures] = [facts(), frames()];
    outbox.open(clicks.claim);
    outbox.open(pictures.claim);
    put(outbox, pictures, 1, 3_000_000);
    put(outbox, pictures, 6, 100_000);
    put(outbox, clicks, 2);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(batches.map((batch) => batch.records.length)).toEqual([2, 1, 2, 2, 2]);
    expect(batches[0]?.streams.map((claim) => claim.kind)).toEqual(['facts']);
    expect(kept.get(pictures.claim.id)).toHaveLength(7);
  });

  test('mails what is unacknowledged, facts first, at most 256 KiB a stream', () => {
    const { outbox, mails } = setUp();
    const [clicks, pictures] = [facts(), frames()];
    outbox.open(pictures.claim);
    outbox.open(clicks.claim);
    put(outbox, pictures, 5, 100_000);
    put(outbox, clicks, 2);
    outbox.mailAll();
    expect([...mails.keys()]).toEqual([`mail:${clicks.claim.id}:0`, `mail:${pictures.claim.id}:0`]);
    expect([...mails.values()].map((batch) => batch.records.length)).toEqual([2, 2]);
  });

  test('mails a click at once where the last answer is old, not where it is fresh', async () => {
    const { outbox, mails } = setUp();
    const stream = facts();
    outbox.open(stream.claim);
    put(outbox, stream, 1);
    await vi.advanceTimersByTimeAsync(300);
    put(outbox, stream, 1);
    outbox.mailIfStale();
    expect(mails.size).toBe(0);
    await vi.advanceTimersByTimeAsync(21_000);
    put(outbox, stream, 1);
    outbox.mailIfStale();
    expect([...mails.keys()]).toEqual([`mail:${stream.claim.id}:2`]);
  });

  test('has no room for frames beyond 16 MiB while the background is silent, but always for facts', () => {
    const { outbox } = setUp();
    const [clicks, pictures] = [facts(), frames()];
    outbox.open(clicks.claim);
    outbox.open(pictures.claim);
    expect(outbox.hasRoomForFrame(outboxLimits.heldBytes * 2)).toBe(true);
    put(outbox, pictures, 4, 4_000_000);
    expect(outbox.hasRoomForFrame(1_000_000)).toBe(false);
    put(outbox, clicks, 1);
    outbox.mailAll();
    expect(outbox.hasRoomForFrame(100)).toBe(true);
  });

  test('tells of the end of a session, and of a refusal, after which it keeps nothing', async () => {
    const { outbox, told, mails } = setUp([
      (batch) => Promise.resolve({ ...keep(batch, new Map()), then: 'wait-for-input' } as AppendAnswer),
      () => Promise.resolve({ outcome: 'refused', reason: 'paused' }),
    ]);
    const stream = facts();
    outbox.open(stream.claim);
    put(outbox, stream, 1);
    await vi.advanceTimersByTimeAsync(300);
    expect(told.ended).toEqual([[stream.claim.id]]);
    put(outbox, stream, 1);
    await vi.advanceTimersByTimeAsync(300);
    expect(told.refused).toEqual(['paused']);
    outbox.mailAll();
    expect(mails.size).toBe(0);
  });

  test('closing sends what is left, and mails it where nobody answers', async () => {
    const dead = (): Promise<AppendAnswer> => Promise.reject(new Error('context invalidated'));
    const { outbox, mails, batches } = setUp([dead, dead, dead]);
    const stream = facts();
    outbox.open(stream.claim);
    put(outbox, stream, 2);
    const closing = outbox.close();
    await vi.advanceTimersByTimeAsync(20_000);
    await closing;
    expect(batches).toHaveLength(3);
    expect([...mails.values()].map((batch) => batch.records.length)).toEqual([2]);
  });
});
