/** Tiledesk: its dashboard and its chat application, in the cloud and wherever a company hosts them. */
import type { Profile, Rule, Value, When } from '../profile.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Where = Extract<When, { request: unknown }>['request']['where'];

/** Paths below a project; a server may stand below a sub-path such as `/v3`. In URL patterns a slash at the end is another path. */
const call = (method: Method, path: string, where?: Where): When[] => [
  { request: { method: [method], path: `*/:project/${path}`, ...(where === undefined ? {} : { where }) } },
];
const has = (value: Value): Where => [{ value, exists: true }];
const request = 'requests/:cid';

const ofRequest = (place: string): Record<string, Value> => ({
  status: { of: `${place}status`, map: { '100': 'unassigned', '200': 'assigned', '1000': 'closed' } },
  working: `${place}workingStatus`,
  priority: `${place}priority`,
  subject: `${place}subject`,
  assignee: { of: `${place}participants[0]`, named: 'agent' },
  department: [
    { of: `${place}department._id`, named: 'department' },
    { of: `${place}department`, named: 'department' },
  ],
  tags: `${place}tags[*].tag`,
});
const availability = (place: string): Value => [
  { of: `${place}profileStatus`, match: '^(.+)$' },
  { of: `${place}user_available`, map: { true: 'available', false: 'unavailable' } },
];
const fullName = (place: string): Value => ({ of: [`${place}firstname`, `${place}lastname`] });

/** What one PATCH of a request changes: a field that is not there is not changed. */
const patched = (id: string, event: string, field: string, key: string): Rule => ({
  id,
  event,
  provenance: 'source',
  when: call('PATCH', request, has(`body:${key}`)),
  to: `body:${key}`,
  field,
});
const simple = (id: string, event: string, method: Method, path: string): Rule => ({
  id,
  event,
  provenance: 'source',
  when: call(method, path),
});

export const tiledesk: Profile = {
  format: 1,
  id: 'tiledesk',
  name: 'Tiledesk',
  version: '1.0.0',
  versions: 'dashboard up to 2026-05',
  sources: ['Tiledesk/tiledesk-dashboard, source up to 2026-05'],
  hosts: ['console.tiledesk.com'],
  api: ['api.tiledesk.com'],
  conversation: {
    routes: [
      { hash: '/project/:project/wsrequest/:cid/messages' },
      { hash: '/project/:project/wsrequest/:cid/*/messages' },
      { hash: '/conversation-detail/:cid{/*}?' },
    ],
    // The dashboard's address needs the project, and its path differs from the chat's: only the dashboard's own routes have both.
    link: '{origin}/v2/dashboard/#/project/{project}/wsrequest/{cid}/messages',
    group: 'department',
    groupType: 'department',
  },
  // Its whole `user` holds the session's token as well: only these leaves are read.
  person: [
    { when: [{ load: {} }], id: 'local:user._id', name: fullName('local:user.') },
    { when: call('GET', 'project_users/me'), id: 'response:[0].id_user._id', name: fullName('response:[0].id_user.') },
  ],
  people: 'agent',
  remember: [
    {
      when: call('GET', 'project_users{/}?'),
      each: 'response:',
      type: 'agent',
      id: 'item:_id',
      set: { name: fullName('item:id_user.'), status: availability('item:'), role: 'item:role', capacity: 'item:max_assigned_chat' },
    },
    {
      when: call('GET', 'project_users{/}?'),
      each: 'response:',
      type: 'agent',
      id: 'item:id_user._id',
      set: { name: fullName('item:id_user.'), status: availability('item:') },
    },
    {
      when: call('GET', 'departments/allstatus'),
      each: 'response:',
      type: 'department',
      id: 'item:_id',
      set: { name: 'item:name' },
    },
    { when: call('GET', 'tags{/}?'), each: 'response:', type: 'tag', id: 'item:_id', set: { name: 'item:tag' } },
    { when: call('GET', request), type: 'conversation', id: 'path:cid', set: ofRequest('response:') },
    { when: call('GET', 'requests{/}?'), each: 'response:requests', type: 'conversation', id: 'item:request_id', set: ofRequest('item:') },
    {
      when: [{ socket: { way: 'in', where: [{ value: 'frame:action', is: ['publish'] }] } }],
      each: 'frame:payload.message',
      where: has('item:request_id'),
      type: 'conversation',
      id: 'item:request_id',
      set: ofRequest('item:'),
    },
  ],
  rules: [
    {
      id: 'sign-in',
      event: 'account.logged-in',
      failed: 'account.login-failed',
      provenance: 'source',
      when: [{ request: { method: ['POST'], path: '*/auth/signin' } }],
      entity: { type: 'account', id: 'body:email' },
      conversation: null,
      by: { id: 'response:user._id', name: 'body:email' },
    },
    {
      id: 'availability',
      event: 'agent.status-changed',
      provenance: 'source',
      when: call('PUT', 'project_users/:puid', has('body:user_available')),
      entity: { type: 'agent', id: 'path:puid' },
      conversation: null,
      to: availability('body:'),
      field: 'status',
    },
    {
      id: 'own-availability',
      event: 'agent.status-changed',
      provenance: 'source',
      when: call('PUT', 'project_users{/}?', has('body:user_available')),
      entity: { type: 'agent', self: true },
      conversation: null,
      to: availability('body:'),
      field: 'status',
    },
    {
      id: 'role',
      event: 'role.changed',
      provenance: 'source',
      when: call('PUT', 'project_users/:puid', has('body:role')),
      entity: { type: 'agent', id: 'path:puid' },
      conversation: null,
      to: 'body:role',
      field: 'role',
      changes: 'other',
    },
    {
      id: 'capacity',
      event: 'capacity.changed',
      provenance: 'source',
      when: call('PUT', 'project_users/:puid', has('body:max_assigned_chat')),
      entity: { type: 'agent', id: 'path:puid' },
      conversation: null,
      to: 'body:max_assigned_chat',
      field: 'capacity',
      changes: 'other',
    },
    { ...simple('close', 'conversation.status-changed', 'PUT', `${request}/close`), to: 'const:closed', field: 'status' },
    { ...simple('reopen', 'conversation.status-changed', 'PUT', `${request}/reopen`), to: 'const:open', field: 'status' },
    simple('delete', 'conversation.deleted', 'DELETE', request),
    {
      ...simple('reassign', 'conversation.assigned', 'PUT', `${request}/participants{/}?`),
      to: { of: 'body:[0]', named: 'agent' },
      field: 'assignee',
    },
    {
      ...simple('join', 'conversation.assigned', 'POST', `${request}/participants{/}?`),
      note: 'Who is added may be the agent, who takes the conversation, or another one: both are an assignment.',
      to: { of: 'body:member', named: 'agent' },
    },
    {
      ...simple('leave', 'conversation.assigned', 'DELETE', `${request}/participants/:uid`),
      from: { of: 'path:uid', named: 'agent' },
      to: { of: 'const:none', map: { none: null } },
    },
    {
      ...simple('department', 'conversation.assigned', 'PUT', `${request}/departments`),
      to: { of: 'body:departmentid', named: 'department' },
      field: 'department',
    },
    patched('working-status', 'conversation.status-changed', 'working', 'workingStatus'),
    patched('priority', 'conversation.priority-changed', 'priority', 'priority'),
    patched('subject', 'conversation.typified', 'subject', 'subject'),
    {
      id: 'tags',
      event: 'conversation.tagged',
      provenance: 'source',
      when: call('PATCH', request, has('body:tags')),
      set: { field: 'tags', of: 'body:tags[*].tag', removed: 'conversation.untagged' },
    },
    {
      ...simple('tag', 'conversation.tagged', 'PUT', `${request}/tag`),
      provenance: 'unverified',
      set: { field: 'tags', of: ['body:tag', 'body:[*].tag'], only: 'added' },
    },
    {
      ...simple('untag', 'conversation.untagged', 'DELETE', `${request}/tag/:tag`),
      from: { of: 'path:tag', named: 'tag' },
    },
    simple('note', 'conversation.note-added', 'POST', `${request}/notes`),
    {
      id: 'message',
      event: 'message.sent',
      provenance: 'source',
      when: call('POST', `${request}/messages`, [{ value: 'body:channel.name', not: ['form'] }]),
      text: { value: 'body:text' },
    },
    {
      id: 'create',
      event: 'conversation.created',
      provenance: 'source',
      note: 'A ticket that an agent opens is a message of the channel form, to a request that is not there yet.',
      when: call('POST', `${request}/messages`, [{ value: 'body:channel.name', is: ['form'] }]),
    },
    {
      ...simple('follow', 'conversation.follower-added', 'POST', `${request}/followers`),
      to: { of: 'body:member', named: 'agent' },
    },
    {
      ...simple('unfollow', 'conversation.follower-removed', 'DELETE', `${request}/followers/:puid`),
      from: { of: 'path:puid', named: 'agent' },
    },
    {
      id: 'transcript',
      event: 'conversation.transcript-exported',
      provenance: 'source',
      when: [{ request: { method: ['GET'], path: '*/public/requests/:cid/messages.:kind(csv|pdf|html)' } }],
      to: 'path:kind',
    },
  ],
  ignore: [{ path: '*/auth/signinWithCustomToken' }, { path: '*/chat21/firebase/auth/createCustomToken' }],
  notCovered: [
    { what: 'Logging out', reason: 'The dashboard forgets its token and calls nobody.' },
    {
      what: 'Messages that are sent in the chat application',
      reason: 'It sends them to a message broker, in a protocol that is not JSON.',
    },
    { what: 'Whether a group is the agent’s own', reason: 'A department names a group; its members are in another list, by id.' },
    {
      what: 'Subscribing to the topic of a request',
      reason: 'The address says that it is open; the client subscribes again after each reconnection.',
    },
    { what: 'Removing all followers at once', reason: 'The request does not say who they were.' },
    { what: 'Exports of the history as CSV', reason: 'A list, of no conversation: the table of events has no word for it.' },
  ],
};
