import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../../../lib/events/envelope.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { endAbandoned } from '../../../lib/store/forerunners.ts';
import { ensureKnownDevice } from '../../../lib/store/lost.ts';
import { changePerson, pauseRecording, resumeRecording, startRecording, stopRecording } from '../../../lib/store/recording.ts';
import { closeAfterBrowserEnd, closeIfIdle, idleMs } from '../../../lib/store/sessions.ts';
import { makeBatch, makeClaim, makeClick, makeFrame, makeMark, makePlace, nobody } from '../../support/make.ts';

let db: CotrailDb;
let now: number;
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
  now = Date.now();
});

const context = (over = {}) => ({ place: makePlace(), person: nobody, now, ...over });
const ledger = async (): Promise<Envelope[]> => {
  const device = await db.device.get('device');
  return (await db.records.where('[stream+seq]').between([device?.ledger, 0], [device?.ledger, Infinity]).toArray()).map(
    (row) => row.record,
  );
};

describe('a batch', () => {
  test('opens a session with its first record and says how far it is kept', async () => {
    const claim = makeClaim();
    const answer = await appendBatch(db, makeBatch(claim, makeMark(claim.id, 0, 'started'), makeClick(claim.id, 1)), context());
    expect(answer).toMatchObject({ outcome: 'committed', upTo: { [claim.id]: 1 }, then: 'go-on' });
    const [session] = await db.sessions.toArray();
    expect(session).toMatchObject({ open: 1, interactions: { click: 1 }, sites: ['https://desk.example'], tabIds: [1] });
    expect(await ledger()).toMatchObject([{ kind: 'session-opened', seq: 0, session: session?.id }]);
  });

  test('sent again changes nothing', async () => {
    const claim = makeClaim();
    const batch = makeBatch(claim, makeClick(claim.id, 0));
    await appendBatch(db, batch, context());
    expect(await appendBatch(db, structuredClone(batch), context())).toMatchObject({ outcome: 'committed', upTo: { [claim.id]: 0 } });
    expect(await db.records.where('[stream+seq]').between([claim.id, 0], [claim.id, Infinity]).count()).toBe(1);
    expect((await db.sessions.toArray())[0]?.interactions.click).toBe(1);
    expect(await db.quarantine.count()).toBe(0);
  });

  test('with the same key and other content is quarantined, and the first one stays', async () => {
    const claim = makeClaim();
    const first = makeClick(claim.id, 0);
    await appendBatch(db, makeBatch(claim, first), context());
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0)), context());
    expect((await db.records.get([claim.id, 0]))?.record).toEqual(first);
    expect(await db.quarantine.toArray()).toMatchObject([{ stream: claim.id, seq: 0, reason: 'same key, other content' }]);
  });

  test('beyond a hole is kept, but only what is before the hole is answered for', async () => {
    const claim = makeClaim();
    const ahead = await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0), makeClick(claim.id, 2)), context());
    expect(ahead).toMatchObject({ upTo: { [claim.id]: 0 } });
    expect(await appendBatch(db, makeBatch(claim, makeClick(claim.id, 1)), context())).toMatchObject({ upTo: { [claim.id]: 2 } });
  });

  test('for a stream from another sender is refused', async () => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0)), context());
    const other = context({ place: makePlace({ tab: 2 }) });
    expect(await appendBatch(db, makeBatch(claim, makeClick(claim.id, 1)), other)).toEqual({ outcome: 'refused', reason: 'other-sender' });
    expect(await db.records.get([claim.id, 1])).toBeUndefined();
  });

  test('by mail for a known stream belongs to it; for an unknown one its origin is marked unverified', async () => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0)), context());
    expect(await appendBatch(db, makeBatch(claim, makeClick(claim.id, 1)), context({ place: null }))).toMatchObject({
      upTo: { [claim.id]: 1 },
    });
    const unknown = makeClaim();
    await appendBatch(db, makeBatch(unknown, makeClick(unknown.id, 0)), context({ place: null }));
    expect(await db.streams.get(unknown.id)).toMatchObject({ verified: false, tab: null, origin: null });
  });

  test('with a record that fits no schema keeps the others, and a gap stands in its place', async () => {
    const claim = makeClaim();
    const broken = { ...makeClick(claim.id, 1), data: { element: 'no element' } };
    const answer = await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0), broken, makeClick(claim.id, 2)), context());
    expect(answer).toMatchObject({ outcome: 'committed', upTo: { [claim.id]: 2 } });
    expect((await db.records.get([claim.id, 1]))?.record).toMatchObject({ kind: 'gap', gap: { reason: 'quarantined', count: 1 } });
    expect(await db.quarantine.count()).toBe(1);
  });

  test('of a frame alone opens no session: its page does', async () => {
    const claim = makeClaim();
    const frame = context({ place: makePlace({ frame: 7 }) });
    expect(await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0)), frame)).toEqual({ outcome: 'later', reason: 'no-session' });
    const top = makeClaim();
    await appendBatch(db, makeBatch(top, makeClick(top.id, 0)), context());
    expect(await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0)), frame)).toMatchObject({ outcome: 'committed' });
  });

  test('counts a frame in parts once', async () => {
    const claim = makeClaim({ kind: 'frames' });
    const part = (seq: number, index: number) =>
      makeFrame(claim.id, seq, { kind: 'frame-part', first: 0, part: index, of: 2, eventType: 2, json: '{' });
    await appendBatch(db, makeBatch(claim, part(0, 0), part(1, 1), makeFrame(claim.id, 2)), context());
    expect((await db.sessions.toArray())[0]?.frames).toBe(2);
    expect((await db.frames.get([claim.id, 0]))?.snapshotAt).toBeTypeOf('number');
  });
});

describe('a session', () => {
  const begin = async (over: Record<string, unknown> = {}) => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0, { at: now, ...over })), context());
    return claim;
  };

  test('is one for two tabs of a device', async () => {
    await begin();
    const other = makeClaim();
    await appendBatch(db, makeBatch(other, makeClick(other.id, 0)), context({ place: makePlace({ tab: 2, document: 'doc-2' }) }));
    expect(await db.sessions.toArray()).toMatchObject([{ tabIds: [1, 2] }]);
  });

  test('closes after half an hour without input, at that half hour, and its recorders are told', async () => {
    const claim = await begin();
    now += idleMs;
    await closeIfIdle(db, (await db.device.get('device'))!, now);
    expect(await db.sessions.toArray()).toMatchObject([{ open: 0, closeReason: 'idle', endedAt: now }]);
    expect(await appendBatch(db, makeBatch(claim, makeMark(claim.id, 1, 'hidden')), context())).toMatchObject({ then: 'wait-for-input' });
  });

  test('is a new one for the next input after it', async () => {
    await begin();
    now += idleMs + 1;
    await begin();
    expect((await db.sessions.toArray()).map((session) => session.closeReason)).toEqual(['idle', null]);
    expect((await ledger()).map((record) => record.kind)).toEqual(['session-opened', 'session-closed', 'session-opened']);
  });

  test('stays open while only the page moves, but that does not keep it open', async () => {
    const claim = await begin();
    now += idleMs;
    const load = makeClick(claim.id, 1, { type: 'page-change', at: now, data: { how: 'push', from: null, to: 'https://desk.example/2' } });
    await appendBatch(db, makeBatch(claim, load), context());
    await begin();
    expect((await db.sessions.toArray()).map((session) => session.closeReason)).toEqual(['idle', null]);
  });

  test('ends with another person', async () => {
    await begin();
    await changePerson(db, { ...nobody, name: 'Ana' }, now);
    await appendBatch(db, makeBatch(makeClaim()), context({ person: { ...nobody, name: 'Ana' }, now: now + 1 }));
    expect((await db.sessions.toArray()).map((session) => [session.person.name, session.closeReason])).toEqual([
      [null, 'person-changed'],
      ['Ana', null],
    ]);
  });

  test('that a killed browser left open closes at its last record, and each open stream gets a gap', async () => {
    const claim = await begin();
    await closeAfterBrowserEnd(db, now + 60_000);
    expect(await db.sessions.toArray()).toMatchObject([{ closeReason: 'browser-ended', endedAt: now }]);
    const gap = (await ledger()).find((record) => record.kind === 'gap');
    expect(gap).toMatchObject({ gap: { stream: claim.id, afterSeq: 0, beforeSeq: null, count: null, reason: 'no-end-mark' } });
    await closeAfterBrowserEnd(db, now + 90_000);
    expect((await ledger()).filter((record) => record.kind === 'gap')).toHaveLength(1);
  });
});

describe('pausing', () => {
  test('refuses new streams, keeps what was stamped before, and is a gap when it ends', async () => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0, { at: now })), context());
    await pauseRecording(db, now + 10);
    const late = makeBatch(claim, makeClick(claim.id, 1, { at: now + 5 }), makeMark(claim.id, 2, 'ended', { at: now + 12 }));
    expect(await appendBatch(db, late, context())).toMatchObject({ outcome: 'committed', upTo: { [claim.id]: 2 } });
    const after = makeClaim();
    expect(await appendBatch(db, makeBatch(after, makeClick(after.id, 0)), context())).toEqual({ outcome: 'refused', reason: 'paused' });
    await resumeRecording(db, now + 5_000);
    const gap = (await ledger()).find((record) => record.kind === 'gap');
    expect(gap).toMatchObject({ gap: { reason: 'paused', fromAt: now + 10, toAt: now + 5_000 } });
    expect(await db.sessions.count()).toBe(1);
  });

  test('keeps nothing of what a page stamped after it', async () => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0, { at: now })), context());
    await pauseRecording(db, now + 10);
    const answer = await appendBatch(db, makeBatch(claim, makeClick(claim.id, 1, { at: now + 11 })), context());
    expect(answer).toEqual({ outcome: 'refused', reason: 'paused' });
    expect(await db.records.get([claim.id, 1])).toBeUndefined();
  });

  test('tells once how much of a page’s last moment it did not keep', async () => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0, { at: now })), context());
    await pauseRecording(db, now + 10);
    const clicks = [1, 2].map((seq) => makeClick(claim.id, seq, { at: now + 10 + seq }));
    const late = makeBatch(claim, ...clicks, makeMark(claim.id, 3, 'ended', { at: now + 13 }));
    for (const batch of [late, late]) await appendBatch(db, batch, context());
    const gaps = (await ledger()).filter((record) => record.kind === 'gap');
    const hole = { stream: claim.id, afterSeq: 0, beforeSeq: 3, fromAt: now + 11, toAt: now + 12, count: 2, reason: 'paused' };
    expect(gaps).toMatchObject([{ gap: hole }]);
    expect(await db.records.get([claim.id, 3])).toBeDefined();
    expect(await db.sessions.toArray()).toMatchObject([{ gaps: 1 }]);
  });

  test('by Stop ends the session, and Start lets the next one open', async () => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0, { at: now })), context());
    await stopRecording(db, now + 1);
    expect(await db.sessions.toArray()).toMatchObject([{ open: 0, closeReason: 'stopped' }]);
    await startRecording(db, now + 2);
    const next = makeClaim();
    await appendBatch(db, makeBatch(next, makeClick(next.id, 0)), context({ now: now + 3 }));
    expect(await db.sessions.count()).toBe(2);
  });
});

test('a stream whose tab is gone, or whose place another one took, ends with a gap', async () => {
  const old = makeClaim({ openedAt: now });
  await appendBatch(db, makeBatch(old, makeClick(old.id, 0, { at: now })), context());
  await endAbandoned(db, new Set([1]), now + 60_000);
  expect(await db.streams.get(old.id)).toMatchObject({ over: 0 });
  const young = makeClaim({ openedAt: now + 1 });
  await appendBatch(db, makeBatch(young, makeClick(young.id, 0, { at: now + 60_000 })), context());
  await endAbandoned(db, new Set([1]), now + 60_000);
  expect(await db.streams.get(old.id)).toMatchObject({ over: 1 });
  await endAbandoned(db, new Set(), now + 120_000);
  expect(await db.streams.get(young.id)).toMatchObject({ over: 1 });
});

test('a lost database keeps its device and says so', async () => {
  const id = await ensureKnownDevice(db, null, now);
  const again = new CotrailDb(`test-${crypto.randomUUID()}`);
  expect(await ensureKnownDevice(again, id, now)).toBe(id);
  expect((await again.records.toArray()).map((row) => row.record)).toMatchObject([{ kind: 'gap', gap: { reason: 'local-store-lost' } }]);
});
