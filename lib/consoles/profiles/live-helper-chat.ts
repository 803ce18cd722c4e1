/** Live Helper Chat, wherever a company hosts it: below any path, with its `index.php` and `site_admin` or without them. */
import type { Condition, Profile, Rule, Value } from '../profile.ts';
import { activityRules, adminRules, at, chat, fine, sure } from './live-helper-chat-account.ts';
import { request } from './shapes.ts';

const statuses = { '0': 'pending', '1': 'active', '2': 'closed', '3': 'chatbox', '4': 'operators', '5': 'bot' };

const isOn = (is: 'true' | 'false'): Condition => ({ value: 'path:on', is: [is] });

const user: Value = { of: 'path:to', named: 'agent' };
const department: Value = { of: 'path:to', named: 'department' };
const transfer = (...where: Condition[]) => [request('POST', at('chat/transferuser/:cid(\\d+)/:to(\\d+)'), ...where)];
const typed = (...is: string[]): Condition => ({ value: 'body:type', is });
/** What is refused says `error: false` too: only the words that are shown tell. */
const moved = { success: { where: [fine, { value: 'response:result', like: 'alert-success|alert-box success' }] } } satisfies Partial<Rule>;
const subject = (on: 'true' | 'false') => [
  request('POST', at('chat/subject/:cid(\\d+)/\\(subject\\)/:subject/\\(status\\)/:on(true|false)'), isOn(on)),
];

const work: Rule[] = [
  {
    id: 'previewed',
    event: 'conversation.viewed',
    provenance: 'source',
    note: 'A look at a chat without opening it; each one is asked for by hand.',
    when: [request('GET', chat('previewchat'))],
  },
  {
    id: 'message-sent',
    event: 'message.sent',
    provenance: 'verified',
    when: [request('POST', chat('addmsgadmin'), { value: 'body:whisper', exists: false })],
    text: { value: 'body:msg' },
    ...sure,
  },
  {
    id: 'whispered',
    event: 'conversation.note-added',
    provenance: 'source',
    when: [request('POST', chat('addmsgadmin'), { value: 'body:whisper', exists: true })],
    ...sure,
  },
  { id: 'remarks', event: 'conversation.note-added', provenance: 'source', when: [request('POST', chat('saveremarks'))], ...sure },
  {
    id: 'status',
    event: 'conversation.status-changed',
    provenance: 'verified',
    when: [request('POST', chat('changestatus'), { value: 'body:ChatStatus', exists: true })],
    to: { of: 'body:ChatStatus', map: statuses },
    field: 'status',
    ...sure,
  },
  {
    id: 'closed',
    event: 'conversation.status-changed',
    provenance: 'verified',
    when: [request('POST', chat('closechatadmin'))],
    to: 'const:closed',
    field: 'status',
    ...sure,
  },
  { id: 'deleted', event: 'conversation.deleted', provenance: 'source', when: [request('POST', chat('deletechatadmin'))], ...sure },
  {
    id: 'held',
    event: 'conversation.status-changed',
    provenance: 'source',
    note: 'The button says what it is, not what it will be.',
    when: [request('POST', chat('holdaction'), { value: 'body:sel', not: [true] })],
    to: 'const:on hold',
    field: 'hold',
    success: { where: [fine, { value: 'response:hold', is: [true] }] },
  },
  {
    id: 'resumed',
    event: 'conversation.status-changed',
    provenance: 'source',
    when: [request('POST', chat('holdaction'), { value: 'body:sel', is: [true] })],
    to: 'const:not on hold',
    field: 'hold',
    success: { where: [fine, { value: 'response:hold', is: [false] }] },
  },
  {
    id: 'transferred-to-agent',
    event: 'conversation.transferred',
    provenance: 'source',
    when: transfer({ value: 'body:type', not: ['dep', 'change_owner', 'change_dep'] }),
    to: user,
    ...moved,
  },
  {
    id: 'transferred-to-department',
    event: 'conversation.transferred',
    provenance: 'source',
    when: transfer(typed('dep')),
    to: department,
    ...moved,
  },
  {
    id: 'assigned-agent',
    event: 'conversation.assigned',
    provenance: 'source',
    when: transfer(typed('change_owner')),
    to: user,
    field: 'owner',
    ...moved,
  },
  {
    id: 'assigned-department',
    event: 'conversation.assigned',
    provenance: 'source',
    when: transfer(typed('change_dep')),
    to: department,
    field: 'department',
    ...moved,
  },
  {
    id: 'transfer-accepted',
    event: 'conversation.accepted',
    provenance: 'source',
    note: 'The address names the transfer, the answer its chat.',
    when: [request('GET', at('chat/accepttransfer/:transfer{/*}?'))],
    conversation: 'response:chat_id',
    ...sure,
  },
  {
    id: 'typified',
    event: 'conversation.typified',
    provenance: 'source',
    when: subject('true'),
    to: { of: 'path:subject', named: 'subject' },
    ...sure,
  },
  {
    id: 'untagged',
    event: 'conversation.untagged',
    provenance: 'source',
    when: subject('false'),
    from: { of: 'path:subject', named: 'subject' },
    ...sure,
  },
  {
    id: 'customer-blocked',
    event: 'customer.blocked',
    provenance: 'source',
    note: 'Its answer says only in words whether it worked: an attempt.',
    when: [request('POST', chat('blockuser'))],
    entity: { type: 'customer' },
    ...sure,
  },
  {
    id: 'list-exported',
    event: 'conversation.transcript-exported',
    provenance: 'source',
    when: [request('GET', at('chat/list/*\\(export\\)/:kind{/*}?'))],
    entity: { type: 'list', name: 'const:chats' },
    conversation: null,
  },
  {
    id: 'call-joined',
    event: 'meeting.joined',
    provenance: 'source',
    when: [request('GET', at('voicevideo/joinoperator/:cid(\\d+)'))],
  },
];

export const liveHelperChat: Profile = {
  format: 1,
  id: 'live-helper-chat',
  name: 'Live Helper Chat',
  version: '1.0.0',
  versions: '4.x',
  sources: ['LiveHelperChat/livehelperchat c15cd17 (2026-08-21); core flow seen on the wire against the real server'],
  hosts: [],
  conversation: {
    routes: [
      { path: at('chat/single/:cid(\\d+)') },
      { path: at('chat/chattabs'), hash: '/chat-id-:cid(\\d+)' },
      { path: ':base(.*?){/}?', hash: '/chat-id-:cid(\\d+)' },
    ],
    link: '{origin}{+base}/chat/single/{cid}',
  },
  person: [{ when: [{ load: {} }], id: 'global:confLH.user_id', name: 'text:li.nav-item > a.nav-link.dropdown-toggle' }],
  remember: [],
  rules: [...activityRules, ...work, ...adminRules],
  ignore: [
    { path: at('chat/(syncadmin|syncadmininterface|operatortyping|adminchat){/*}?') },
    { method: ['GET'], path: at('chat/(holdaction|subject|transferchat|changestatus)/*') },
  ],
  notCovered: [
    {
      what: 'Accepting a pending chat by opening it',
      reason: 'The answer is a page; the request is the same whether the chat was pending or not.',
    },
    {
      what: 'The status, owner and department before',
      reason: 'Only the polls that come every few seconds show them, and reading each would slow the console.',
    },
    { what: 'Which departments an agent works in', reason: 'No page or answer of the agent shows them.' },
    { what: 'Roles, permissions and departments that are edited', reason: 'Their forms were not seen: those rules are candidates.' },
  ],
};
