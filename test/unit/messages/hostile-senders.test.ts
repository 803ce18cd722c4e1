/** The background's own door, with a real store behind it, from the seat of a content script that was taken over: odd shapes, senders, sizes and floods. */
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../lib/events/id.ts';
import type { PageAnswers, TabAnswers } from '../../../lib/messages/answer.ts';
import { tabMessages, pageMessages } from '../../../lib/messages/protocol.ts';
import type { Reply } from '../../../lib/messages/reply.ts';
import { createTurnstile } from '../../../lib/messages/turnstile.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { ensureDevice } from '../../../lib/store/device.ts';
import { makeBatch, makeClaim, makeClick, makeMark, makePlace, nobody } from '../../support/make.ts';

type Listener = (message: unknown, sender: object) => Promise<Reply>;
let send: Listener;
let db: CotrailDb;
const floods: number[] = [];
const asked: string[] = [];
const id = 'cotrail';
const home = 'chrome-extension://cotrail/';

beforeAll(async () => {
  const listen = (listener: Listener) => void (send = listener);
  Object.assign(globalThis, {
    chrome: { runtime: { id, getURL: (path: string) => home + path.slice(1), onMessage: { addListener: listen } } },
  });
  const { answerMessages } = await import('../../../lib/messages/answer.ts');
  const note = (name: string) => async () => (asked.push(name), { outcome: 'done' });
  const pages = Object.fromEntries(Object.keys(pageMessages).map((name) => [name, note(name)])) as unknown as PageAnswers;
  const tabs: TabAnswers = {
    'records.append': (batch, place) => appendBatch(db, batch, { place, person: nobody, now: Date.now() }),
    'signals.report': async () => ({ outcome: 'kept' }),
  };
  answerMessages({ pages, tabs, ready: Promise.resolve(), onFlood: (refused) => floods.push(refused) });
});
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
  floods.length = 0;
  asked.length = 0;
});

let tabs = 100;
/** A document of its own each time: what others did is not counted to it. */
const newSender = (over = {}) => {
  tabs += 1;
  return { id, origin: 'https://desk.example', url: 'https://desk.example/', tab: { id: tabs }, frameId: 0, documentId: newId(), ...over };
};
const append = (batch: unknown, sender: object) => send({ name: 'records.append', body: batch }, sender);
const readKept = async () => (await db.records.toArray()).map(({ record }) => record);

test('a content script may ask nothing that only our own pages may, whatever it says of itself', async () => {
  const senders = [
    newSender(),
    newSender({ url: 'https://desk.example/chrome-extension://cotrail/options.html' }),
    newSender({ url: 'chrome-extension://cotrail.evil.example/' }),
    newSender({ url: undefined }),
    newSender({ id: 'another-extension', url: `${home}options.html` }),
    { url: `${home}options.html` },
    {},
  ];
  for (const sender of senders)
    for (const name of [...Object.keys(pageMessages), '__proto__', 'constructor', 'toString', ''])
      expect([name, await send({ name, body: null }, sender)]).toMatchObject([name, { ok: false }]);
  expect(asked).toEqual([]);
  expect(await send({ name: 'upload.now', body: null }, { id, url: `${home}options.html` })).toMatchObject({ ok: true });
});

test('whatever shape a message has, it is refused or kept, and the next honest one is answered', async () => {
  const sender = newSender();
  const body = fc.oneof(
    fc.anything({
      withNullPrototype: true,
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
    }),
    fc.record({
      streams: fc.array(fc.oneof(fc.constant(makeClaim()), fc.anything()), { maxLength: 5 }),
      records: fc.array(fc.anything(), { maxLength: 5 }),
    }),
  );
  const name = fc.oneof(fc.constantFrom(...Object.keys(tabMessages), '__proto__', 'records.append '), fc.string());
  const message = fc.oneof(fc.record({ name, body }, { requiredKeys: [] }), fc.anything());
  await fc.assert(
    fc.asyncProperty(message, async (said) => {
      const reply = await send(said, sender);
      expect(typeof reply.ok).toBe('boolean');
      if (!reply.ok) expect(reply.error.length).toBeLessThan(2_000);
    }),
    { numRuns: 300 },
  );
  const claim = makeClaim();
  expect(await append(makeBatch(claim, makeClick(claim.id, 0)), sender)).toMatchObject({ ok: true, value: { outcome: 'committed' } });
});

test('it writes no sessions, no actions and nothing into the ledger: those are the background’s words', async () => {
  const device = await ensureDevice(db, Date.now());
  const [facts, sender] = [makeClaim(), newSender()];
  const forged = { kind: 'action', stream: facts.id, seq: 1, at: Date.now(), mono: 1, id: newId(), event: 'conversation.deleted' };
  const value = { value: null, evidence: ['network'] };
  const action = {
    ...forged,
    ...{ session: null, actor: { kind: 'agent', person: null, device: null }, entity: value, from: value, to: value, outcome: value },
    ...{ initiator: null, evidence: ['network'], conversation: null, console: null, settledAt: null, moment: null },
  };
  const closed = {
    kind: 'session-closed',
    stream: facts.id,
    seq: 2,
    at: Date.now(),
    mono: 2,
    session: newId(),
    reason: 'idle',
    endedAt: 1,
    lastInputAt: null,
  };
  await append(makeBatch(facts, makeMark(facts.id, 0, 'started'), action, closed), sender);
  expect((await readKept()).filter(({ stream }) => stream === facts.id).map(({ kind }) => kind)).toEqual(['mark', 'gap', 'gap']);
  expect((await db.quarantine.toArray()).map(({ seq }) => seq).sort()).toEqual([1, 2]);
  expect(await db.actions.count()).toBe(0);
  const readLedger = () => db.records.where('[stream+seq]').between([device.ledger, 0], [device.ledger, Infinity]).toArray();
  const before = await readLedger();
  expect(before.map(({ record }) => record.kind)).toEqual(['session-opened']);
  for (const kind of ['facts', 'frames'] as const) {
    const batch = makeBatch(makeClaim({ id: device.ledger, kind }), { ...action, stream: device.ledger, seq: before.length });
    expect(await append(batch, sender)).toMatchObject({ value: { outcome: 'refused', reason: 'other-sender' } });
    // By mail nobody is known, so that the stream alone says what may be in it.
    expect(await appendBatch(db, batch, { place: null, person: nobody, now: Date.now() })).toMatchObject({ outcome: 'refused' });
  }
  expect(await readLedger()).toEqual(before);
});

test('it explains no hole of another page away', async () => {
  const [theirs, mine] = [makeClaim(), makeClaim()];
  await append(makeBatch(theirs, makeMark(theirs.id, 0, 'started')), newSender());
  const gap = { stream: theirs.id, session: null, afterSeq: 0, beforeSeq: 9, fromAt: 1, toAt: 2, count: 8, reason: 'rate-limited' };
  const about = (seq: number, stream: string | null) => ({
    kind: 'gap',
    stream: mine.id,
    seq,
    at: Date.now(),
    mono: 1,
    gap: { ...gap, stream },
  });
  await append(makeBatch(mine, about(0, theirs.id), about(1, mine.id), about(2, null)), newSender());
  const told = (await readKept()).filter(({ stream }) => stream === mine.id).map((record) => (record['gap'] as typeof gap).reason);
  expect(told).toEqual(['quarantined', 'rate-limited', 'rate-limited']);
});

test('a record that is nested without end is set aside, and what comes behind it is sealed as ever', async () => {
  const facts = makeClaim();
  const deep = JSON.parse('{"a":['.repeat(4_000) + ']}'.repeat(4_000)) as object;
  const reply = await append(makeBatch(facts, { ...makeClick(facts.id, 0), deep }, makeClick(facts.id, 1)), newSender());
  expect(reply).toMatchObject({ ok: true, value: { outcome: 'committed', upTo: { [facts.id]: 1 } } });
  const { sealDue } = await import('../../../lib/store/seal.ts');
  expect(await sealDue(db, '1', Date.now(), true)).toBeGreaterThan(0);
});

test('a message larger than any of ours is refused before it is read', async () => {
  const facts = makeClaim();
  const huge = { ...makeClick(facts.id, 0), more: 'x'.repeat(25 * 1024 * 1024) };
  for (const body of [makeBatch(facts, huge), { streams: [facts], records: new Array(4e9) }, new Uint8Array(30 * 1024 * 1024)])
    expect(await append(body, newSender())).toMatchObject({ ok: false, error: expect.stringContaining('larger') as string });
  expect(await db.records.count()).toBe(0);
});

test('a flood is refused but for a few, told of once with its count, and another page’s record passes in its midst', async () => {
  const [flood, calm] = [newSender(), newSender()];
  const noisy = makeClaim();
  const sent = Array.from({ length: 2_000 }, (_, seq) => append(makeBatch(noisy, makeClick(noisy.id, seq)), flood));
  const quiet = makeClaim();
  expect(await append(makeBatch(quiet, makeClick(quiet.id, 0)), calm)).toMatchObject({ ok: true, value: { outcome: 'committed' } });
  const taken = (await Promise.all(sent)).filter(({ ok }) => ok).length;
  expect([taken, floods]).toEqual([8, [1_992]]);
  // What was not taken may be sent again.
  expect(await append(makeBatch(noisy, makeClick(noisy.id, 8)), flood)).toMatchObject({ ok: true });
});

test('who sends more than its share for long waits until it is paid for; a late recorder is no flood', async () => {
  let now = 0;
  const told: number[] = [];
  const turnstile = createTurnstile({ now: () => now, onFlood: (_sender, refused) => told.push(refused) });
  const pass = (size: number) => turnstile.pass('a', size, async () => 'kept');
  expect(await pass(130 * 1024 * 1024)).toBe('kept');
  expect(pass(1)).toBeNull();
  now = 1_001;
  expect(await pass(1)).toBe('kept');
  expect(told).toEqual([]);
  expect(await turnstile.pass('b', 1, async () => 'kept')).toBe('kept');
});

test('the place of a batch is what the browser says of its sender', async () => {
  const facts = makeClaim();
  const lie = { ...makeBatch(facts, makeClick(facts.id, 0)), place: makePlace(), sender: { tab: { id: 1 } } };
  const sender = newSender({ origin: 'https://evil.example', url: 'https://desk.example/' });
  await append(lie, sender);
  expect(await db.streams.get(facts.id)).toMatchObject({ origin: 'https://evil.example', tab: sender.tab.id, document: sender.documentId });
  const other = await append(makeBatch(facts, makeClick(facts.id, 1)), newSender());
  expect(other).toMatchObject({ ok: true, value: { outcome: 'refused', reason: 'other-sender' } });
});
