/** What is erased is nowhere any more, what a hold keeps is there, what is old goes by its class, and the log says so. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import { everything } from '../../../collector/store/store.ts';
import { checkUpload } from '../../../collector/check-upload.ts';
import type { KeepRules } from '../../../lib/events/data-api.ts';
import { DataState, Erasure, ErasureDevices, ErasureList, Erasures, Hold } from '../../../lib/events/data-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { findText } from './find-text.ts';
import { signIn } from './accounts-rig.ts';
import { createRig, type AppRig } from './rig.ts';
import { newAction, newClick, newFrame, newLedger, newStream, seal, start, type Sealed } from './seal-upload.ts';

const all = everything;
const day = 86_400_000;
const never = start + 1000 * day;
const canary = 'Zebulon';
let rig: AppRig;
let headers: Record<string, string>;
beforeEach(async () => {
  await open();
});

async function open(keep: KeepRules = {}): Promise<void> {
  rig = await createRig({ keep });
  // The operator's cookie, for as long as the test's clock may run.
  const [ticketHash, secret] = [hashSecret(newSecret()), newSecret()];
  await rig.store.addTicket(ticketHash, never);
  await rig.store.openViewer({ ticketHash, viewerHash: hashSecret(secret), expiresAt: never, now: start });
  headers = { cookie: `cotrail-viewer-8787=${secret}`, 'content-type': 'application/json' };
}

const ask = (method: string, path: string, body?: object) =>
  rig.request(`/api/v1/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
const put = async ({ id, bytes }: Sealed) => rig.store.putUpload(await checkUpload(id, bytes), start);
const observed = (value: unknown) => ({ value: value as never, evidence: [] });

/** A session in which one conversation is opened, looked at from 100 s to 200 s, and left. */
async function recordView(conversation: string, { device = newId(), name = canary } = {}) {
  const session = newId();
  const visit = newId();
  const facts = newStream(device, session, { document: 'd-1' });
  const frames = newStream(device, session, { kind: 'frames', document: 'd-1' });
  const ledger = newLedger(device);
  const moment = { session, tab: 1, document: 'd-1', at: start, place: 'observed' } as const;
  const about = { session, moment, conversation: { id: conversation, link: null, group: null }, console: 'Desk' };
  const view = { visit, dwellMs: null, ownGroup: null };
  const actions = [
    newAction(ledger.id, 0, { ...about, event: 'conversation.viewed', at: start + 100_000, view }),
    newAction(ledger.id, 1, {
      ...about,
      event: 'message.received',
      at: start + 150_000,
      entity: observed({ type: 'customer', id: `of-${conversation}`, name }),
    }),
    newAction(ledger.id, 2, { ...about, event: 'conversation.left', at: start + 200_000, view }),
    newAction(ledger.id, 3, { at: start + 300_000, event: 'tag.created', session }),
  ];
  const click = (seq: number, at: number, title: string) => newClick(facts.id, seq, { at, title });
  const clicks = [click(0, start, 'Inbox'), click(1, start + 150_000, name), click(2, start + 300_000, 'Inbox')];
  const frame = (seq: number, at: number, text: string) => ({ ...newFrame(frames.id, seq, 3, { text }), at });
  const pictures = [
    frame(0, start, 'inbox'),
    frame(1, start + 120_000, name),
    frame(2, start + 190_000, name),
    frame(3, start + 300_000, 'inbox'),
  ];
  const uploads = [await seal(ledger, actions), await seal(facts, clicks), await seal(frames, pictures)];
  return { device, session, ledger, facts, frames, uploads };
}

async function erase(target: object): Promise<string> {
  const answer = await ask('POST', 'erasures', { target, note: 'Ticket 7' });
  expect(answer.status).toBe(201);
  const { id } = Erasure.parse(await answer.json());
  await rig.keeper.settle();
  return id;
}

async function confirm(id: string): Promise<void> {
  expect((await ask('POST', `erasures/${id}/confirm`)).status).toBe(200);
  await rig.keeper.settle();
}

const readErasure = async (id: string) =>
  Erasures.parse(await (await ask('GET', 'erasures')).json()).erasures.find((erasure) => erasure.id === id)!;

const readSeqs = async (view: Awaited<ReturnType<typeof recordView>>) => ({
  actions: (await rig.store.listActions(all, { session: view.session })).actions.map(({ event }) => event).sort(),
  facts: (await rig.store.readRecords(all, view.session, {}))?.records
    .filter(({ stream }) => stream === view.facts.id)
    .map(({ seq }) => seq),
  frames: (await rig.store.readFrames(all, view.frames.id, {}))?.frames.map(({ seq }) => seq),
});

test('a conversation is previewed, erased and nowhere; what else was done stays', async () => {
  rig.setTime(start + day);
  const view = await recordView('c-8841');
  const other = await recordView('c-1', { name: 'Other' });
  for (const upload of [...view.uploads, ...other.uploads]) await put(upload);
  const id = await erase({ kind: 'conversation', id: 'C-8841' });
  expect(await readErasure(id)).toMatchObject({ state: 'found', found: { recordings: 2, interactions: 1, actions: 3 } });
  expect(findText(rig.dataDir, canary)).not.toEqual([]);
  await confirm(id);
  expect(findText(rig.dataDir, canary)).toEqual([]);
  expect(findText(rig.dataDir, 'c-8841')).toEqual([]);
  expect(await readErasure(id)).toMatchObject({ state: 'done', removed: { recordings: 2, interactions: 1, actions: 3 }, heldBack: 0 });
  expect(await readSeqs(view)).toEqual({ actions: ['tag.created'], facts: [0, 2], frames: [0, 3] });
  expect(await readSeqs(other)).toMatchObject({ facts: [0, 1, 2], frames: [0, 1, 2, 3] });
  const times = { fromAt: start + 100_000, toAt: start + 200_000 };
  expect((await rig.store.readSession(all, view.session))?.removed).toMatchObject([{ ...times, reason: 'erased', count: 3 }]);
  expect((await rig.store.readSession(all, other.session))?.removed).toEqual([]);
  const { actions } = await rig.store.listActions(all, { event: ['erasure.done'] });
  expect(actions).toMatchObject([{ to: { value: { recordings: 2, interactions: 1, actions: 3, exports: 0 } } }]);
});

test('the log names who asked for an erasure', async () => {
  const { uploads } = await recordView('c-8841');
  for (const upload of uploads) await put(upload);
  headers = { ...headers, ...(await signIn(rig, 'Adi', ['admin'])) };
  await confirm(await erase({ kind: 'conversation', id: 'C-8841' }));
  const { actions } = await rig.store.listActions(all, { event: ['erasure.done'] });
  expect(actions).toMatchObject([{ actor: { kind: 'user', person: { name: 'Adi', via: 'sign-in' } } }]);
});

test('a customer goes with the conversations that theirs are found in, and with the files of exports', async () => {
  rig.setTime(start + day);
  const view = await recordView('c-8841');
  for (const upload of view.uploads) await put(upload);
  await ask('POST', 'exports', { format: 'csv', filter: { text: canary } });
  await expect.poll(async () => (await rig.exporter.list(all)).map(({ state }) => state)).toEqual(['done']);
  const id = await erase({ kind: 'customer', name: ' zebulon' });
  expect((await readErasure(id)).found).toMatchObject({ recordings: 2, exports: 1 });
  await confirm(id);
  expect(findText(rig.dataDir, canary)).toEqual([]);
  expect((await readErasure(id)).removed).toMatchObject({ recordings: 2, exports: 1 });
});

test('what comes later from a device that had it still is erased before it is acknowledged, in whichever order', async () => {
  rig.setTime(start + day);
  const { uploads } = await recordView('c-8841');
  const id = await erase({ kind: 'conversation', id: 'c-8841', console: 'Desk' });
  await confirm(id);
  for (const upload of uploads.toReversed()) expect(await put(upload)).toBe('stored');
  rig.keeper.wake('erasure');
  await rig.keeper.settle();
  expect(findText(rig.dataDir, canary)).toEqual([]);
  expect(await readErasure(id)).toMatchObject({ state: 'done', removed: { recordings: 2, interactions: 1, actions: 3 } });
});

test('a hold makes an erasure wait, and lifting it lets it go on', async () => {
  rig.setTime(start + day);
  const view = await recordView('c-8841');
  for (const upload of view.uploads) await put(upload);
  const hold = Hold.parse(await (await ask('POST', 'holds', { scope: { conversation: 'c-8841' }, reason: 'Claim 12' })).json());
  const id = await erase({ kind: 'conversation', id: 'c-8841' });
  await confirm(id);
  expect(await readErasure(id)).toMatchObject({ state: 'held', removed: { recordings: 0 } });
  expect(await readSeqs(view)).toMatchObject({ facts: [0, 1, 2], frames: [0, 1, 2, 3] });
  expect((await ask('DELETE', `holds/${hold.id}`)).status).toBe(204);
  await rig.keeper.settle();
  expect(await readErasure(id)).toMatchObject({ state: 'done', removed: { recordings: 2 } });
  const own = await rig.store.listActions(all, { event: ['hold.set', 'hold.lifted'] });
  expect(own.actions.map(({ event }) => event).sort()).toEqual(['hold.lifted', 'hold.set']);
});

test('a device is told once it begins, and that it has got it', async () => {
  const { headers: device, device: name } = await rig.enrol();
  const id = await erase({ kind: 'conversation', id: 'c-8841' });
  const listDevices = async () => ErasureDevices.parse(await (await ask('GET', `erasures/${id}/devices`)).json()).devices;
  expect(await listDevices()).toEqual([{ id: name, name: 'Desk', told: false, askedAt: null, revokedAt: null }]);
  const list = async (after: number) =>
    ErasureList.parse(await (await rig.request(`/api/v1/erasures/list?after=${after}`, { headers: device })).json()).entries;
  expect(await list(0)).toEqual([]);
  await confirm(id);
  const [entry] = await list(0);
  expect(entry).toMatchObject({ id, fingerprints: [expect.stringMatching(/^[0-9a-f]{64}$/)] });
  expect((await readErasure(id)).devices).toEqual({ told: 0, all: 1 });
  expect(await list(entry!.number)).toEqual([]);
  expect((await readErasure(id)).devices).toEqual({ told: 1, all: 1 });
  expect(await listDevices()).toMatchObject([{ told: true, askedAt: start }]);
  expect((await ask('GET', `erasures/${newId()}/devices`)).status).toBe(404);
});

test('each class goes by its own age, but for what a hold keeps, and the log counts it', async () => {
  await open({ recordings: { days: 1, bytes: null }, actions: { days: 10, bytes: null } });
  await rig.keeper.settle();
  const [free, kept] = [await recordView('c-1'), await recordView('c-2')];
  for (const upload of [...free.uploads, ...kept.uploads]) await put(upload);
  await ask('POST', 'holds', { scope: { session: kept.session }, reason: 'Claim' });
  rig.setTime(start + 2 * day);
  rig.keeper.wake('retention');
  await rig.keeper.settle();
  expect(await readSeqs(free)).toMatchObject({ facts: [0, 1, 2], frames: [] });
  expect((await readSeqs(kept)).frames).toEqual([0, 1, 2, 3]);
  const detail = await rig.store.readSession(all, free.session);
  expect(detail?.streams.flatMap(({ missing }) => missing)).toMatchObject([{ reason: 'retention', count: 4 }]);
  const { actions } = await rig.store.listActions(all, { event: ['retention.applied'] });
  expect(actions).toMatchObject([
    { actor: { kind: 'system', person: null }, entity: { value: { id: 'recordings' } }, to: { value: { records: 4, held: 1 } } },
  ]);
  expect(DataState.parse(await (await ask('GET', 'data')).json()).classes[0]).toMatchObject({
    name: 'recordings',
    records: 4,
    keep: { days: 1 },
    lastRemoval: { at: start + 2 * day, records: 4, held: 1 },
  });
});

test('a class that takes too much loses its oldest first', async () => {
  await open({ recordings: { days: null, bytes: 1500 } });
  await rig.keeper.settle();
  const views = await Promise.all([0, 1, 2, 3].map((index) => recordView(`c-${index}`)));
  for (const { uploads } of views) for (const upload of uploads) await put(upload);
  const before = await rig.store.readClassBytes('recordings');
  expect(before).toBeGreaterThan(1500);
  rig.keeper.wake('retention');
  await rig.keeper.settle();
  expect(await rig.store.readClassBytes('recordings')).toBeLessThanOrEqual(1500);
  expect((await Promise.all(views.map(readSeqs))).filter(({ frames }) => frames?.length === 4).length).toBeGreaterThan(0);
});

test('where there is no room, an upload is refused with the reason, and the health says so', async () => {
  rig = await createRig({ maxDisk: 1 });
  const { device, token } = await rig.enrol();
  const stream = newStream(device, newId());
  const answer = await rig.put(await seal(stream, [newClick(stream.id, 0)]), token);
  expect(answer.status).toBe(507);
  expect(await answer.json()).toMatchObject({ error: 'no-space', message: expect.stringContaining('--max-disk') as string });
  expect(await (await rig.request('/api/v1/health')).json()).toMatchObject({ takesUploads: false });
  expect(rig.log.filter((line) => line.startsWith('uploads are refused'))).toHaveLength(1);
});

test('after any mix of holds, erasures and uploads, what is held is there and what was erased is not', async () => {
  const step = fc.record({ act: fc.constantFrom('put', 'hold', 'lift', 'erase', 'age'), which: fc.nat(2) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      await open({ recordings: { days: 5, bytes: null } });
      rig.setTime(start + day);
      const names = ['Zebulon', 'Quillon', 'Xanthe'];
      const views = await Promise.all(names.map((name, index) => recordView(`c-77${index}`, { name })));
      const [isPut, isAsked, isOld] = [new Set<number>(), new Set<number>(), new Set<number>()];
      const holds = new Map<number, string>();
      for (const { act, which } of steps) {
        const { uploads, session } = views[which]!;
        if (act === 'put') for (const upload of uploads) await put(upload);
        if (act === 'put') isPut.add(which);
        if (act === 'hold' && !holds.has(which) && !isAsked.has(which))
          holds.set(which, Hold.parse(await (await ask('POST', 'holds', { scope: { session }, reason: 'x' })).json()).id);
        const hold = holds.get(which);
        if (act === 'lift' && hold !== undefined) {
          await ask('DELETE', `holds/${hold}`);
          holds.delete(which);
        }
        if (act === 'erase' && !isAsked.has(which)) {
          await confirm(await erase({ kind: 'conversation', id: `c-77${which}` }));
          isAsked.add(which);
        }
        if (act === 'age') {
          rig.setTime(start + 7 * day);
          rig.keeper.wake('retention');
        }
        if (act === 'age') for (const put of isPut) if (!holds.has(put)) isOld.add(put);
        rig.keeper.wake('erasure');
        await rig.keeper.settle();
      }
      for (const [index, name] of names.entries()) {
        if (holds.has(index) && isPut.has(index) && !isOld.has(index)) expect((await readSeqs(views[index]!)).frames).toHaveLength(4);
        if (isAsked.has(index) && !holds.has(index)) expect(findText(rig.dataDir, name)).toEqual([]);
      }
    }),
    { numRuns: 8 },
  );
});
