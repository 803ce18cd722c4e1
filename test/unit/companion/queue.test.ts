/** What a visitor's browser keeps and sends, against the real collector: once, in sessions, with every hole told of, and nothing after a no. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readLetters, writeLetter } from '../../../companion/letters.ts';
import { changeMemory, readMemory } from '../../../companion/memory.ts';
import { write } from '../../../companion/queue/db.ts';
import { readDevice } from '../../../companion/queue/device.ts';
import { changePerson, closeSession, noteAnswer } from '../../../companion/queue/sessions.ts';
import { isDelivered, lookAfter } from '../../../companion/queue/upkeep.ts';
import { everything } from '../../../collector/store/store.ts';
import { agree, createPage, createVisitorRig, place } from './rig.ts';

const minute = 60_000;

let rig: Awaited<ReturnType<typeof createVisitorRig>>;
beforeEach(async () => {
  rig = await createVisitorRig();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function readVisits() {
  const { sessions } = await rig.store.listSessions(everything, {});
  const records = await Promise.all(sessions.map(({ id }) => rig.store.readRecords(everything, id, {})));
  return sessions.map((session, index) => ({ ...session, records: records[index]?.records ?? [] })).reverse();
}

test('without consent nothing is kept, and there is no device', async () => {
  const page = createPage();
  expect(await rig.append(page.batch(page.mark('started'), page.click()))).toEqual({ outcome: 'refused', reason: 'no-consent' });
  expect(await write(rig.db, readDevice)).toBeNull();
  expect(rig.asked).toEqual([]);
});

test('what two tabs record is one session, arrives once, and says on which consent it stands', async () => {
  agree();
  const [one, other] = [createPage(), createPage()];
  const first = one.batch(one.mark('started'), one.click());
  expect(await rig.append(first)).toMatchObject({ outcome: 'committed', upTo: { [one.claim.id]: 1 }, then: 'go-on' });
  await rig.append(first);
  await rig.send();
  await rig.append(first);
  await rig.append(other.batch(other.mark('started'), other.click()));
  await rig.send();
  const [visit, ...more] = await readVisits();
  expect(more).toEqual([]);
  expect(visit).toMatchObject({ of: 'customer', gaps: 0, tabs: 1, interactions: { click: 2 }, person: { name: null, via: 'page' } });
  const opened = visit!.records.find(({ kind }) => kind === 'session-opened');
  expect(opened).toMatchObject({ consent: { givenAt: readMemory().answer!.at, how: 'bar', words: 'en' } });
  expect(rig.asked.filter(({ path }) => path === '/api/v1/companion/devices').map(({ status }) => status)).toEqual([201]);
});

test('half an hour without a touch ends a session, and the next touch begins another', async () => {
  agree();
  const start = Date.now();
  const page = createPage(start);
  await rig.append(page.batch(page.mark('started', start), page.click(start)), start);
  const later = createPage(start + 40 * minute);
  await rig.append(later.batch(later.mark('started', start + 40 * minute), later.click(start + 40 * minute)), start + 40 * minute);
  await rig.send();
  expect((await readVisits()).map(({ closeReason, endedAt, interactions }) => [closeReason, endedAt, interactions.click])).toEqual([
    ['idle', start + 30 * minute, 1],
    [null, null, 1],
  ]);
});

test('while the collector is away nothing is lost, and afterwards nothing is doubled', async () => {
  agree();
  const page = createPage();
  await rig.append(page.batch(page.mark('started'), page.click()));
  rig.network.isUp = false;
  expect(await rig.send()).toBeGreaterThan(0);
  await rig.append(page.batch(page.click(), page.click()));
  rig.network.isUp = true;
  await vi.waitFor(async () => expect(await rig.send()).toBeNull(), { timeout: 10_000, interval: 100 });
  expect(await readVisits()).toMatchObject([{ interactions: { click: 3 }, gaps: 0 }]);
});

test('a page that left is read from its letters; one that died without a word is a gap', async () => {
  agree();
  const [left, died] = [createPage(), createPage()];
  const batch = left.batch(left.mark('started'), left.click(), left.mark('ended'));
  writeLetter(batch, place);
  writeLetter(died.batch(died.mark('started'), died.click()), { ...place, document: 'another' });
  await readLetters(rig.db);
  await rig.append(batch);
  expect([...rig.items.keys()].filter((key) => key.startsWith('cotrail-mail'))).toEqual([]);
  await lookAfter(rig.db, new Set(), Date.now() + minute);
  await rig.send();
  const [visit] = await readVisits();
  expect(visit).toMatchObject({ interactions: { click: 2 }, gaps: 1 });
  expect(visit!.records.filter(({ kind }) => kind === 'gap')).toMatchObject([
    { gap: { stream: died.claim.id, afterSeq: 1, beforeSeq: null, reason: 'no-end-mark' } },
  ]);
});

test('after a no, what came before it is delivered with the end marks, what came after is a gap, and then nothing is left', async () => {
  agree();
  const page = createPage();
  await rig.append(page.batch(page.mark('started'), page.click()));
  const at = Date.now() + 10;
  changeMemory({ answer: { answer: 'withdrawn', at, how: 'bar', words: 'en' } });
  expect(await rig.append(page.batch(page.click(at - 5), page.click(at + 5), page.click(at + 6)))).toMatchObject({ outcome: 'refused' });
  const device = (await write(rig.db, readDevice))!;
  await write(rig.db, async (work) => {
    await closeSession(work, device, 'consent-withdrawn', at, at);
    await noteAnswer(work, device, readMemory().answer!);
  });
  expect(await isDelivered(rig.db, readMemory())).toBe(false);
  await rig.send();
  expect(await isDelivered(rig.db, readMemory())).toBe(true);
  const fresh = createPage();
  expect(await rig.append(fresh.batch(fresh.mark('started')))).toMatchObject({ outcome: 'refused', reason: 'no-consent' });
  const [visit] = await readVisits();
  expect(visit).toMatchObject({ closeReason: 'consent-withdrawn', interactions: { click: 2 }, gaps: 1 });
  expect(visit!.records.filter(({ kind }) => kind === 'gap')).toMatchObject([{ gap: { count: 2, reason: 'consent-withdrawn' } }]);
});

test('another person than before is another session', async () => {
  agree();
  const page = createPage();
  await rig.append(page.batch(page.mark('started'), page.click()));
  await write(rig.db, async (work) => {
    const device = (await readDevice(work))!;
    expect(await changePerson(work, device, { id: '7', name: 'Ana', console: null, via: 'page' }, Date.now())).toBe(true);
  });
  expect(await rig.append(page.batch(page.click()))).toMatchObject({ then: 'wait-for-input' });
  const next = createPage();
  await rig.append(next.batch(next.mark('started')));
  await rig.send();
  expect((await readVisits()).map(({ person, closeReason }) => [person?.name, closeReason])).toEqual([
    [null, 'person-changed'],
    ['Ana', null],
  ]);
});

test('a chunk that the collector finds too large goes in parts', async () => {
  vi.unstubAllGlobals();
  rig = await createVisitorRig({ sealedLimit: 4_000 });
  agree();
  const page = createPage();
  const clicks = Array.from({ length: 60 }, () => page.click());
  await rig.append(page.batch(...clicks));
  await rig.send();
  expect(rig.asked.filter(({ status }) => status === 413).length).toBeGreaterThan(0);
  expect(await readVisits()).toMatchObject([{ interactions: { click: 60 }, gaps: 0 }]);
});
