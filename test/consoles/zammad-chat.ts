/** Zammad's chat: frames of its WebSocket, as an agent's page sends and gets them. */
import type { Json } from '../../lib/events/base.ts';
import { neverStored, type SocketStep, type Step } from './fixture.ts';

const out = (event: string, rest: Record<string, Json>): SocketStep => ({ out: { event, ...rest } });
/** The server sends several events in one frame. */
const come = (...events: [event: string, data: Json][]): SocketStep => ({ in: events.map(([event, data]) => ({ event, data })) });

const me = { event: 'agent.went-online', entity: { type: 'agent', id: '3', name: 'Ana Ruiz' }, conversation: null };

export const zammadChatSteps: readonly Step[] = [
  {
    says: 'the chat tells its state, several events in one frame',
    goTo: '/#customer_chat',
    frames: [
      out('login', { session_id: neverStored, fingerprint: '1' }),
      come(['ws:login', { success: true }], ['chat_status_agent', { active: false, assets: { Chat: { 1: { id: 1, name: 'Shop' } } } }]),
    ],
    expect: [{ event: 'conversation.left', conversation: '14' }],
  },
  {
    says: 'goes online',
    frames: [out('chat_agent_state', { data: { active: true } }), come(['chat_agent_state', { state: 'ok', active: true }])],
    expect: [{ ...me, from: 'offline', to: 'online', outcome: 'confirmed', initiator: 'agent' }],
  },
  { says: 'the page says so again by itself', frames: [out('chat_agent_state', { data: { active: true } })], byHand: false },
  {
    says: 'accepts the next chat: which it is, the answer tells',
    frames: [
      out('chat_session_start', {}),
      come(['pong', {}], ['chat_session_start', { session: { id: 12, session_id: 'a1b2c3', chat_id: 1, state: 'running', messages: [] } }]),
    ],
    expect: [
      { event: 'conversation.accepted', conversation: 'a1b2c3', group: null, by: 'Ana Ruiz', outcome: 'confirmed', initiator: 'agent' },
    ],
  },
  { says: 'nobody waits any more', frames: [out('chat_session_start', {}), come(['chat_session_start', { state: 'failed' }])] },
  {
    says: 'they write to each other: typing is no action, and what one wrote comes back',
    frames: [
      out('chat_session_typing', { data: { session_id: 'a1b2c3' } }),
      out('chat_session_message', { data: { session_id: 'a1b2c3', content: 'Hello' } }),
      come(['chat_session_message', { session_id: 'a1b2c3', self_written: true, message: { content: 'Hello', created_by_id: 3 } }]),
      come(['chat_session_message', { session_id: 'a1b2c3', message: { content: 'My order', created_by_id: null } }]),
    ],
    expect: [
      { event: 'message.sent', conversation: 'a1b2c3', outcome: 'attempted' },
      { event: 'message.received', conversation: 'a1b2c3', by: null, outcome: 'confirmed' },
    ],
  },
  {
    says: 'passes it on by the number of its session, which is the number of a ticket as well',
    frames: [out('chat_transfer', { chat_id: '1', session_id: 12 })],
    expect: [{ event: 'conversation.transferred', conversation: 'a1b2c3', to: { id: '1', name: 'Shop' }, outcome: 'attempted' }],
  },
  {
    says: 'closes it',
    frames: [out('chat_session_close', { data: { session_id: 'a1b2c3' } })],
    expect: [{ event: 'conversation.status-changed', conversation: 'a1b2c3', from: 'running', to: 'closed' }],
  },
  {
    says: 'goes offline, which the server does not take',
    frames: [
      out('chat_agent_state', { data: { active: false } }),
      come(['chat_agent_state', { state: 'failed', message: 'No such user_id.' }]),
    ],
    expect: [{ ...me, event: 'agent.went-offline', from: 'online', to: 'offline', outcome: 'failed' }],
  },
];
