import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { appendBatch } from '../../../lib/store/append.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { findStrings } from '../../../lib/store/find-strings.ts';
import { createMatcher } from '../../../lib/store/match-strings.ts';
import { sealDue } from '../../../lib/store/seal.ts';
import { makeBatch, makeClaim, makeClick, makeFrame, makePlace, nobody } from '../../support/make.ts';

const word = 'qzxvjkwqkzvxwj';
const digits = '48215937';
const wanted = [
  { id: 'word', text: word, whole: false },
  { id: 'code', text: digits, whole: true },
];
const match = createMatcher(wanted);
const form = (text: string) => match(text).map((hit) => `${hit.id} ${hit.form}`);

describe('a string is found', () => {
  test.each([
    [`<b>${word.toUpperCase()}</b>`, 'word whole'],
    [`id-${word.slice(3, 9)}`, 'word part'],
    [encodeURIComponent(`?q=${word}&x`), 'word whole'],
    [word.replaceAll('q', '%71'), 'word whole'],
    [word.replaceAll('q', '\\u0071'), 'word whole'],
    [btoa(`x${word}y`), 'word base64'],
    [btoa(`xy${word}`), 'word base64'],
    [btoa(`${word}${word}`), 'word base64'],
    [btoa(`{"code":"${digits}"}`), 'code base64'],
    [`n ${digits} n`, 'code whole'],
  ])('in %s', (text, expected) => {
    expect(form(text)).toEqual([expected]);
  });

  test('and not where only a little of it stands, or a piece of digits', () => {
    expect(form(`${word.slice(0, 5)} ${digits.slice(0, 7)} ${btoa('something else entirely')}`)).toEqual([]);
  });
});

describe('all that is stored is searched', () => {
  let db: CotrailDb;
  const now = Date.now();
  const find = (letters: Record<string, unknown> = {}, since = now - 1000) => findStrings(db, wanted, letters, since);
  const places = async (letters?: Record<string, unknown>) =>
    (await find(letters)).map(({ id, place, what, field, count }) => `${id} ${place} ${what} ${field} ${count}`).sort();
  beforeEach(() => {
    db = new CotrailDb(`test-${crypto.randomUUID()}`);
  });

  test('nothing is found where nothing is', async () => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, makeClick(claim.id, 0)), { place: makePlace(), person: nobody, now });
    await sealDue(db, 'test', now, true);
    expect(await find()).toEqual([]);
  });

  test('records with their field, and what of them waits for upload', async () => {
    const claim = makeClaim();
    const click = { ...makeClick(claim.id, 0), title: `Chat with ${word}` };
    await appendBatch(db, makeBatch(claim, click, { ...makeClick(claim.id, 1), title: word }), { place: makePlace(), person: nobody, now });
    expect(await places()).toEqual(['word records click title 2']);
    await sealDue(db, 'test', now, true);
    expect(await places()).toEqual(['word records click title 2', 'word waiting click title 2']);
    expect((await find())[0]).toMatchObject({ site: 'https://desk.example', form: 'whole' });
  });

  test('frames, also where each letter has an element of its own', async () => {
    const claim = makeClaim({ kind: 'frames' });
    const childNodes = Array.from(word, (textContent, id) => ({ type: 2, childNodes: [{ type: 3, id, textContent }] }));
    const frame = makeFrame(claim.id, 0);
    const event = { ...(frame['event'] as object), data: { node: { type: 0, childNodes } } };
    await appendBatch(db, makeBatch(claim, { ...frame, event }), { place: makePlace(), person: nobody, now });
    expect(await places()).toEqual(['word frames frame (texts side by side) 1']);
  });

  test('what consoles left, what was set aside, and letters', async () => {
    await db.memories.put({ site: 's', type: 't', id: word, at: now } as never);
    await db.quarantine.add({ id: crypto.randomUUID(), stream: 's', seq: 0, at: now, reason: 'r', value: { text: digits } });
    expect(await places({ 'mail:abc:1': JSON.stringify({ records: [{ text: word }] }), other: 5 })).toEqual([
      'code quarantine quarantine text 1',
      'word console memories id 1',
      'word letters mail records.text 1',
    ]);
  });

  test('streams that ended before the check are not its own', async () => {
    const claim = makeClaim();
    await appendBatch(db, makeBatch(claim, { ...makeClick(claim.id, 0), title: word }), { place: makePlace(), person: nobody, now });
    expect(await find({}, now + 60_000)).toEqual([]);
  });
});
