/** What the collector says to uploads: good ones, repeated ones, forged ones, and ones from the future. */
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { FramesPage, RecordsPage, SessionDetail, Totals } from '../../../lib/events/api.ts';
import { newId } from '../../../lib/events/id.ts';
import { SessionProof } from '../../../lib/events/log-api.ts';
import type { StreamHeader } from '../../../lib/events/stream.ts';
import { createRig, type AppRig } from './rig.ts';
import { makeKey } from '../../support/make-key.ts';
import { newClick, newFrame, newMark, newSigner, newStream, seal, start, type SealOptions } from './seal-upload.ts';

let rig: AppRig;
let me: Awaited<ReturnType<AppRig['enrol']>>;
let session: string;
beforeEach(async () => {
  rig = await createRig();
  me = await rig.enrol();
  session = newId();
});

const readSession = async () => SessionDetail.parse(await (await rig.request(`/api/v1/sessions/${session}`, me)).json());
const readRecords = async () => RecordsPage.parse(await (await rig.request(`/api/v1/sessions/${session}/records`, me)).json()).records;
const readTotals = async () => Totals.parse(await (await rig.request('/api/v1/totals', me)).json());

test('an upload is acknowledged with its id and hash, and again as a duplicate', async () => {
  const stream = newStream(me.device, session);
  const upload = await seal(stream, [newMark(stream.id, 0, 'started'), newClick(stream.id, 1)]);
  for (const duplicate of [false, true]) {
    const response = await rig.put(upload, me.token);
    expect([response.status, await response.json()]).toEqual([
      200,
      { id: upload.id, sha256: upload.sha256, duplicate, log: { leaf: 0, size: 1 } },
    ]);
  }
  expect(await readTotals()).toMatchObject({ sessions: 1, uploads: 1, interactions: { click: 1, scroll: 0 }, quarantined: 0 });
});

test('the same id with other bytes is a conflict', async () => {
  const stream = newStream(me.device, session);
  const id = newId();
  await rig.put(await seal(stream, [newClick(stream.id, 0)], { id }), me.token);
  expect((await rig.put(await seal(stream, [newClick(stream.id, 0)], { id }), me.token)).status).toBe(409);
  expect((await readTotals()).interactions.click).toBe(1);
});

test.each<[string, SealOptions['forge'] & {}, RegExp]>([
  ['another commitment', ({ salted }) => void (salted[1]!.salt = '0'.repeat(32)), /Line 3: .*commits/],
  ['a record that does not fit', ({ salted }) => void Object.assign(salted[0]!.record, { type: 'stare' }), /Line 2: /],
  ['another stream', ({ salted }) => void Object.assign(salted[1]!.record, { stream: newId() }), /Line 3: .*stream/],
  ['a seq outside', ({ salted }) => void Object.assign(salted[1]!.record, { seq: 9 }), /Line 3: seq 9/],
  ['another id', ({ header }) => void Object.assign(header, { id: newId() }), /Line 1: .*upload/],
])('%s is refused by its line', async (_name, forge, message) => {
  const stream = newStream(me.device, session);
  const response = await rig.put(await seal(stream, [newClick(stream.id, 0), newClick(stream.id, 1)], { forge }), me.token);
  expect(response.status).toBe(422);
  expect(((await response.json()) as { message: string }).message).toMatch(message);
  expect((await readTotals()).uploads).toBe(0);
});

test('what is no gzip, and what inflates without end, is refused', async () => {
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(65 * 1024 * 1024)));
  expect((await rig.put({ id: newId(), bytes: bomb }, me.token)).status).toBe(422);
  expect((await rig.put({ id: newId(), bytes: new Uint8Array([1, 2, 3]) }, me.token)).status).toBe(422);
});

test('too many sealed bytes are 413', async () => {
  const small = await createRig({ sealedLimit: 100 });
  const { token } = await small.enrol();
  expect((await small.put({ id: newId(), bytes: new Uint8Array(101) }, token)).status).toBe(413);
});

test('another device in the header is forbidden, and another device’s stream is a conflict', async () => {
  const other = await rig.enrol();
  const stream = newStream(me.device, session);
  const upload = await seal(stream, [newClick(stream.id, 0)]);
  expect((await rig.put(upload, other.token)).status).toBe(403);
  expect((await rig.put(upload, me.token)).status).toBe(200);
  const stolen = { ...stream, device: other.device };
  expect((await rig.put(await seal(stolen, [newClick(stream.id, 1)]), other.token)).status).toBe(409);
  const intruding = newStream(other.device, session);
  expect((await rig.put(await seal(intruding, [newClick(intruding.id, 0)]), other.token)).status).toBe(409);
});

test('the same record in another upload changes nothing; another one for its seq is set aside', async () => {
  const stream = newStream(me.device, session);
  const click = newClick(stream.id, 0);
  await rig.put(await seal(stream, [click]), me.token);
  expect((await rig.put(await seal(stream, [click]), me.token)).status).toBe(200);
  expect(await readTotals()).toMatchObject({ interactions: { click: 1 }, quarantined: 0 });
  expect((await rig.put(await seal(stream, [newClick(stream.id, 0)]), me.token)).status).toBe(200);
  expect(await readTotals()).toMatchObject({ interactions: { click: 1 }, quarantined: 1 });
  expect(await readRecords()).toEqual([click]);
});

test('the same holds for frames, which are files', async () => {
  const stream = newStream(me.device, session, { kind: 'frames' });
  const frame = newFrame(stream.id, 0, 4);
  await rig.put(await seal(stream, [frame]), me.token);
  await rig.put(await seal(stream, [frame]), me.token);
  await rig.put(await seal(stream, [newFrame(stream.id, 0, 2)]), me.token);
  expect(await readTotals()).toMatchObject({ frames: 1, quarantined: 1 });
});

test('a manifest that breaks the chain is set aside, acknowledged, and shows as a gap', async () => {
  const stream = newStream(me.device, session);
  await rig.put(await seal(stream, [newClick(stream.id, 0)]), me.token);
  const broken = await seal(stream, [newClick(stream.id, 1)], { previous: 'f'.repeat(64) });
  expect((await rig.put(broken, me.token)).status).toBe(200);
  expect(await readTotals()).toMatchObject({ interactions: { click: 1 }, quarantined: 1 });
  const { session: summary, streams } = await readSession();
  expect(summary.gaps).toBe(1);
  expect(streams[0]!.missing).toMatchObject([{ afterSeq: 0, beforeSeq: null, count: 1, reason: 'quarantined' }]);
});

describe('a signature', () => {
  const readProof = async () => SessionProof.parse(await (await rig.request(`/api/v1/sessions/${session}/proof`, me)).json());
  const read = async () => ({ ...(await readProof()).signatures });

  test.each(['Ed25519', 'ES256'] as const)('of %s is kept with the key that it names', async (alg) => {
    const signer = await newSigner(alg);
    me = await rig.enrol(newId(), await makeKey(signer));
    const stream = newStream(me.device, session);
    const upload = await seal(stream, [newClick(stream.id, 0)], { signer });
    expect(await (await rig.put(upload, me.token)).json()).toMatchObject({ log: { leaf: 0, size: 1 } });
    expect(await read()).toEqual({ enrolled: 1, 'self-asserted': 0, unsigned: 0, broken: 0 });
  });

  test('that is missing leaves its manifest unsigned', async () => {
    const stream = newStream(me.device, session);
    await rig.put(await seal(stream, [newClick(stream.id, 0)]), me.token);
    expect(await read()).toEqual({ enrolled: 0, 'self-asserted': 0, unsigned: 1, broken: 0 });
  });

  test.each<[string, (header: { signature: { value: string }; stream: StreamHeader }) => void]>([
    ['of other bytes', ({ signature }) => (signature.value = signature.value.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')))],
    ['of another stream’s kind', ({ stream }) => (stream.kind = 'frames')],
  ])('%s is acknowledged, set aside and no part of the log', async (_name, forge) => {
    const stream = newStream(me.device, session);
    const signer = await newSigner();
    const wrong = await seal(stream, [newClick(stream.id, 0)], {
      signer,
      forge: ({ header }) => forge(header as Parameters<typeof forge>[0]),
    });
    const response = await rig.put(wrong, me.token);
    expect([response.status, await response.json()]).toMatchObject([200, { log: { leaf: null, size: 0 } }]);
    expect(await readTotals()).toMatchObject({ interactions: { click: 0 }, quarantined: 1 });
    expect((await read()).broken).toBe(1);
  });

  test('of a key that the device was not enrolled with is set aside, and that of its own is enrolled', async () => {
    const stream = newStream(me.device, session);
    await rig.put(await seal(stream, [newClick(stream.id, 0)], { signer: await newSigner() }), me.token);
    expect((await read()).broken).toBe(1);
    await rig.put(await seal(stream, [newClick(stream.id, 0)], { signer: me.key }), me.token);
    expect(await read()).toEqual({ enrolled: 1, 'self-asserted': 0, unsigned: 0, broken: 1 });
  });
});

test('parts of a chunk fill its gap', async () => {
  const stream = newStream(me.device, session);
  const records = [0, 1, 2, 3].map((seq) => newClick(stream.id, seq));
  await rig.put(await seal(stream, records, { send: ({ seq }) => seq < 1 || seq === 3 }), me.token);
  expect((await readSession()).streams[0]!.missing).toMatchObject([
    { afterSeq: 0, beforeSeq: 3, count: 2, fromAt: start, toAt: start + 3000 },
  ]);
  await rig.put(await seal(stream, records), me.token);
  const { session: summary, streams } = await readSession();
  expect([summary.gaps, summary.interactions.click, streams[0]!.missing]).toEqual([0, 4, []]);
});

test('a newer schema is kept whole and shown raw', async () => {
  const stream = { ...newStream(me.device, session), mood: 'new' };
  const records = [
    newClick(stream.id, 0, { type: 'gaze', depth: 3 }),
    { kind: 'thought', stream: stream.id, seq: 1, at: start + 1, mono: null, of: 'home' },
  ];
  expect((await rig.put(await seal(stream, records, { schema: 99 }), me.token)).status).toBe(200);
  expect(await readRecords()).toEqual([records[0], records[1]].sort((a, b) => a!.at - b!.at));
});

test('a closed session says which stream has no end mark', async () => {
  const stream = newStream(me.device, session);
  await rig.put(await seal(stream, [newMark(stream.id, 0, 'started'), newClick(stream.id, 1)]), me.token);
  const ledger = newStream(me.device, null, { kind: 'ledger', person: null, tab: null, origin: null });
  const at = start + 9000;
  const closed = {
    kind: 'session-closed',
    stream: ledger.id,
    seq: 0,
    at,
    mono: null,
    session,
    reason: 'idle',
    endedAt: start + 5000,
    lastInputAt: null,
  } as const;
  const first = await seal(ledger, [closed]);
  await rig.put(first, me.token);
  expect((await readSession()).streams[0]!.missing).toMatchObject([{ reason: 'no-end-mark', afterSeq: 1, beforeSeq: null, count: null }]);
  expect((await readSession()).session).toMatchObject({ gaps: 1, closeReason: 'idle', endedAt: start + 5000, lastAt: start + 5000 });
  expect((await readRecords()).map(({ kind }) => kind)).toEqual(['mark', 'interaction', 'session-closed']);
});

test('frames are read in pages, and from the snapshot before a time', async () => {
  const stream = newStream(me.device, session, { kind: 'frames' });
  const types = [4, 2, 3, 3, 4, 2, 3];
  const frames = types.map((type, seq) => newFrame(stream.id, seq, type, { text: 'x'.repeat(type === 3 ? 700_000 : 10) }));
  const first = await seal(stream, frames.slice(0, 3));
  await rig.put(first, me.token);
  await rig.put(await seal(stream, frames.slice(3), { previous: first.manifestHash }), me.token);
  const read = async (query: string) =>
    FramesPage.parse(await (await rig.request(`/api/v1/streams/${stream.id}/frames${query}`, me)).json());
  const page = await read('');
  expect([page.frames.map(({ seq }) => seq), page.next]).toEqual([[0, 1, 2, 3], 3]);
  expect((await read('?after=3')).frames.map(({ seq }) => seq)).toEqual([4, 5, 6]);
  expect((await read(`?at=${start + 6000}`)).frames.map(({ seq }) => seq)).toEqual([4, 5, 6]);
  expect((await read(`?at=${start + 2500}`)).frames[0]!.seq).toBe(0);
});
