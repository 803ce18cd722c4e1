/** Chatwoot, in its cloud and wherever a company hosts it. */
import type { Profile, Remember, Rule } from '../profile.ts';
import { chatwootAdmin, chatwootAdminMemory } from './chatwoot-admin.ts';
import { chatwootWork } from './chatwoot-work.ts';
import { none, request } from './shapes.ts';

const account = '/api/v1/accounts/:acc';
const conversation = `${account}/conversations/:cid`;

/** What the console shows of a conversation: alone at `response:`, in lists at `item:`. Without an assignee or a team there is no such field. */
const shown = (at: 'response' | 'item'): Remember['set'] => ({
  status: `${at}:status`,
  priority: `${at}:priority`,
  labels: `${at}:labels`,
  custom: `${at}:custom_attributes`,
  assignee: [{ of: `${at}:meta.assignee.id`, named: 'agent' }, none],
  team: [{ of: `${at}:meta.team.id`, named: 'team' }, none],
});

const remember: Remember[] = [
  {
    when: [request('GET', conversation, { value: 'response:meta', exists: true })],
    type: 'conversation',
    id: 'path:cid',
    set: shown('response'),
  },
  {
    when: [request(['GET', 'POST'], `${account}/conversations{/filter}?`)],
    each: ['response:data.payload', 'response:payload'],
    where: [{ value: 'item:meta', exists: true }],
    type: 'conversation',
    id: 'item:id',
    set: shown('item'),
  },
  {
    when: [request('GET', `${conversation}/participants`)],
    type: 'conversation',
    id: 'path:cid',
    set: { participants: { of: 'response:', at: '[*].id', named: 'agent' } },
  },
  {
    when: [request('GET', `${account}/assignable_agents`)],
    each: 'response:payload',
    type: 'agent',
    id: 'item:id',
    set: { name: 'item:name' },
  },
  {
    when: [request('GET', `${account}/macros`)],
    each: 'response:payload',
    type: 'macro',
    id: 'item:id',
    set: { name: 'item:name' },
  },
  {
    when: [request('GET', '/auth/validate_token', { value: 'response:payload.data.accounts[1]', exists: false })],
    type: 'agent',
    id: 'response:payload.data.id',
    set: { name: 'response:payload.data.name', availability: 'response:payload.data.accounts[0].availability' },
  },
];

const signIn = '/auth/sign_in';
const availability = '/api/v1/profile/availability';
const presence = {
  provenance: 'source',
  entity: { type: 'agent', id: 'response:id' },
  conversation: null,
  to: 'body:profile.availability',
  field: 'availability',
} satisfies Partial<Rule>;

const activity: Rule[] = [
  {
    id: 'logged-in',
    event: 'account.logged-in',
    provenance: 'source',
    note: 'An answer of 206 asks for a second factor: nobody is logged in yet.',
    when: [request('POST', signIn, { value: 'status:', is: [200] })],
    entity: null,
    conversation: null,
    by: { id: 'body:email', name: 'response:data.name' },
  },
  {
    id: 'login-failed',
    event: 'account.login-failed',
    provenance: 'source',
    when: [request('POST', signIn, { value: 'status:', is: [401] })],
    entity: null,
    conversation: null,
    by: { id: 'body:email' },
    success: { statuses: [401] },
  },
  {
    id: 'logged-out',
    event: 'account.logged-out',
    provenance: 'source',
    when: [request('DELETE', '/auth/sign_out')],
    entity: null,
    conversation: null,
  },
  {
    id: 'went-online',
    event: 'agent.went-online',
    ...presence,
    when: [request('POST', availability, { value: 'body:profile.availability', is: ['online'] })],
  },
  {
    id: 'went-offline',
    event: 'agent.went-offline',
    ...presence,
    when: [request('POST', availability, { value: 'body:profile.availability', is: ['offline'] })],
  },
  {
    id: 'agent-status',
    event: 'agent.status-changed',
    ...presence,
    when: [
      request(
        'POST',
        availability,
        { value: 'body:profile.availability', exists: true },
        { value: 'body:profile.availability', not: ['online', 'offline'] },
      ),
    ],
  },
];

export const chatwoot: Profile = {
  format: 1,
  id: 'chatwoot',
  name: 'Chatwoot',
  version: '1.0.0',
  versions: '3.x and 4.x',
  sources: ['chatwoot/chatwoot, dashboard source up to 2026-06; core flow seen on the wire'],
  hosts: ['app.chatwoot.com'],
  conversation: {
    routes: [
      { path: '/app/accounts/:acc/conversations/:cid' },
      { path: '/app/accounts/:acc/inbox/:inbox/conversations/:cid' },
      { path: '/app/accounts/:acc/label/:label/conversations/:cid' },
      { path: '/app/accounts/:acc/team/:team/conversations/:cid' },
      { path: '/app/accounts/:acc/custom_view/:view/conversations/:cid' },
      { path: '/app/accounts/:acc/(mentions|unattended|participating)/conversations/:cid' },
    ],
    link: '{origin}/app/accounts/{acc}/conversations/{cid}',
    group: 'team',
    groupType: 'team',
  },
  person: [
    {
      when: [request('GET', '/auth/validate_token')],
      id: 'response:payload.data.email',
      name: 'response:payload.data.name',
    },
    { when: [request('POST', signIn, { value: 'status:', is: [200] })], id: 'response:data.email', name: 'response:data.name' },
    {
      when: [request('GET', `${account}/teams`)],
      each: 'response:',
      where: [{ value: 'item:is_member', is: [true] }],
      groups: 'item:id',
    },
    { when: [request('GET', `${account}/conversations`)], id: 'header:uid' },
  ],
  remember: [...remember, ...chatwootAdminMemory],
  rules: [...activity, ...chatwootWork, ...chatwootAdmin],
  ignore: [
    { path: `${conversation}/(toggle_typing_status|update_last_seen)` },
    { path: `${account}/conversations/filter` },
    { path: `${account}/notifications{/*}?` },
    { path: '/api/v1/profile/set_active_account' },
    { path: '/cable' },
  ],
  notCovered: [
    {
      what: 'What customers write',
      reason:
        'Its live feed brings the messages of all conversations of an inbox to each of its agents, opened or not: each device would record them all.',
    },
    { what: 'Other settings of an inbox', reason: 'Its form sends all of them, and no list shows what they were before.' },
    {
      what: 'The members of an inbox or team that was never shown',
      reason: 'The whole set is sent: who was added or removed cannot be told.',
    },
    {
      what: 'Whether a super admin acts in the name of an agent',
      reason: 'The console then names that agent in every request; the flag in its session storage was never seen.',
    },
  ],
};
