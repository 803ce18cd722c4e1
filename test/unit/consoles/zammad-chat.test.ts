/** Zammad's chat, as its server's source sends it: what the customer wrote is read with its text, and the agent's own echo is not taken for it. */
import { expect, test } from 'vitest';
import type { Json } from '../../../lib/events/base.ts';
import { listFrames } from '../../../lib/consoles/list-frames.ts';
import { matchSignal } from '../../../lib/consoles/match-signal.ts';
import { makeActions } from '../../../lib/consoles/make-actions.ts';
import { zammad } from '../../../lib/consoles/profiles/zammad.ts';
import { withoutTexts } from '../../../lib/consoles/texts.ts';
import type { SocketSignal } from '../../../lib/consoles/signal.ts';

const at = 1_700_000_000_000;
const see = (way: SocketSignal['way'], value: Json, profile = zammad) =>
  listFrames(value).flatMap((frame) => {
    const { sightings } = matchSignal(profile, { kind: 'socket', way, frame }, 'https://zammad.example', null);
    const seen = { evidence: 'page', at, settledAt: at, status: null, broken: false, bodySeen: true } as const;
    return makeActions(profile, { ...seen, sightings: sightings.map((each) => ({ ...each, ok: null })) }, null, () => undefined).actions;
  });
const message = { id: 7, chat_session_id: 3, content: 'Where is my <b>parcel</b>?', created_by_id: null };
const fromCustomer = [{ event: 'chat_session_message', data: { session_id: 'abc', message } }];

test('a customer’s message comes with its text, in its conversation, under its own id', () => {
  const [received, ...others] = see('in', fromCustomer);
  expect(others).toEqual([]);
  expect(received).toMatchObject({
    event: 'message.received',
    conversation: { id: 'abc' },
    entity: { value: { type: 'message', id: '7' } },
  });
  expect(received?.text).toMatchObject({ text: message.content, format: 'html' });
  expect(see('in', fromCustomer, withoutTexts(zammad))[0]?.text).toBeUndefined();
});

test('an agent’s message is one when it is sent, and none when it comes back', () => {
  const [sent] = see('out', { event: 'chat_session_message', data: { content: 'On its way.', session_id: 'abc' } });
  expect(sent).toMatchObject({ event: 'message.sent', text: { text: 'On its way.', format: 'html' } });
  const echo = { ...message, created_by_id: 5 };
  expect(see('in', [{ event: 'chat_session_message', data: { session_id: 'abc', message: echo, self_written: true } }])).toEqual([]);
  expect(see('in', [{ event: 'chat_session_message', data: { session_id: 'abc', message: echo } }])).toEqual([]);
});
