/** LiveChat, of Text. Its documented agent interface is a WebSocket; whether its own pages speak it in these words was not seen: candidates. */
import type { Condition, Profile, Rule, When } from '../profile.ts';
import { candidates, unknownAgent } from './shapes.ts';

/** A frame out, and the answer to it, which says whether it was done. */
function act(action: string, ...where: Condition[]): Pick<Rule, 'when' | 'success'> {
  const answer: Condition[] = [
    { value: 'frame:type', is: ['response'] },
    { value: 'frame:action', is: [action] },
  ];
  const when: When = { socket: { way: 'out', where: [{ value: 'frame:action', is: [action] }, ...where] } };
  const said = (yes: boolean): Condition[] => [...answer, { value: 'frame:success', is: [yes] }];
  return { when: [when], success: { answer: { yes: said(true), no: said(false) } } };
}

const written: Condition = { value: 'frame:payload.event.type', is: ['message', 'file', 'rich_message'] };
const agents: Condition['is'] = ['agents'];
const routing = 'frame:payload.status';
/** Without an id it is one's own. */
const other = 'frame:payload.agent_id';
const own: Condition = { value: other, exists: false };
const presence = { entity: { type: 'agent', self: true }, conversation: null, to: routing, field: 'status' } satisfies Partial<Rule>;
const chat = { conversation: 'frame:payload.chat_id' } as const;
const byId = { conversation: 'frame:payload.id' } as const;

const rules = candidates([
  {
    id: 'logged-in',
    event: 'account.logged-in',
    note: 'A socket that is opened again after a break logs in again.',
    ...act('login'),
    entity: null,
    conversation: null,
  },
  { id: 'logged-out', event: 'account.logged-out', ...act('logout'), entity: null, conversation: null },
  {
    id: 'went-online',
    event: 'agent.went-online',
    ...presence,
    ...act('set_routing_status', own, { value: routing, is: ['accepting_chats'] }),
  },
  { id: 'went-offline', event: 'agent.went-offline', ...presence, ...act('set_routing_status', own, { value: routing, is: ['offline'] }) },
  {
    id: 'agent-status',
    event: 'agent.status-changed',
    ...presence,
    ...act('set_routing_status', own, { value: routing, is: ['not_accepting_chats'] }),
  },
  {
    id: 'other-agent-status',
    event: 'agent.status-changed',
    ...presence,
    ...act('set_routing_status', { value: other, exists: true }),
    entity: { type: 'agent', id: other },
  },
  {
    id: 'message',
    event: 'message.sent',
    ...chat,
    ...act('send_event', written, { value: 'frame:payload.event.visibility', not: agents }),
    text: { value: 'frame:payload.event.text' },
  },
  {
    id: 'note',
    event: 'conversation.note-added',
    ...chat,
    ...act('send_event', written, { value: 'frame:payload.event.visibility', is: agents }),
  },
  {
    id: 'transferred-to-agent',
    event: 'conversation.transferred',
    ...byId,
    ...act('transfer_chat', { value: 'frame:payload.target.type', is: ['agent'] }),
    to: { of: 'frame:payload.target.ids[0]', named: 'agent' },
  },
  {
    id: 'transferred-to-group',
    event: 'conversation.transferred',
    ...byId,
    ...act('transfer_chat', { value: 'frame:payload.target.type', is: ['group'] }),
    to: { of: 'frame:payload.target.ids[0]', named: 'group' },
  },
  {
    id: 'closed',
    event: 'conversation.status-changed',
    ...byId,
    ...act('deactivate_chat'),
    to: 'const:closed',
    field: 'status',
  },
  {
    id: 'resumed',
    event: 'conversation.status-changed',
    conversation: 'frame:payload.chat.id',
    ...act('resume_chat'),
    to: 'const:open',
    field: 'status',
  },
  { id: 'monitored', event: 'conversation.monitored', ...byId, ...act('follow_chat') },
  { id: 'tagged', event: 'conversation.tagged', ...chat, ...act('tag_thread'), to: 'frame:payload.tag' },
  { id: 'untagged', event: 'conversation.untagged', ...chat, ...act('untag_thread'), from: 'frame:payload.tag' },
  {
    id: 'agent-added',
    event: 'conversation.assigned',
    ...chat,
    ...act('add_user_to_chat', { value: 'frame:payload.user_type', is: ['agent'] }),
    to: { of: 'frame:payload.user_id', named: 'agent' },
  },
  {
    id: 'role',
    event: 'role.changed',
    ...act('update_agent', { value: 'frame:payload.role', exists: true }),
    entity: { type: 'agent', id: 'frame:payload.id' },
    conversation: null,
    to: 'frame:payload.role',
    field: 'role',
  },
]);

export const livechat: Profile = {
  format: 1,
  id: 'livechat',
  name: 'LiveChat',
  version: '1.0.0',
  sources: ['npm: @livechat/lc-sdk-js 4.0.2', 'The address of a chat stands in several unrelated public programs'],
  hosts: ['my.livechatinc.com'],
  conversation: { routes: [{ path: '/chats/:cid([A-Z\\d]+)/:thread([A-Z\\d]+)' }], link: '{origin}/chats/{cid}/{thread}' },
  person: [],
  remember: [],
  rules,
  ignore: [],
  notCovered: [
    unknownAgent,
    { what: 'Chats in the archive', reason: 'The form of their address is not public: teach it.' },
    { what: 'The group of a chat', reason: 'Where its pages tell it is not public.' },
  ],
};
