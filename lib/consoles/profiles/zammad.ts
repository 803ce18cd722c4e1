/** Zammad: tickets in its classic page and in its new one, and its chat, wherever a company hosts them. */
import type { Condition, Profile, Reading, Remember, Rule, Value, When } from '../profile.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const call = (methods: Method[], path: string, where?: Condition[]): When[] => [
  { request: { method: methods, path, ...(where === undefined ? {} : { where }) } },
];
const ticket = '/api/v1/tickets/:cid';
const graphql = call(['POST'], '/graphql');
const sent = (event: string, ...where: Condition[]): When[] => [
  { socket: { way: 'out', where: [{ value: 'frame:event', is: [event] }, ...where] } },
];
/** What its server sends is a list of events, of which each is a frame. */
const came = (event: string, ...where: Condition[]): When[] => [
  { socket: { way: 'in', where: [{ value: 'frame:event', is: [event] }, ...where] } },
];

/** An id of GraphQL is `gid://zammad/Ticket/12`; user 1 is nobody. */
const idOf = (of: string, named: string): Reading => ({ of, match: '(\\d+)$', map: named === 'agent' ? { '1': null } : {}, named });

interface Field {
  id: string;
  event: string;
  key: string;
  named: string;
}
const fields: Field[] = [
  { id: 'state', event: 'conversation.status-changed', key: 'state', named: 'state' },
  { id: 'owner', event: 'conversation.assigned', key: 'owner', named: 'agent' },
  { id: 'group', event: 'conversation.assigned', key: 'group', named: 'group' },
  { id: 'priority', event: 'conversation.priority-changed', key: 'priority', named: 'priority' },
];

/** Both pages send all of a ticket's values, changed or not. */
const changed = ({ id, event, key, named }: Field): Rule[] => [
  {
    id,
    event,
    provenance: 'source',
    when: call(['PUT'], ticket, [{ value: `body:${key}_id`, exists: true }]),
    to: idOf(`body:${key}_id`, named),
    field: key,
    changes: 'only',
  },
  {
    ...updated(`graphql-${id}`, event, `item:variables.input.${key}Id`),
    to: idOf(`item:variables.input.${key}Id`, named),
    field: key,
    changes: 'only',
  },
];

const article = (id: string, event: string, which: Condition): Rule => ({
  ...{ id, event, provenance: 'source' },
  when: call(['PUT'], ticket, [{ value: 'body:article.body', exists: true }, which]),
});

/** A request may hold several operations; what went wrong stands in a 200's body, in the answer of the operation or of all. */
function updated(id: string, event: string, present: string, ...where: Condition[]): Rule {
  return {
    id,
    event,
    provenance: 'source',
    when: graphql,
    each: 'body:',
    where: [{ value: 'item:operationName', is: ['ticketUpdate'] }, { value: present, exists: true }, ...where],
    conversation: { of: 'item:variables.ticketId', match: '(\\d+)$' },
    success: { where: [isWithout('ticketUpdate.errors'), { value: ['response:errors', 'response:[0].errors'], exists: false }] },
  };
}
function isWithout(path: string): Condition {
  const places = ['response:data', ...[0, 1, 2, 3, 4].map((index) => `response:[${index}].data`)];
  return { value: places.map((place) => `${place}.${path}`), exists: false };
}

const ofTicket = (place: string, key: (field: string) => string): Remember['set'] =>
  Object.fromEntries(fields.map((field) => [field.key, idOf(`${place}${key(field.key)}`, field.named)]));

/** Things with names, as maps by id in most answers, as lists in a log-in's. */
const named = (model: string, type: string, name: Value): Remember[] =>
  ['response:assets', 'response:collections'].map((place) => ({
    when: [
      ...call(['GET'], '/api/v1/ticket_full/:cid'),
      ...call(['GET', 'POST'], '/api/v1/signshow'),
      ...call(['POST'], '/api/v1/signin'),
      ...call(['GET'], '/api/v1/users/me'),
    ],
    each: `${place}.${model}[*]`,
    type,
    id: 'item:id',
    set: { name },
  }));
const fullName = (place: string): Value => ({ of: [`${place}firstname`, `${place}lastname`] });

const tag = (place: string): Value => [`body:${place}`, `query:${place}`];
/** Older versions change tags by GET, with all of it in the query. */
const tagCall = (verb: string, method: Method): When[] =>
  call([method, 'GET'], `/api/v1/tags/${verb}`, [{ value: tag('object'), is: ['Ticket'] }]);

const inChat = (id: string, event: string): Pick<Rule, 'id' | 'event' | 'provenance' | 'conversation'> => ({
  ...{ id, event, provenance: 'source', conversation: 'frame:data.session_id' },
});
const agentState = (id: string, event: string, active: boolean, to: string): Rule => ({
  id,
  event,
  provenance: 'source',
  note: 'The page repeats its state each 55 seconds.',
  when: sent('chat_agent_state', { value: 'frame:data.active', is: [active] }),
  entity: { type: 'agent', self: true },
  conversation: null,
  to: `const:${to}`,
  field: 'chat',
  changes: 'only',
  success: {
    answer: {
      yes: [
        { value: 'frame:event', is: ['chat_agent_state'] },
        { value: 'frame:data.state', is: ['ok'] },
      ],
      no: [
        { value: 'frame:event', is: ['chat_agent_state'] },
        { value: 'frame:data.state', not: ['ok'] },
      ],
    },
  },
});
const chatSession = (each: string, when: When[]): Remember[] => [
  { when, each, type: 'chat-session', id: 'item:id', set: { conversation: 'item:session_id' } },
  { when, each, type: 'conversation', id: 'item:session_id', set: { state: 'item:state' } },
];

export const zammad: Profile = {
  format: 1,
  id: 'zammad',
  name: 'Zammad',
  version: '1.0.0',
  versions: '3 to 6, the classic page; the new one from 6.4',
  sources: ['zammad/zammad, classic page, new page and session events up to 2026', 'zammad/zammad-documentation, tickets and tags'],
  hosts: ['*.zammad.com'],
  conversation: {
    routes: [{ hash: 'ticket/zoom/:cid{/*}?' }, { path: '/desktop/tickets/:cid(\\d+){/*}?' }],
    link: '{origin}/#ticket/zoom/{cid}',
    group: 'group',
    groupType: 'group',
  },
  person: [
    { when: call(['GET'], '/api/v1/users/me'), id: 'response:id', name: fullName('response:') },
    {
      when: [...call(['GET', 'POST'], '/api/v1/signshow'), ...call(['POST'], '/api/v1/signin')],
      id: 'response:session.id',
      name: fullName('response:session.'),
    },
  ],
  people: 'agent',
  remember: [
    ...named('User', 'agent', fullName('item:')),
    ...named('Group', 'group', 'item:name'),
    ...named('TicketState', 'state', 'item:name'),
    ...named('TicketPriority', 'priority', 'item:name'),
    {
      when: call(['GET'], '/api/v1/ticket_full/:cid'),
      each: 'response:assets.Ticket[*]',
      type: 'conversation',
      id: 'item:id',
      set: ofTicket('item:', (key) => `${key}_id`),
    },
    { when: call(['GET'], '/api/v1/ticket_full/:cid'), type: 'conversation', id: 'path:cid', set: { tags: 'response:tags' } },
    {
      when: call(['GET'], '/api/v1/tags'),
      where: [{ value: 'query:object', is: ['Ticket'] }],
      type: 'conversation',
      id: 'query:o_id',
      set: { tags: 'response:tags' },
    },
    ...['response:data.ticket', 'response:[*].data.ticket'].map((each): Remember => ({
      when: graphql,
      each,
      type: 'conversation',
      id: 'item:internalId',
      set: { ...ofTicket('item:', (key) => `${key}.id`), tags: 'item:tags' },
    })),
    {
      when: came('chat_status_agent'),
      type: 'self',
      id: 'const:self',
      set: { chat: { of: 'frame:data.active', map: { true: 'online', false: 'offline' } } },
    },
    { when: came('chat_status_agent'), each: 'frame:data.assets.Chat[*]', type: 'chat', id: 'item:id', set: { name: 'item:name' } },
    ...chatSession('frame:data.active_sessions', came('chat_status_agent')),
    ...chatSession('frame:data.session', came('chat_session_start')),
  ],
  rules: [
    {
      id: 'sign-in',
      event: 'account.logged-in',
      failed: 'account.login-failed',
      provenance: 'source',
      when: call(['POST'], '/api/v1/signin'),
      entity: { type: 'account', id: 'body:username' },
      conversation: null,
      by: { name: 'body:username' },
      success: { where: [{ value: 'response:session.id', exists: true }] },
    },
    {
      id: 'sign-out',
      event: 'account.logged-out',
      provenance: 'source',
      when: call(['DELETE'], '/api/v1/signout'),
      entity: { type: 'account', self: true },
      conversation: null,
    },
    ...fields.flatMap(changed),
    {
      id: 'state-by-name',
      event: 'conversation.status-changed',
      provenance: 'api-doc',
      when: call(['PUT'], ticket, [
        { value: 'body:state', exists: true },
        { value: 'body:state_id', exists: false },
      ]),
      to: 'body:state',
    },
    article('reply', 'message.sent', { value: 'body:article.internal', not: [true] }),
    article('note', 'conversation.note-added', { value: 'body:article.internal', is: [true] }),
    updated('graphql-reply', 'message.sent', 'item:variables.input.article.body', {
      value: 'item:variables.input.article.internal',
      not: [true],
    }),
    updated('graphql-note', 'conversation.note-added', 'item:variables.input.article.body', {
      value: 'item:variables.input.article.internal',
      is: [true],
    }),
    {
      id: 'tag',
      event: 'conversation.tagged',
      provenance: 'api-doc',
      when: tagCall('add', 'POST'),
      conversation: tag('o_id'),
      set: { field: 'tags', of: tag('item'), only: 'added' },
    },
    {
      id: 'untag',
      event: 'conversation.untagged',
      provenance: 'api-doc',
      when: tagCall('remove', 'DELETE'),
      conversation: tag('o_id'),
      set: { field: 'tags', of: tag('item'), only: 'removed' },
    },
    agentState('chat-on', 'agent.went-online', true, 'online'),
    agentState('chat-off', 'agent.went-offline', false, 'offline'),
    {
      ...inChat('chat-accept', 'conversation.accepted'),
      note: 'The agent asks for the next one that waits; which it is, the answer tells.',
      when: came('chat_session_start', { value: 'frame:data.session.session_id', exists: true }),
      conversation: 'frame:data.session.session_id',
    },
    { ...inChat('chat-message', 'message.sent'), when: sent('chat_session_message'), text: { value: 'frame:data.content', html: true } },
    {
      ...inChat('chat-received', 'message.received'),
      when: came(
        'chat_session_message',
        { value: 'frame:data.self_written', not: [true] },
        { value: 'frame:data.message.created_by_id', exists: false },
      ),
      entity: { type: 'message', id: 'frame:data.message.id' },
      actor: 'customer',
      text: { value: 'frame:data.message.content', html: true },
    },
    {
      ...inChat('chat-transfer', 'conversation.transferred'),
      when: sent('chat_transfer'),
      conversation: { of: 'frame:session_id', named: 'chat-session' },
      to: { of: 'frame:chat_id', named: 'chat' },
    },
    {
      ...inChat('chat-close', 'conversation.status-changed'),
      when: sent('chat_session_close'),
      to: 'const:closed',
      field: 'state',
    },
  ],
  ignore: [{ path: '/api/v1/recent_view' }, { path: '/api/v1/message_(send|receive)' }, { path: '/api/v1/taskbar{/*}?' }],
  notCovered: [
    {
      what: 'recent_view as a sign of a view',
      reason: 'It is sent once for each ticket that is loaded, also in the background: the address says what is on the screen.',
    },
    { what: 'What customers write in tickets', reason: 'It is loaded whenever the ticket is opened: when it came in, nothing tells.' },
    { what: 'Views of chats', reason: 'Up to four stand side by side on one address; which one is looked at, nothing tells.' },
    { what: 'An acceptance of a chat that comes to nothing', reason: 'Another agent was quicker: there is no conversation to name.' },
    {
      what: 'The greeting after an acceptance',
      reason: 'The page sends it 1.6 seconds later like a message of the agent: it counts as theirs.',
    },
    { what: 'Chat where WebSockets do not pass', reason: 'The page then sends the same events by long polling, which is rare.' },
    { what: 'Logging in and out in the new page', reason: 'It does so by GraphQL, in a form that nobody has read for this profile.' },
    { what: 'Own groups', reason: 'The answers give ids of groups with rights, as keys of an object.' },
  ],
};
