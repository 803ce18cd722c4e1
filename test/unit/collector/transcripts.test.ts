/** What messages said is read with the actions that tell of them, by whoever may read these, and goes by its own class and with its conversation. */
import { beforeEach, expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import { Erasure, Erasures, type KeepRules } from '../../../lib/events/data-api.ts';
import { everything } from '../../../collector/store/store.ts';
import { newId } from '../../../lib/events/id.ts';
import { TranscriptPage } from '../../../lib/events/transcript-api.ts';
import { signIn } from './accounts-rig.ts';
import { findText } from './find-text.ts';
import { createRig, type AppRig } from './rig.ts';
import { newAction, newLedger, newStream, seal, start } from './seal-upload.ts';

const day = 86_400_000;
let rig: AppRig;
let operator: Record<string, string>;
beforeEach(() => open());

async function open(keep: KeepRules = {}): Promise<void> {
  rig = await createRig({ keep });
  const [ticketHash, secret] = [hashSecret(newSecret()), newSecret()];
  await rig.store.addTicket(ticketHash, start + 1000 * day);
  await rig.store.openViewer({ ticketHash, viewerHash: hashSecret(secret), expiresAt: start + 1000 * day, now: start });
  operator = { cookie: `cotrail-viewer-8787=${secret}`, 'content-type': 'application/json' };
}

/** A conversation in which each text was sent or received, a minute apart. */
async function talk(conversation: string, texts: readonly string[], group: string | null = null) {
  const [device, session] = [newId(), newId()];
  const [ledger, said] = [
    newLedger(device),
    newStream(device, session, { kind: 'transcripts', maskLevel: 'none', tab: null, frame: null }),
  ];
  const about = { session, conversation: { id: conversation, link: null, group }, console: 'Desk' };
  const actions = texts.map((_, seq) =>
    newAction(ledger.id, seq, { ...about, event: seq % 2 === 0 ? 'message.received' : 'message.sent', at: start + seq * 60_000 }),
  );
  const records = texts.map((text, seq) => ({
    ...{ kind: 'message-text', stream: said.id, seq, at: start + seq * 60_000, mono: null, action: actions[seq]!.id },
    ...{ session, conversation, console: 'Desk', text, format: 'plain', masked: 0, isCut: false },
  }));
  for (const { id, bytes } of [await seal(ledger, actions), await seal(said, records)])
    expect(await rig.store.putUpload(await checkUpload(id, bytes), start)).toBe('stored');
  return { device, actions };
}

async function read(conversation: string, headers = operator): Promise<TranscriptPage> {
  const answer = await rig.request(`/api/v1/transcripts?conversation=${conversation}&console=Desk`, { headers });
  expect(answer.status).toBe(200);
  return TranscriptPage.parse(await answer.json());
}

const wordsOf = ({ actions, texts }: TranscriptPage) =>
  actions.map((action) => [action['event'], texts.find((text) => text.action === action['id'])?.text ?? null]);

test('each message is read with what it said, newest first, and no other conversation’s', async () => {
  await talk('7', ['Where is my parcel?', 'On its way.']);
  await talk('8', ['Another thing']);
  expect(wordsOf(await read('7'))).toEqual([
    ['message.sent', 'On its way.'],
    ['message.received', 'Where is my parcel?'],
  ]);
});

test('who may not read the actions reads no text of them, and who reads it is written down', async () => {
  await talk('7', ['Where is my parcel?'], 'Returns');
  const [theirs, others, admin] = [
    await signIn(rig, 'Ines', ['supervisor'], ['Returns']),
    await signIn(rig, 'Omar', ['supervisor'], ['Sales']),
    await signIn(rig, 'Ada', ['admin'], ['*']),
  ];
  expect((await read('7', theirs)).texts).toHaveLength(1);
  expect(await read('7', others)).toMatchObject({ actions: [], texts: [] });
  expect((await rig.request('/api/v1/transcripts?conversation=7', { headers: admin })).status).toBe(403);
  await read('7', theirs);
  const log = await rig.request('/api/v1/actions?event=transcript.viewed', { headers: admin });
  const { actions } = (await log.json()) as { actions: { actor: { person: { name: string } }; entity: { value: { id: string } } }[] };
  expect(actions.map(({ actor, entity }) => [actor.person.name, entity.value.id])).toEqual([['Ines', '7']]);
});

test('whoever saves or prints one is written down each time, before they have it; of a conversation that they may not see they cannot', async () => {
  await talk('7', ['Where is my parcel?'], 'Returns');
  const [theirs, others] = [
    { ...(await signIn(rig, 'Ines', ['supervisor'], ['Returns'])), 'content-type': 'application/json' },
    { ...(await signIn(rig, 'Omar', ['supervisor'], ['Sales'])), 'content-type': 'application/json' },
  ];
  const copy = async (headers: Record<string, string>, body: object) =>
    (await rig.request('/api/v1/transcripts/copies', { method: 'POST', headers, body: JSON.stringify(body) })).status;
  const about = { conversation: '7', console: 'Desk' };
  expect([await copy(theirs, { ...about, way: 'saved' }), await copy(theirs, { ...about, way: 'printed' })]).toEqual([204, 204]);
  expect(await copy(theirs, { ...about, way: 'saved' })).toBe(204);
  expect([await copy(others, { ...about, way: 'saved' }), await copy(theirs, { ...about, way: 'sung' })]).toEqual([404, 400]);
  const { actions } = await rig.store.listActions(everything, { event: ['transcript.saved', 'transcript.printed'] });
  const own = actions as unknown as { event: string; actor: { person: { name: string } }; entity: { value: { id: string } } }[];
  expect(own.map(({ event, actor, entity }) => [event, actor.person.name, entity.value.id]).reverse()).toEqual([
    ['transcript.saved', 'Ines', '7'],
    ['transcript.printed', 'Ines', '7'],
    ['transcript.saved', 'Ines', '7'],
  ]);
});

test('an erased conversation’s texts are nowhere any more', async () => {
  await talk('7', ['Zebulon was here', 'Goodbye, Zebulon']);
  rig.setTime(start + day);
  const asked = await rig.request('/api/v1/erasures', {
    ...{ method: 'POST', headers: operator },
    body: JSON.stringify({ target: { kind: 'conversation', id: '7' }, note: 'asked for' }),
  });
  const { id } = Erasure.parse(await asked.json());
  await rig.keeper.settle();
  const list = async () => {
    const answer = await rig.request('/api/v1/erasures', { headers: operator });
    return Erasures.parse(await answer.json()).erasures.find((erasure) => erasure.id === id);
  };
  const counts = { recordings: 0, interactions: 0, actions: 2, messages: 2 };
  expect(await list()).toMatchObject({ state: 'found', found: counts });
  expect((await rig.request(`/api/v1/erasures/${id}/confirm`, { method: 'POST', headers: operator })).status).toBe(200);
  await rig.keeper.settle();
  expect(await list()).toMatchObject({ state: 'done', removed: counts });
  const [done] = (await rig.store.listActions(everything, { event: ['erasure.done'] })).actions;
  expect(done).toMatchObject({ to: { value: counts } });
  expect((await read('7')).texts).toEqual([]);
  expect(findText(rig.dataDir, 'Zebulon')).toEqual([]);
});

test('texts may be kept shorter than the actions that tell of them', async () => {
  await open({ transcripts: { days: 1, bytes: null } });
  await talk('7', ['Where is my parcel?', 'On its way.']);
  rig.setTime(start + 10 * day);
  rig.keeper.wake('retention');
  await rig.keeper.settle();
  const page = await read('7');
  expect(page.texts).toEqual([]);
  expect(page.actions).toHaveLength(2);
});
