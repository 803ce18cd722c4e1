/** CommBox. Its console's own calls are not public: the rules are its documented interface, each a candidate. */
import type { Condition, Profile, Rule, Value } from '../profile.ts';
import { candidates, none, request, unknownAgent, unknownCalls } from './shapes.ts';

/** The status that counts stands in the body of the answer. */
const sure = { success: { where: [{ value: 'response:status', is: [200] }] } } satisfies Partial<Rule>;
const manager = '/managers/:manager(\\d+)';
const object = '/objects/:cid';
const inStream = `/streams/:stream${object}`;

/** A body is JSON, or a form whose field `data` is JSON text. */
const sent = (at: string): Extract<Value, unknown[]> => [`body:data.${at}`, { of: 'body:data', json: true, at }];
const has = (at: string, is: NonNullable<Condition['is']>): Condition => ({ value: sent(at), is });

const states = {
  1: 'open',
  2: 'resolved',
  3: 'forward',
  4: 'irrelevant',
  8: 'in process',
  10: 'follow up',
  14: 'archive',
  15: 'pending',
};

const work = candidates([
  {
    id: 'status',
    event: 'conversation.status-changed',
    when: [request('POST', `${object}/status/:status(1|2|3|4|8|10|14|15)`)],
    to: { of: 'path:status', map: states },
    field: 'status',
    ...sure,
  },
  { id: 'deleted', event: 'conversation.deleted', when: [request('POST', `${object}/status/5`)], ...sure },
  {
    id: 'created',
    event: 'conversation.created',
    when: [request('POST', '/streams/:stream/objects')],
    conversation: 'response:data.id',
    ...sure,
  },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    when: [request('POST', `${manager}/assignments`, { value: 'query:objectId', exists: true })],
    conversation: 'query:objectId',
    to: { of: 'path:manager', named: 'agent' },
    field: 'assignee',
    ...sure,
  },
  {
    id: 'unassigned',
    event: 'conversation.assigned',
    when: [request('DELETE', `${manager}/assignments`, { value: 'query:objectId', exists: true })],
    conversation: 'query:objectId',
    from: { of: 'path:manager', named: 'agent' },
    to: none,
    field: 'assignee',
    ...sure,
  },
  {
    id: 'stream',
    event: 'conversation.assigned',
    when: [request('PATCH', `${object}/stream`)],
    to: [
      { of: 'body:data.streamId', named: 'stream' },
      { of: 'body:data', json: true, at: 'streamId', named: 'stream' },
    ],
    field: 'stream',
    ...sure,
  },
  {
    id: 'tagged',
    event: 'conversation.tagged',
    when: [request('POST', `${inStream}/tags/:tag`)],
    to: { of: 'path:tag', named: 'tag' },
    ...sure,
  },
  {
    id: 'untagged',
    event: 'conversation.untagged',
    when: [request('DELETE', `${inStream}/tags/:tag`)],
    from: { of: 'path:tag', named: 'tag' },
    ...sure,
  },
  {
    id: 'message',
    event: 'message.sent',
    note: 'Without the mark of an agent it is written in the customer’s name.',
    when: [request('POST', `${inStream}/child`, has('IsManager', [true]))],
    ...sure,
  },
  { id: 'note', event: 'conversation.note-added', when: [request('POST', `${object}/remarks`)], ...sure },
  { id: 'transcript', event: 'conversation.transcript-exported', when: [request('GET', `${inStream}/transcript`)], ...sure },
]);

const presence = { entity: { type: 'agent', id: 'path:manager' }, conversation: null, field: 'status', ...sure } as const;
const plain = { conversation: null, ...sure } as const;

const administration = candidates([
  { id: 'went-online', event: 'agent.went-online', ...presence, when: [request('POST', `${manager}/presence/1`)], to: 'const:active' },
  {
    id: 'agent-status',
    event: 'agent.status-changed',
    ...presence,
    when: [request('POST', `${manager}/presence/:presence(2|3)`)],
    to: { of: 'path:presence', map: { 2: 'busy', 3: 'away' } },
  },
  {
    id: 'agent-created',
    event: 'account.created',
    ...plain,
    when: [request('POST', '/managers')],
    entity: { type: 'agent', id: 'response:data.id' },
  },
  {
    id: 'agent-deleted',
    event: 'account.deleted',
    ...plain,
    when: [request('DELETE', manager)],
    entity: { type: 'agent', id: 'path:manager' },
  },
  {
    id: 'role',
    event: 'role.changed',
    ...plain,
    when: [request('POST', `${manager}/profiles`), request('DELETE', `${manager}/profiles{/:profile}?`)],
    entity: { type: 'agent', id: 'path:manager' },
  },
  {
    id: 'team-created',
    event: 'queue.created',
    ...plain,
    when: [request('POST', '/managers/teams')],
    entity: { type: 'team', id: 'response:data.id' },
  },
  {
    id: 'team-deleted',
    event: 'queue.deleted',
    ...plain,
    when: [request('DELETE', '/managers/teams/:team')],
    entity: { type: 'team', id: 'path:team' },
  },
  {
    id: 'tag-created',
    event: 'tag.created',
    ...plain,
    when: [request('POST', '/tags')],
    entity: { type: 'tag', id: 'response:data.id' },
  },
  {
    id: 'tag-deleted',
    event: 'tag.deleted',
    ...plain,
    when: [request('DELETE', '/tags/:tag(\\d+)')],
    entity: { type: 'tag', id: 'path:tag' },
  },
  {
    id: 'customer-edited',
    event: 'customer.edited',
    ...plain,
    when: [request('POST', '/users/:customer(\\d+)')],
    entity: { type: 'customer', id: 'path:customer' },
  },
]);

export const commbox: Profile = {
  format: 1,
  id: 'commbox',
  name: 'CommBox',
  version: '1.0.0',
  sources: [
    'commbox-io/api 255eee6: the interface for programs, not seen in the console',
    'Host: an old test suite of the vendor; *.commbox.io by a public extension',
  ],
  hosts: ['manage.commbox.io', '*.commbox.io'],
  conversation: { routes: [], link: null, group: 'stream', groupType: 'stream' },
  person: [],
  remember: [],
  rules: [...work, ...administration],
  ignore: [],
  notCovered: [
    unknownAgent,
    {
      what: 'Views, and the link of a conversation',
      reason: 'The address of an open conversation is not public, and the page shows an open one without its id: teach it.',
    },
    {
      what: 'What was changed of an agent, a team or a tag',
      reason: 'Its interface sends a whole thing: what is new of it cannot be told.',
    },
    { what: 'Sub-streams', reason: 'The log tells the stream.' },
    ...unknownCalls(
      'Login, logout and failed login',
      'Users activated and blocked',
      'Customers added and deleted',
      'Modules and settings that are set or edited',
      'Campaign lists added, edited and deleted',
    ),
    { what: 'What bots and the system do', reason: 'It happens at CommBox and never passes through an agent’s browser.' },
  ],
};
