/** LibreDesk, wherever a company hosts it. */
import type { Profile, Reading, Remember, Rule } from '../profile.ts';
import { libredeskAdmin, libredeskAdminMemory } from './libredesk-admin.ts';
import { none, request } from './shapes.ts';

const api = '/api/v1';
const conversation = `${api}/conversations/:cid`;
const named = (at: 'item' | 'response:data'): Reading => {
  const field = at === 'item' ? 'item:' : 'response:data.';
  return { of: [`${field}first_name`, `${field}last_name`] };
};

/** What the console shows of a conversation: alone at `response:data.`, in lists at `item:`. */
const shown = (at: 'item:' | 'response:data.'): Remember['set'] => ({
  status: `${at}status`,
  priority: `${at}priority`,
  assignee: { of: `${at}assigned_user_id`, named: 'agent' },
  team: { of: `${at}assigned_team_id`, named: 'team' },
});

const remember: Remember[] = [
  {
    when: [request('GET', conversation)],
    type: 'conversation',
    id: 'response:data.uuid',
    set: { ...shown('response:data.'), tags: { of: 'response:data.tags', map: { null: [] } }, custom: 'response:data.custom_attributes' },
  },
  {
    when: [
      request('GET', `${api}/conversations/(assigned|unassigned|all|mentioned)`),
      request('GET', `${api}/teams/:team/conversations/unassigned`),
      request('GET', `${api}/views/:view/conversations`),
    ],
    each: 'response:data.results',
    type: 'conversation',
    id: 'item:uuid',
    set: shown('item:'),
  },
  {
    when: [request('GET', `${api}/agents{/compact}?`)],
    each: 'response:data',
    type: 'agent',
    id: 'item:id',
    set: { name: named('item') },
  },
  { when: [request('GET', `${api}/teams{/compact}?`)], each: 'response:data', type: 'team', id: 'item:id', set: { name: 'item:name' } },
  { when: [request('GET', `${api}/macros`)], each: 'response:data', type: 'macro', id: 'item:id', set: { name: 'item:name' } },
];

const availability = `${api}/agents/me/availability`;
const byItself: Rule['automatic'] = [{ value: 'body:source', is: ['idle'] }];
const activity: Rule[] = [
  {
    id: 'logged-in',
    event: 'account.logged-in',
    provenance: 'source',
    when: [request('POST', `${api}/auth/login`, { value: 'status:', is: [200] })],
    entity: null,
    conversation: null,
    by: { id: 'response:data.id', name: 'body:email' },
  },
  {
    id: 'login-failed',
    event: 'account.login-failed',
    provenance: 'source',
    when: [request('POST', `${api}/auth/login`, { value: 'status:', is: [400, 401, 403] })],
    entity: null,
    conversation: null,
    by: { name: 'body:email' },
    success: { statuses: [400, 401, 403] },
  },
  {
    id: 'logged-out',
    event: 'account.logged-out',
    provenance: 'source',
    when: [request('GET', '/logout')],
    entity: null,
    conversation: null,
  },
  {
    id: 'went-online',
    event: 'agent.went-online',
    provenance: 'source',
    when: [request('PUT', availability, { value: 'body:status', is: ['online'] })],
    entity: null,
    conversation: null,
    to: 'body:status',
    automatic: byItself,
  },
  {
    id: 'agent-status',
    event: 'agent.status-changed',
    provenance: 'source',
    when: [request('PUT', availability, { value: 'body:status', exists: true }, { value: 'body:status', not: ['online'] })],
    entity: null,
    conversation: null,
    to: 'body:status',
    automatic: byItself,
  },
];

const tags = (action: string) => [request('POST', `${conversation}/tags`, { value: 'body:action', is: [action] })];
const work: Rule[] = [
  {
    id: 'message-sent',
    event: 'message.sent',
    provenance: 'source',
    when: [request('POST', `${conversation}/messages`, { value: 'body:private', not: [true] })],
    entity: { type: 'message', id: 'response:data.uuid' },
    text: { value: 'body:message', html: true },
  },
  {
    id: 'note-added',
    event: 'conversation.note-added',
    provenance: 'source',
    when: [request('POST', `${conversation}/messages`, { value: 'body:private', is: [true] })],
    entity: { type: 'message', id: 'response:data.uuid' },
  },
  {
    id: 'assigned-agent',
    event: 'conversation.assigned',
    provenance: 'source',
    when: [request('PUT', `${conversation}/assignee/user`)],
    to: { of: 'body:assignee_id', named: 'agent' },
    field: 'assignee',
  },
  {
    id: 'assigned-team',
    event: 'conversation.assigned',
    provenance: 'source',
    when: [request('PUT', `${conversation}/assignee/team`)],
    to: { of: 'body:assignee_id', named: 'team' },
    field: 'team',
  },
  {
    id: 'unassigned-agent',
    event: 'conversation.assigned',
    provenance: 'source',
    when: [request('PUT', `${conversation}/assignee/user/remove`)],
    to: none,
    field: 'assignee',
  },
  {
    id: 'unassigned-team',
    event: 'conversation.assigned',
    provenance: 'source',
    when: [request('PUT', `${conversation}/assignee/team/remove`)],
    to: none,
    field: 'team',
  },
  {
    id: 'status',
    event: 'conversation.status-changed',
    provenance: 'verified',
    when: [request('PUT', `${conversation}/status`)],
    to: 'body:status',
    field: 'status',
  },
  {
    id: 'priority',
    event: 'conversation.priority-changed',
    provenance: 'source',
    when: [request('PUT', `${conversation}/priority`)],
    to: 'body:priority',
    field: 'priority',
  },
  {
    id: 'tags-set',
    event: 'conversation.tagged',
    provenance: 'source',
    when: tags('set_tags'),
    set: { field: 'tags', of: 'body:tags', removed: 'conversation.untagged' },
  },
  {
    id: 'tags-added',
    event: 'conversation.tagged',
    provenance: 'source',
    when: tags('add_tags'),
    set: { field: 'tags', of: 'body:tags', only: 'added' },
  },
  {
    id: 'tags-removed',
    event: 'conversation.untagged',
    provenance: 'source',
    when: tags('remove_tags'),
    set: { field: 'tags', of: 'body:tags', only: 'removed' },
  },
  {
    id: 'typified',
    event: 'conversation.typified',
    provenance: 'source',
    note: 'Attributes of a conversation, where a company keeps its typification in them.',
    when: [request('PUT', `${conversation}/custom-attributes`)],
    to: 'body:',
    field: 'custom',
  },
  {
    id: 'transcript',
    event: 'conversation.transcript-exported',
    provenance: 'source',
    when: [request('GET', `${conversation}/transcript`)],
  },
  {
    id: 'macro',
    event: 'macro.run',
    provenance: 'source',
    when: [request('POST', `${conversation}/macros/:mid/apply`)],
    entity: { type: 'macro', id: 'path:mid' },
  },
];

export const libredesk: Profile = {
  format: 1,
  id: 'libredesk',
  name: 'LibreDesk',
  version: '1.0.0',
  versions: '1.x',
  sources: ['abhinavxd/libredesk 948ffd8 (2026-08-08); core flow seen on the wire'],
  hosts: [],
  conversation: {
    routes: [
      { path: '/inboxes/(assigned|unassigned|all|mentioned)/conversation/:cid' },
      { path: '/inboxes/teams/:team/conversation/:cid' },
      { path: '/inboxes/views/:view/conversation/:cid' },
    ],
    link: '{origin}/inboxes/all/conversation/{cid}',
    group: 'team',
    groupType: 'team',
  },
  person: [
    {
      when: [request('GET', `${api}/agents/me`)],
      id: 'response:data.id',
      name: named('response:data'),
      groups: 'response:data.teams[*].id',
    },
    {
      when: [request('POST', `${api}/auth/login`, { value: 'status:', is: [200] })],
      id: 'response:data.id',
      name: named('response:data'),
    },
  ],
  remember: [...remember, ...libredeskAdminMemory],
  rules: [...activity, ...work, ...libredeskAdmin],
  ignore: [{ path: `${conversation}/(last-seen|draft)` }, { method: ['GET'], path: `${api}/*` }, { path: '/ws' }],
  notCovered: [
    {
      what: 'The status before',
      reason: 'A change of availability does not name the agent, and its answer says no more than that it worked.',
    },
    {
      what: 'Members of a team',
      reason: 'They are changed with each agent; which form the teams are sent in was not seen, so that rule is a candidate.',
    },
  ],
};
