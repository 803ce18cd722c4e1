/** After a re-masking what it is about is nowhere any more, all else is where it was, the proof holds, and the log says who asked. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { everything } from '../../../collector/store/store.ts';
import type { Action } from '../../../lib/events/action.ts';
import { ErasureList, Hold } from '../../../lib/events/data-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { SessionProof } from '../../../lib/events/log-api.ts';
import { Remasking, Remaskings, type Doubtful, type RemaskTarget } from '../../../lib/events/remask-api.ts';
import { sendJson, signIn } from './accounts-rig.ts';
import { findTexts } from './find-text.ts';
import { recordPage, sorts, type Sort, type Words } from './page-records.ts';
import { createRig, type AppRig } from './rig.ts';
import { newFrame, newStream, seal, start, type Sealed } from './seal-upload.ts';

/** When it is asked for: later than all that is recorded. */
const askedAt = start + 20 * 60_000;
const site = 'https://chat.example';
let rig: AppRig;
let admin: Record<string, string>;
let auditor: Record<string, string>;
beforeEach(async () => open());

async function open(): Promise<void> {
  rig = await createRig();
  admin = await signIn(rig, 'Adi', ['admin'], []);
  auditor = await signIn(rig, 'Aud', ['auditor']);
  rig.setTime(askedAt);
}

const put = async ({ id, bytes }: Sealed) => rig.store.putUpload(await checkUpload(id, bytes), start);
const send = (path: string, body: object, method = 'POST') => rig.request(`/api/v1/${path}`, sendJson(body, admin, method));
const list = async () => Remaskings.parse(await (await rig.request('/api/v1/remaskings', { headers: admin })).json()).remaskings;
const read = async (id: string) => (await list()).find((remasking) => remasking.id === id)!;

interface Asked {
  site: string | null;
  target: RemaskTarget;
  from?: number | null;
  to?: number | null;
}

async function ask({ from = null, to = null, ...asked }: Asked): Promise<string> {
  const answer = await send('remaskings', { ...asked, from, to, note: 'Ticket 7' });
  expect(answer.status).toBe(201);
  const { id } = Remasking.parse(await answer.json());
  await rig.keeper.settle();
  return id;
}

async function confirm(id: string, doubtful: Doubtful = 'leave'): Promise<void> {
  expect((await send(`remaskings/${id}/confirm`, { doubtful })).status).toBe(200);
  await rig.keeper.settle();
}

/** Which sorts of a page's words are still anywhere. */
const left = (words: Words): string[] => {
  const found = new Set(findTexts(rig.dataDir, Object.values(words)).map(({ text }) => text));
  return sorts.filter((sort) => words[sort] !== undefined && found.has(words[sort]));
};

test('what would go is counted by level and kind, and what nobody can tell apart; then it goes, and no more', async () => {
  const device = newId();
  const loose = await recordPage(device, { maskLevel: 'inputs', unmasks: false }, ['frame', 'title', 'masked', 'selected', 'plain']);
  const masked = await recordPage(device, { maskLevel: 'all', unmasks: false }, ['frame', 'plain']);
  const unsaid = await recordPage(device, { maskLevel: 'all' }, ['frame', 'label', 'plain']);
  const other = await recordPage(device, { maskLevel: 'none', origin: 'https://other.example' }, ['frame', 'typed']);
  const pages = [loose, masked, unsaid, other];
  for (const upload of pages.flatMap(({ uploads }) => uploads)) await put(upload);
  const id = await ask({ site, target: 'all' });
  const found = await read(id);
  expect(found).toMatchObject({ state: 'found', askedBy: 'Adi', doubtful: null, progress: { streams: 6, of: 6 } });
  expect(found.found).toHaveLength(3);
  expect(found.found).toContainEqual(
    expect.objectContaining({
      level: 'inputs',
      unmasks: false,
      streams: 2,
      kept: 0,
      sure: expect.objectContaining({ frame: 1, click: 1 }) as object,
    }),
  );
  expect(found.found).toContainEqual(expect.objectContaining({ level: 'all', unmasks: false, streams: 2, kept: 2 }));
  expect(found.found).toContainEqual(
    expect.objectContaining({
      ...{ level: 'all', unmasks: null },
      sure: expect.objectContaining({ frame: 0, click: 1 }) as object,
      doubtful: expect.objectContaining({ frame: 1, click: 0 }) as object,
    }),
  );
  expect(pages.map(({ words }) => left(words).length)).toEqual([5, 2, 3, 2]);
  await confirm(id);
  expect(pages.map(({ words }) => left(words))).toEqual([
    ['masked', 'plain'],
    ['frame', 'plain'],
    ['frame', 'plain'],
    ['frame', 'typed'],
  ]);
  expect(await read(id)).toMatchObject({ state: 'done', doubtful: 'leave', removed: { frame: 1, click: 2, selection: 1 }, heldBack: 0 });
  const detail = await rig.store.readSession(everything, loose.session);
  expect(detail?.streams.flatMap(({ missing }) => missing.map(({ reason }) => reason))).toEqual(expect.arrayContaining(['remasked']));
});

test('the log says who applied it, and of what', async () => {
  const { uploads } = await recordPage(newId(), { maskLevel: 'none', unmasks: false }, ['frame', 'typed', 'title']);
  for (const upload of uploads) await put(upload);
  await confirm(await ask({ site, target: 'inputs', to: askedAt }));
  const { actions } = await rig.store.listActions(everything, { event: ['masking.applied'] });
  const [action] = actions as unknown as Action[];
  expect(action?.actor).toMatchObject({ kind: 'user', person: { name: 'Adi', via: 'sign-in' } });
  expect(action?.entity.value).toMatchObject({ type: 'masking', name: 'Ticket 7' });
  expect(action?.to.value).toEqual({
    site,
    target: 'inputs',
    from: null,
    to: askedAt,
    doubtful: 'leave',
    recordings: 1,
    interactions: 1,
    messages: 0,
  });
});

test('what does not fit, and what comes at the wrong time, is refused with the reason', async () => {
  const asked = { site: null, target: 'all', from: null, to: null, note: 'x' };
  for (const wrong of [{ target: 'none' }, { site: 'chat' }, { from: 5, to: 5 }, { note: ' ' }])
    expect((await send('remaskings', { ...asked, ...wrong })).status).toBe(400);
  const id = await ask({ site: null, target: 'all' });
  expect((await send(`remaskings/${id}/confirm`, {})).status).toBe(400);
  expect((await send(`remaskings/${newId()}/confirm`, { doubtful: 'leave' })).status).toBe(404);
  await confirm(id);
  expect((await send(`remaskings/${id}/confirm`, { doubtful: 'leave' })).status).toBe(409);
  expect((await send(`remaskings/${id}`, {}, 'DELETE')).status).toBe(409);
  const forgotten = await ask({ site: null, target: 'all' });
  expect((await send(`remaskings/${forgotten}`, {}, 'DELETE')).status).toBe(204);
  expect((await list()).map((remasking) => remasking.id)).toEqual([id]);
});

test('a hold makes all of it wait, and so does one that keeps what arrives later', async () => {
  const header = { maskLevel: 'none', unmasks: false } as const;
  const [held, free, late] = await Promise.all([0, 1, 2].map(() => recordPage(newId(), header, ['frame', 'typed', 'title'])));
  for (const upload of [...held!.uploads, ...free!.uploads]) await put(upload);
  const hold = async (session: string) => Hold.parse(await (await send('holds', { scope: { session }, reason: 'Claim' })).json()).id;
  const first = await hold(held!.session);
  const id = await ask({ site: null, target: 'all' });
  await confirm(id);
  expect(await read(id)).toMatchObject({ state: 'held', heldBack: 3, removed: { frame: 0 } });
  expect([held!, free!].map(({ words }) => left(words).length)).toEqual([3, 3]);
  const second = await hold(late!.session);
  await send(`holds/${first}`, {}, 'DELETE');
  await rig.keeper.settle();
  expect(await read(id)).toMatchObject({ state: 'done', removed: { frame: 2, input: 2, click: 2 } });
  for (const upload of late!.uploads) expect(await put(upload)).toBe('stored');
  rig.keeper.wake('remasking');
  await rig.keeper.settle();
  expect([left(late!.words).length, (await read(id)).state]).toEqual([3, 'held']);
  await send(`holds/${second}`, {}, 'DELETE');
  await rig.keeper.settle();
  expect([held!, free!, late!].map(({ words }) => left(words))).toEqual([[], [], []]);
  expect(await read(id)).toMatchObject({ state: 'done', removed: { frame: 3, input: 3, click: 3 }, heldBack: 0 });
});

test('a device is told once it begins, apart from erasures, and not at all where it does not ask', async () => {
  const { headers } = await rig.enrol();
  const ask2 = async (query: string) =>
    ErasureList.parse(await (await rig.request(`/api/v1/erasures/list?${query}`, { headers })).json()).remaskings;
  const id = await ask({ site, target: 'inputs', from: 7 });
  expect(await ask2('remaskedAfter=0')).toEqual([]);
  await confirm(id, 'remove');
  expect(await ask2('after=0')).toBeUndefined();
  expect((await read(id)).devices).toEqual({ told: 0, all: 1 });
  const [entry] = (await ask2('after=0&remaskedAfter=0'))!;
  expect(entry).toEqual({ number: 1, id, askedAt: askedAt, site, target: 'inputs', from: 7, to: null, doubtful: 'remove' });
  expect((await read(id)).unreached).toContain('devices');
  expect(await ask2('remaskedAfter=1')).toEqual([]);
  expect((await read(id)).devices).toEqual({ told: 1, all: 1 });
});

test('what was set aside is looked through as well', async () => {
  const { words, uploads, facts } = await recordPage(newId(), { maskLevel: 'none' }, ['plain', 'typed'], { previous: 'a'.repeat(64) });
  for (const upload of uploads) expect(await put(upload)).toBe('quarantined');
  expect(left(words)).toEqual(['typed', 'plain']);
  const id = await ask({ site: facts.origin, target: 'inputs' });
  await confirm(id);
  expect([left(words), (await read(id)).removed.input]).toEqual([['plain'], 1]);
});

/** What becomes of each sort, said once more by hand: of a stream with this level and `unmask` rules, under this target. `?`: nobody can tell. */
const levels = [
  { say: { maskLevel: 'all', unmasks: false }, of: ['frame', 'masked', 'said', 'plain'], all: '', inputs: '' },
  { say: { maskLevel: 'all', unmasks: true }, of: sorts, all: 'frame title label typed selected message', inputs: 'frame typed selected' },
  { say: { maskLevel: 'all' }, of: sorts, all: 'frame? title label typed selected message', inputs: 'frame? typed selected?' },
  {
    say: { maskLevel: 'inputs', unmasks: false },
    of: sorts.filter((sort) => sort !== 'typed'),
    all: 'frame title label selected said message',
    inputs: '',
  },
  { say: { maskLevel: 'inputs' }, of: sorts, all: 'frame title label typed selected said message', inputs: 'frame? typed selected?' },
  {
    say: { maskLevel: 'none', unmasks: false },
    of: sorts,
    all: 'frame title label typed selected said message',
    inputs: 'frame typed selected',
  },
  {
    say: { maskLevel: 'by-moonlight' as 'none' },
    schema: 2,
    of: sorts.filter((sort) => sort !== 'message'),
    all: 'frame? title label typed selected said?',
    inputs: 'frame? typed selected?',
  },
] as const;

test('for any mix of levels, sites and times, what is meant is nowhere, all else stays, and every session verifies', async () => {
  const page = fc.record({
    level: fc.nat(levels.length - 1),
    origin: fc.constantFrom(site, 'https://other.example', null),
    isLate: fc.boolean(),
  });
  const asked = fc.record({
    site: fc.constantFrom(site, null),
    target: fc.constantFrom('all', 'inputs'),
    doubtful: fc.constantFrom('leave', 'remove'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 2, maxLength: 6 }), asked, async (drawn, { doubtful, ...scope }) => {
      await open();
      const device = newId();
      const pages = await Promise.all(
        drawn.map(async ({ level, origin, isLate }) => {
          const { say, of, ...how } = levels[level]!;
          const schema = 'schema' in how ? { schema: how.schema } : {};
          return { ...(await recordPage(device, { ...say, origin, verified: origin !== null }, of, schema)), isLate, level, origin };
        }),
      );
      const putAll = async (isLate: boolean) => {
        for (const each of pages) if (each.isLate === isLate) for (const upload of each.uploads) expect(await put(upload)).toBe('stored');
      };
      await putAll(false);
      const id = await ask(scope);
      await confirm(id, doubtful);
      await putAll(true);
      rig.keeper.wake('remasking');
      await rig.keeper.settle();
      expect((await read(id)).state).toBe('done');
      let removed = 0;
      for (const { level, origin, words, session } of pages) {
        const { of, ...row } = levels[level]!;
        const isUnknown = origin === null || 'schema' in row;
        const isOther = scope.site !== null && !isUnknown && origin !== scope.site;
        const gone = row[scope.target]
          .split(' ')
          .filter((word) => word !== '')
          .map((word) => ({ sort: word.replace('?', ''), isSure: !word.endsWith('?') && !(isUnknown && scope.site !== null) }))
          .filter(({ isSure }) => !isOther && (isSure || doubtful === 'remove'))
          .map(({ sort }) => sort);
        expect(left(words)).toEqual(sorts.filter((sort) => (of as readonly Sort[]).includes(sort) && !gone.includes(sort)));
        const proof = SessionProof.parse(await (await rig.request(`/api/v1/sessions/${session}/proof`, { headers: auditor })).json());
        expect(proof).toMatchObject({ problem: null, remasked: gone.length, erased: 0, records: of.length - gone.length });
        removed += gone.length;
      }
      expect(Object.values((await read(id)).removed).reduce((sum, count) => sum + count, 0)).toBe(removed);
    }),
    { numRuns: 12 },
  );
});

test('of a time, only what was made then goes, of a recording as of clicks', async () => {
  const { words, uploads, session } = await recordPage(newId(), { maskLevel: 'none', unmasks: false }, [
    'title',
    'label',
    'typed',
    'selected',
  ]);
  const frames = newStream(newId(), session, { kind: 'frames', maskLevel: 'none', unmasks: false });
  const pictures = ['zebulon-a', 'zebulon-b', 'zebulon-c'];
  const made = pictures.map((text, seq) => ({ ...newFrame(frames.id, seq, 3, { text }), at: start + seq * 60_000 }));
  for (const upload of [...uploads, await seal({ ...frames, device: newId(), session: newId() }, made)])
    expect(await put(upload)).toBe('stored');
  // Each is a minute after the one before.
  await confirm(await ask({ site, target: 'all', from: start + 1, to: start + 3 * 60_000 }));
  expect(left(words)).toEqual(['title', 'selected']);
  expect(findTexts(rig.dataDir, pictures).map(({ text }) => text)).toEqual(['zebulon-a']);
  rig.setTime(start + 60_000);
  await confirm(await ask({ site, target: 'all' }));
  expect(left(words)).toEqual(['selected']);
  expect(findTexts(rig.dataDir, pictures)).toEqual([]);
});
