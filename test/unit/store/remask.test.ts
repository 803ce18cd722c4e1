/** A device masks again what the collector's list says: of rows and of what waits to be sent; all else, and every commitment, stays. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import type { Action } from '../../../lib/events/action.ts';
import { newId } from '../../../lib/events/id.ts';
import type { RemaskEntry } from '../../../lib/events/remask-api.ts';
import type { StreamClaim } from '../../../lib/events/stream.ts';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { inLedger } from '../../../lib/store/ledger.ts';
import { remaskOnDevice } from '../../../lib/store/remask.ts';
import { sealDue } from '../../../lib/store/seal.ts';
import { writeRecords } from '../../../lib/store/write.ts';
import { makeBatch, makeClaim, makeClick, makeFrame, makeMark, makePlace, nobody, origin } from '../../support/make.ts';

const start = Date.UTC(2026, 10, 22, 9);
const element = { selector: 'input', tag: 'input', id: null, name: null, role: null, label: null };
let db: CotrailDb;
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
});

/** A page with a word of its own in its title, in what was typed, and in its picture; and a click without text. */
async function record(word: string, say: Partial<StreamClaim>, place: ReturnType<typeof makePlace> | null = makePlace()) {
  const facts = makeClaim({ openedAt: start, ...say });
  const frames = makeClaim({ openedAt: start, kind: 'frames', ...say });
  const at = (seq: number) => ({ at: start + seq * 1000 });
  const records = [
    makeMark(facts.id, 0, 'started', at(0)),
    makeClick(facts.id, 1, { ...at(1), title: `title-${word}`, data: { element, button: 0, x: 1, y: 2 } }),
    makeClick(facts.id, 2, { ...at(2), title: null, type: 'input', data: { element, how: 'typed', text: `typed-${word}`, masked: false } }),
    makeClick(facts.id, 3, { ...at(3), title: null, data: { element, button: 0, x: 1, y: 2 } }),
  ];
  const pictures = [
    makeMark(frames.id, 0, 'started', at(0)),
    makeFrame(frames.id, 1, { ...at(1), event: { type: 2, timestamp: start, data: { text: `shown-${word}` } } }),
  ];
  for (const [claim, made] of [
    [facts, records],
    [frames, pictures],
  ] as const)
    await appendBatch(db, makeBatch(claim, ...made), { place, person: nobody, now: start });
  return { facts: facts.id, frames: frames.id };
}

async function remask(change: Partial<RemaskEntry> = {}, isSealed = true) {
  const scope = { site: origin, target: 'all', from: null, to: null, doubtful: 'leave' } as const;
  if (isSealed) await sealDue(db, '1', start + 600_000, true);
  return remaskOnDevice(db, { number: 1, id: newId(), askedAt: start + 500_000, ...scope, ...change }, '1', start + 600_000);
}

const readWaiting = async () => Promise.all((await db.bytes.toArray()).map(({ id, bytes }) => checkUpload(id, bytes)));

/** Which of its words are still anywhere on the device. */
async function left(word: string): Promise<string[]> {
  const waiting = (await readWaiting()).map(({ records }) => records.map(({ json }) => json));
  const all = JSON.stringify([waiting, ...(await Promise.all(db.tables.map((table) => table.toArray())))]);
  return ['title', 'typed', 'shown'].filter((sort) => all.includes(`${sort}-${word}`));
}

test('a stream says whether rules kept text, and where it does not know, it says nothing', async () => {
  const streams = [await record('a', { unmasks: true }), await record('b', {})];
  await sealDue(db, '1', start + 600_000, true);
  const headers = new Map((await readWaiting()).map(({ stream }) => [stream.id, stream.header]));
  expect(streams.map(({ frames }) => headers.get(frames)?.unmasks)).toEqual([true, undefined]);
});

test('what is looser than what is to hold is gone from rows and from what waits, under the same manifests', async () => {
  const { facts, frames } = await record('a', { maskLevel: 'inputs', unmasks: false });
  await record('b', { maskLevel: 'inputs', unmasks: false }, makePlace({ tab: 2, document: 'doc-2', origin: 'https://other.example' }));
  await sealDue(db, '1', start + 600_000, true);
  const before = (await readWaiting()).flatMap(({ manifest }) => manifest.commitments).sort();
  expect(await left('a')).toEqual(['title', 'typed', 'shown']);
  expect(await remask()).toEqual({ removed: { recordings: 1, interactions: 2, actions: 0, messages: 0 }, left: 0 });
  expect([await left('a'), await left('b')]).toEqual([[], ['title', 'typed', 'shown']]);
  const waiting = await readWaiting();
  expect(waiting.flatMap(({ manifest }) => manifest.commitments).sort()).toEqual(before);
  const seqsOf = (id: string) => waiting.find(({ manifest }) => manifest.stream === id)?.records.map(({ record: { seq } }) => seq);
  expect([seqsOf(facts), seqsOf(frames)]).toEqual([[0, 3], [0]]);
  const records = (await db.records.toArray()).map((row) => row.record);
  expect(records.flatMap((each) => (each.kind === 'gap' ? [each['gap']] : []))).toMatchObject([
    ...[facts, frames].sort().map((stream) => ({ stream, afterSeq: 0, count: stream === facts ? 2 : 1, reason: 'remasked' })),
  ]);
  const own = records.find((each): each is Action => each.kind === 'action' && 'event' in each && each['event'] === 'masking.applied');
  expect(own?.actor).toMatchObject({ kind: 'system', person: null });
  expect(own?.to.value).toMatchObject({ site: origin, target: 'all', doubtful: 'leave', recordings: 1, interactions: 2, messages: 0 });
});

test('where nobody can tell, it goes only if that was said; what came later stays', async () => {
  await record('a', { maskLevel: 'inputs' });
  await record('b', { maskLevel: 'none', unmasks: false }, null);
  await record('c', { maskLevel: 'all', unmasks: false }, makePlace({ tab: 3, document: 'doc-3' }));
  expect((await remask({ askedAt: start - 1 })).removed).toMatchObject({ recordings: 0, interactions: 0, messages: 0 });
  expect((await remask({ target: 'inputs' })).removed).toMatchObject({ recordings: 0, interactions: 1, messages: 0 });
  expect([await left('a'), (await left('b')).length, (await left('c')).length]).toEqual([['title', 'shown'], 3, 3]);
  await remask({ target: 'inputs', doubtful: 'remove' });
  expect([await left('a'), await left('b'), (await left('c')).length]).toEqual([['title'], ['title'], 3]);
  await remask({ site: null });
  expect([await left('a'), await left('b')]).toEqual([[], []]);
});

test('what messages said goes where no text is to be kept, and stays where only what is typed is masked', async () => {
  await record('a', { maskLevel: 'all', unmasks: false });
  const page = (await db.streams.where('kind').equals('facts').first())!;
  const texts = {
    ...page,
    id: newId(),
    kind: 'transcripts' as const,
    maskLevel: 'none' as const,
    nextSeq: 0,
    sealedSeq: 0,
    lastManifest: null,
  };
  const { unmasks: _, ...stream } = texts;
  const said = { kind: 'message-text', action: newId(), session: stream.session!, conversation: null, console: null, text: 'title-m' };
  const message = { ...said, stream: stream.id, seq: 0, at: start, mono: null, format: 'plain', masked: 0, isCut: false };
  await db.streams.add(stream);
  await inLedger(db, async () => void (await writeRecords(db, stream, [message], start)));
  expect((await remask({ target: 'inputs' })).removed).toMatchObject({ messages: 0 });
  expect((await remask()).removed).toMatchObject({ messages: 1, interactions: 0, recordings: 0 });
  expect(await left('m')).toEqual([]);
});

test('done twice, it is done once; what is not sealed yet waits, and is counted', async () => {
  await record('a', { maskLevel: 'none', unmasks: false });
  expect(await remask({}, false)).toEqual({ removed: { recordings: 0, interactions: 0, actions: 0, messages: 0 }, left: 3 });
  expect(await remask()).toMatchObject({ removed: { recordings: 1, interactions: 2, messages: 0 }, left: 0 });
  const records = await db.records.count();
  expect(await remask()).toMatchObject({ removed: { recordings: 0, interactions: 0, messages: 0 }, left: 0 });
  expect([await db.records.count(), await left('a')]).toEqual([records, []]);
});

test('what was set aside goes where its stream’s pictures go', async () => {
  const { facts } = await record('a', { maskLevel: 'none', unmasks: false });
  const odd = makeClick(facts, 1, { at: start + 1000, title: 'title-b' });
  await db.quarantine.bulkAdd(
    [1, 2].map((id) => ({ id: String(id), stream: facts, seq: 1, at: start, reason: 'x', value: { ...odd, at: start + id } })),
  );
  await remask({ from: start + 2 });
  expect((await db.quarantine.toArray()).map(({ id }) => id)).toEqual(['1']);
});
