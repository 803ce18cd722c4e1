/** How customers sounded, as the collector tells it: in numbers, days, chats and transcripts, and gone with the texts. */
import { expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import { ChatsPage, Day, DaysPage, NumbersPage } from '../../../lib/events/activity-api.ts';
import { Erasure, type KeepRules } from '../../../lib/events/data-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { Remasking } from '../../../lib/events/remask-api.ts';
import { TranscriptPage } from '../../../lib/events/transcript-api.ts';
import { createRig, type AppRig } from './rig.ts';
import { newAction, newLedger, newStream, seal, start } from './seal-upload.ts';

const day = 86_400_000;
const range = 'from=2023-11-10&to=2023-11-20';
const angry = 'My order never arrived and I am very angry about it.';
const spanish = 'Mi pedido no ha llegado todavía y estoy muy enfadado.';

interface Talk {
  rig: AppRig;
  put(): Promise<void>;
  read<Page>(path: string, schema: { parse(value: unknown): Page }): Promise<Page>;
  send(path: string, body: object): Promise<unknown>;
}

/** Ada's chat in which the customer wrote these texts, in two pages of the log where there are many. */
async function open(texts: readonly string[], { keep = {} }: { keep?: KeepRules } = {}): Promise<Talk> {
  const rig = await createRig({ keep });
  const [device, session] = [newId(), newId()];
  const [ledger, said] = [newLedger(device), newStream(device, session, { kind: 'transcripts', maskLevel: 'none' })];
  const person = { id: '7', name: 'Ada', console: 'Desk', via: 'console' } as const;
  const about = { session, console: 'Desk', conversation: { id: '14', link: null, group: null } };
  const agent = { ...about, actor: { kind: 'agent', person, device }, initiator: 'agent' } as const;
  const customer = { ...about, event: 'message.received', actor: { kind: 'customer', person: null, device: null } } as const;
  const opened = { kind: 'session-opened', stream: ledger.id, seq: 0, at: start, mono: null, session, device, person } as const;
  const received = texts.map((_, index) => newAction(ledger.id, 2 + index, customer));
  const accepted = newAction(ledger.id, 1, { ...agent, event: 'conversation.accepted' });
  const answered = newAction(ledger.id, 2 + texts.length, { ...agent, event: 'message.sent' });
  const records = received.map(({ id, at }, seq) => ({
    ...{ kind: 'message-text', stream: said.id, seq, at, mono: null, action: id, session, conversation: '14', console: 'Desk' },
    ...{ text: texts[seq]!, format: 'plain', masked: 0, isCut: false },
  }));
  const [ticketHash, secret] = [hashSecret(newSecret()), newSecret()];
  await rig.store.addTicket(ticketHash, start + 1000 * day);
  await rig.store.openViewer({ ticketHash, viewerHash: hashSecret(secret), expiresAt: start + 1000 * day, now: start });
  const operator = { cookie: `cotrail-viewer-8787=${secret}`, 'content-type': 'application/json' };
  return {
    rig,
    put: async () => {
      for (const { id, bytes } of [await seal(ledger, [opened, accepted, ...received, answered]), await seal(said, records)])
        expect(await rig.store.putUpload(await checkUpload(id, bytes), start)).toBe('stored');
    },
    read: async (path, schema) => schema.parse(await (await rig.request(`/api/v1/${path}`, { headers: operator })).json()),
    send: async (path, body) => {
      const answer = await rig.request(`/api/v1/${path}`, { method: 'POST', headers: operator, body: JSON.stringify(body) });
      expect(answer.status).toBeLessThan(300);
      await rig.keeper.settle();
      return answer.status === 204 ? null : ((await answer.json()) as unknown);
    },
  };
}

const readAll = async ({ read }: Talk) => ({
  number: (await read(`activity/numbers?${range}`, NumbersPage)).numbers.sentiment,
  days: (await read(`activity/days?${range}`, DaysPage)).days.map(({ numbers }) => numbers.sentiment),
  chats: (await read(`activity/chats?${range}`, ChatsPage)).chats.map(({ sentiment }) => sentiment),
  opened: (await read('activity/days/2023-11-14?agent=Ada', Day)).chats.map(({ sentiment, unscored }) => [sentiment, unscored]),
  talk: (await read('transcripts?conversation=14&limit=1', TranscriptPage)).sentiment,
});

test('the customer’s words have one score wherever it is shown, and only the first page of a transcript tells it', async () => {
  const talk = await open([angry, 'When will the parcel come to the office?', angry]);
  await talk.put();
  const { number, days, chats, opened, talk: whole } = await readAll(talk);
  const [score] = chats;
  expect(score).toBeLessThan(-0.4);
  expect({ number, days }).toMatchObject({ number: { count: 1, mean: score, why: null }, days: [{ count: 1, mean: score }] });
  expect(opened).toEqual([[score, null]]);
  expect(whole).toMatchObject({ score, why: null });
  const first = await talk.read('transcripts?conversation=14&limit=1', TranscriptPage);
  expect((await talk.read(`transcripts?conversation=14&limit=1&cursor=${first.next}`, TranscriptPage)).sentiment).toBeUndefined();
});

test('what has no score says why, and is not 0', async () => {
  const talk = await open([spanish]);
  await talk.put();
  const { number, chats, opened, talk: whole } = await readAll(talk);
  expect([number, chats, opened]).toMatchObject([{ count: 0, mean: null, why: 'other-language' }, [null], [[null, 'other-language']]]);
  expect(whole).toMatchObject({ score: null, why: 'other-language' });
  await talk.rig.store.setSentiment(false);
  expect((await readAll(talk)).number).toEqual({ count: 0, mean: null, why: 'off', by: null });
  expect((await readAll(talk)).talk).toEqual({ score: null, why: 'off', by: null });
});

const gone = {
  number: { count: 0, mean: null, why: 'no-text' },
  chats: [null],
  opened: [[null, 'no-text']],
  talk: { score: null, why: 'no-text' },
};

test('a score goes with the texts: by their own retention, by re-masking, and where they never come in', async () => {
  const kept = await open([angry], { keep: { transcripts: { days: 1, bytes: null } } });
  await kept.put();
  expect((await readAll(kept)).number.count).toBe(1);
  kept.rig.setTime(start + 10 * day);
  kept.rig.keeper.wake('retention');
  await kept.rig.keeper.settle();
  expect(await readAll(kept)).toMatchObject(gone);

  const masked = await open([angry]);
  await masked.put();
  expect((await readAll(masked)).number.count).toBe(1);
  masked.rig.setTime(start + day);
  const remasking = Remasking.parse(await masked.send('remaskings', { site: null, target: 'all', from: null, to: null, note: 'Ticket 7' }));
  await masked.send(`remaskings/${remasking.id}/confirm`, { doubtful: 'leave' });
  expect(await readAll(masked)).toMatchObject(gone);
});

test('and with its conversation', async () => {
  const talk = await open([angry]);
  await talk.put();
  expect((await readAll(talk)).number.count).toBe(1);
  talk.rig.setTime(start + day);
  const { id } = Erasure.parse(await talk.send('erasures', { target: { kind: 'conversation', id: '14' }, note: 'asked for' }));
  await talk.send(`erasures/${id}/confirm`, {});
  expect((await talk.read(`activity/numbers?${range}`, NumbersPage)).numbers.sentiment).toMatchObject({ count: 0, mean: null });
  expect((await talk.read(`activity/chats?${range}`, ChatsPage)).chats).toEqual([]);
  expect((await talk.read('transcripts?conversation=14', TranscriptPage)).sentiment).toMatchObject({ score: null });
});
