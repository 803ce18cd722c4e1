/** Rocket.Chat Omnichannel, wherever a company hosts it. */
import type { Condition, Profile, Remember, Rule } from '../profile.ts';
import { answered, rocketChatActivity, sent } from './rocket-chat-account.ts';
import { rocketChatAdmin, rocketChatAdminMemory } from './rocket-chat-admin.ts';
import { none, request } from './shapes.ts';

const api = '/api/v1';
const method = (name: string): string => `${api}/method.call/${name}`;
const noError: Condition[] = [
  { value: answered('msg'), is: ['result'] },
  { value: answered('error'), exists: false },
];

const shown = (at: 'response:room.' | 'item:' | 'response:inquiry.'): Remember['set'] => ({
  department: { of: `${at}departmentId`, named: 'department' },
  agent: { of: `${at}servedBy._id`, named: 'agent' },
  status: [
    { of: `${at}onHold`, match: '^(true)$', map: { true: 'on hold' } },
    { of: `${at}open`, map: { true: 'open', false: 'closed' } },
  ],
  tags: `${at}tags`,
  priority: { of: `${at}priorityId`, named: 'priority' },
});

const isLivechat: Condition = { value: 'response:room.t', is: ['l'] };
const remember: Remember[] = [
  { when: [request('GET', `${api}/rooms.info`, isLivechat)], type: 'conversation', id: 'response:room._id', set: shown('response:room.') },
  {
    when: [request('GET', `${api}/rooms.info`, isLivechat, { value: 'response:room.priorityId', exists: false })],
    type: 'conversation',
    id: 'response:room._id',
    set: { priority: none },
  },
  {
    when: [request('GET', `${api}/rooms.info`, isLivechat)],
    type: 'agent',
    id: 'response:room.servedBy._id',
    set: { name: 'response:room.servedBy.username' },
  },
  { when: [request('GET', `${api}/livechat/rooms`)], each: 'response:rooms', type: 'conversation', id: 'item:_id', set: shown('item:') },
  {
    when: [request('GET', `${api}/livechat/users/agent`)],
    each: 'response:users',
    type: 'agent',
    id: 'item:_id',
    set: { name: 'item:name' },
  },
  {
    when: [request('GET', `${api}/livechat/priorities`)],
    each: 'response:priorities',
    type: 'priority',
    id: 'item:_id',
    set: { name: ['item:name', 'item:i18n'] },
  },
  {
    when: [request('GET', `${api}/me`)],
    type: 'agent',
    id: 'response:_id',
    set: { name: 'response:name', availability: 'response:statusLivechat' },
  },
];

const returned = `${api}/livechat/inquiries.returnAsInquiry`;
const returnedBefore = `${api}/method.call/livechat(:|%3A)returnAsInquiry`;
const room = (act: string) => request('POST', `${api}/livechat/room.${act}`);
const status = { event: 'conversation.status-changed', field: 'status' } satisfies Partial<Rule>;
const work: Rule[] = [
  {
    id: 'message-sent',
    event: 'message.sent',
    provenance: 'source',
    note: 'Channels send the same way: only what is sent while a customer’s room is open.',
    when: [request('POST', method('sendMessage'), { value: 'route:cid', exists: true })],
    conversation: sent('params[0].rid'),
    text: { value: sent('params[0].msg') },
    success: { where: noError },
  },
  {
    id: 'accepted',
    event: 'conversation.accepted',
    provenance: 'api-doc',
    when: [request('POST', `${api}/livechat/inquiries.take`)],
    conversation: ['response:inquiry.rid', 'route:cid'],
  },
  {
    id: 'transferred',
    event: 'conversation.transferred',
    provenance: 'source',
    when: [request('POST', `${api}/livechat/room.forward`, { value: 'body:userId', exists: true })],
    conversation: 'body:roomId',
    to: { of: 'body:userId', named: 'agent' },
  },
  {
    id: 'forwarded-to-department',
    event: 'conversation.assigned',
    provenance: 'source',
    when: [request('POST', `${api}/livechat/room.forward`, { value: 'body:departmentId', exists: true })],
    conversation: 'body:roomId',
    to: { of: 'body:departmentId', named: 'department' },
    field: 'department',
  },
  {
    id: 'returned',
    event: 'conversation.assigned',
    provenance: 'source',
    note: 'Back to the queue, to nobody.',
    when: [request('POST', returned), request('POST', returnedBefore)],
    conversation: ['body:roomId', sent('params[0]')],
    to: none,
    field: 'agent',
  },
  {
    id: 'returned-to-department',
    event: 'conversation.assigned',
    provenance: 'source',
    when: [
      request('POST', returned, { value: 'body:departmentId', exists: true }),
      request('POST', returnedBefore, { value: sent('params[1]'), exists: true }),
    ],
    conversation: ['body:roomId', sent('params[0]')],
    to: [
      { of: 'body:departmentId', named: 'department' },
      { of: 'body:message', json: true, at: 'params[1]', named: 'department' },
    ],
    field: 'department',
  },
  { id: 'closed', ...status, provenance: 'source', when: [room('closeByUser')], conversation: 'body:rid', to: 'const:closed' },
  {
    id: 'typified',
    event: 'conversation.typified',
    provenance: 'source',
    when: [request('POST', `${api}/livechat/room.closeByUser`, { value: 'body:tags', like: '"' })],
    conversation: 'body:rid',
    to: 'body:tags',
  },
  { id: 'held', ...status, provenance: 'api-doc', when: [room('onHold')], conversation: 'body:roomId', to: 'const:on hold' },
  { id: 'resumed', ...status, provenance: 'api-doc', when: [room('resumeOnHold')], conversation: 'body:roomId', to: 'const:open' },
  {
    id: 'tags',
    event: 'conversation.tagged',
    provenance: 'api-doc',
    when: [room('saveInfo')],
    conversation: 'body:roomData._id',
    set: { field: 'tags', of: 'body:roomData.tags', removed: 'conversation.untagged' },
  },
  {
    id: 'priority-in-form',
    event: 'conversation.priority-changed',
    provenance: 'api-doc',
    note: 'The form sends all that it shows.',
    when: [room('saveInfo')],
    conversation: 'body:roomData._id',
    to: { of: 'body:roomData.priorityId', named: 'priority', map: { '': null } },
    field: 'priority',
    changes: 'only',
  },
  {
    id: 'priority',
    event: 'conversation.priority-changed',
    provenance: 'api-doc',
    when: [request('POST', `${api}/livechat/room/:cid/priority`)],
    to: { of: 'body:priorityId', named: 'priority' },
    field: 'priority',
  },
  {
    id: 'priority-taken',
    event: 'conversation.priority-changed',
    provenance: 'api-doc',
    when: [request('DELETE', `${api}/livechat/room/:cid/priority`)],
    to: none,
    field: 'priority',
  },
  {
    id: 'transcript',
    event: 'conversation.transcript-exported',
    provenance: 'source',
    when: [request('POST', `${api}/livechat/transcript/:cid`), request('POST', `${api}/omnichannel/:cid/request-transcript`)],
    to: 'body:email',
  },
];

export const rocketChat: Profile = {
  format: 1,
  id: 'rocket-chat',
  name: 'Rocket.Chat',
  version: '1.0.0',
  versions: '6.x to 8.x',
  sources: ['RocketChat/Rocket.Chat, single files up to 2026', 'RocketChat/Rocket.Chat-Open-API c9aec5a'],
  hosts: [],
  conversation: {
    routes: [{ path: '/live/:cid{/*}?' }, { path: '/omnichannel/current/:cid{/*}?' }],
    link: '{origin}/live/{cid}',
    group: 'department',
    groupType: 'department',
  },
  person: [
    { when: [request('GET', `${api}/me`)], id: 'response:_id', name: 'response:name' },
    { when: [request('GET', `${api}/rooms.info`)], id: 'header:x-user-id' },
    {
      when: [request('GET', `${api}/livechat/agents/:agent/departments`)],
      groups: 'response:departments[*].departmentId',
    },
  ],
  remember: [...remember, ...rocketChatAdminMemory],
  rules: [...rocketChatActivity, ...work, ...rocketChatAdmin],
  ignore: [
    { path: `${api}/method.call/(readMessages|getRoomByTypeAndName|loadHistory|listCustomSounds)` },
    { path: `${api}/subscriptions.read` },
    { path: '/(websocket|sockjs)/*' },
  ],
  notCovered: [
    {
      what: 'Reading by readMessages or subscriptions.read',
      reason: 'The address tells of each visit already; when they are sent was not seen.',
    },
    { what: 'The subject and the SLA of a room', reason: 'No event of the log means them.' },
    {
      what: 'Messages posted by the iframe integration',
      reason: 'Off unless an admin turns it on, and they say nothing that requests do not.',
    },
    { what: 'Typing', reason: 'It goes over the socket and changes nothing.' },
  ],
};
