/** What a message said is kept beside its action, in its session, until that is over. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { withoutTexts } from '../../../lib/consoles/texts.ts';
import { makeActions } from '../../../lib/consoles/make-actions.ts';
import type { Profile } from '../../../lib/consoles/profile.ts';
import { bundledProfiles } from '../../../lib/consoles/index.ts';
import { createLocalFeed } from '../../../lib/feed/local.ts';
import { appendConsoleAction } from '../../../lib/store/console-actions.ts';
import type { FlightRow } from '../../../lib/store/console-rows.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { ensureDevice } from '../../../lib/store/device.ts';
import { inConsole } from '../../../lib/store/ledger.ts';
import { findWrittenCode, readWrittenCode } from '../../../lib/store/find-code.ts';
import { closeSession, openSession } from '../../../lib/store/sessions.ts';
import { listNames } from '../../../lib/events/erasure-names.ts';

const at = 1_700_000_000_000;
const profile = bundledProfiles.find(({ id }) => id === 'whoson')!;
const person = { id: null, name: 'Ada', console: null, via: 'typed' } as const;
let db: CotrailDb;
beforeEach(() => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
});

/** What a customer of chat 14 wrote, as the page saw it. */
const sight = (text: string, by: Profile = profile) => {
  const sighting = { rule: 'message-received', part: 0, ok: null, automatic: false, statuses: null };
  const values = { conversation: { value: '14', named: null }, text: { value: text, named: null } };
  const flight = {
    evidence: 'page',
    at,
    settledAt: at,
    status: null,
    broken: false,
    bodySeen: false,
    sightings: [{ ...sighting, values }],
  };
  return makeActions(by, flight as never, null, () => undefined).actions;
};

const write = (text: string, by?: Profile) =>
  inConsole(db, async () => {
    const device = await ensureDevice(db, at);
    const flight = { at, site: 'https://desk.example', tab: null, frame: null, document: null } as FlightRow;
    for (const draft of sight(text, by)) await appendConsoleAction(db, device, draft, flight);
  });
const open = () => inConsole(db, async () => void (await openSession(db, await ensureDevice(db, at), person, at - 1000)));
const readTexts = async () =>
  (await createLocalFeed(db).readTranscript({ conversation: '14' }, new AbortController().signal)).texts.map(({ text, masked }) => [
    text,
    masked,
  ]);

test('is read with its action, with card numbers taken out and other numbers left in', async () => {
  await open();
  await write('My card is 4111 1111 1111 1111, my order 4111111111111112.');
  expect(await readTexts()).toEqual([['My card is [masked], my order 4111111111111112.', 1]]);
});

test('who saves or prints what was said is in the device’s own ledger', async () => {
  await open();
  const feed = createLocalFeed(db);
  await feed.noteTranscript({ conversation: '14', way: 'saved' });
  await feed.noteTranscript({ conversation: '14', way: 'printed' });
  const { actions } = await feed.listActions({ event: ['transcript.saved', 'transcript.printed'] }, new AbortController().signal);
  expect(actions.map((action) => [action['event'], action['entity']])).toMatchObject([
    ['transcript.printed', { value: { type: 'conversation', id: '14' } }],
    ['transcript.saved', { value: { type: 'conversation', id: '14' } }],
  ]);
});

test('is nowhere where nobody switched it on, or where nothing is recorded', async () => {
  await write('Nobody is there');
  await open();
  await write('Not wanted', withoutTexts(profile));
  expect(await readTexts()).toEqual([]);
  expect(await db.streams.where('kind').equals('transcripts').count()).toBe(0);
  expect(await db.actions.count()).toBe(2);
});

test('ends with its session, without a gap', async () => {
  await open();
  await write('Hello');
  await inConsole(db, async () => closeSession(db, await ensureDevice(db, at), 'idle', at + 1000, at + 1000));
  const [stream] = await db.streams.where('kind').equals('transcripts').toArray();
  expect(stream).toMatchObject({ over: 1, nextSeq: 2, origin: 'https://desk.example' });
  const kinds = (await db.records.toArray()).map(({ record }) => record.kind);
  expect(kinds.filter((kind) => kind === 'gap')).toEqual([]);
});

test('carries a customer’s code to the popup, until it is joined or too old', async () => {
  await open();
  const read = async (now = at + 60_000) => findWrittenCode(db, (await db.device.get('device'))!.session!, now);
  await write('My order is 4111111111111112.');
  expect(await read()).toBeNull();
  await write('It says <b>482 913</b> here');
  expect(await read()).toEqual({ code: '482913', at });
  expect(await read(at + 11 * 60_000)).toBeNull();
  await db.cobrowses.put({ id: 'one', session: 'any', customer: { session: null, name: null }, joinedAt: at + 1000, leftAt: null });
  expect(await read()).toBeNull();
});

test('is taken for a code by its shape alone', () => {
  for (const text of ['482 913', 'it is 482&nbsp;913.', 'the code: 482913', 'Code ist 482913', 'コード は 482913'])
    expect(readWrittenCode(text)).toBe('482913');
  for (const text of ['482913', '+49 482 913', '482 913 55', '1 482 913', '482 913.50', 'order 4829131', 'code 4829131', '12482 913'])
    expect([text, readWrittenCode(text)]).toEqual([text, null]);
});

test('carries the names that an erasure goes by: its conversation, and whom it mentions', async () => {
  await open();
  await write('I am Zebulon');
  const record = (await db.records.toArray()).map((row) => row.record).find(({ kind }) => kind === 'message-text')!;
  expect(listNames(record)).toEqual(expect.arrayContaining(['conversation 14', 'customer zebulon']));
});
