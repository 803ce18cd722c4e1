/** Intercom's inbox. Its own calls are not public: the rules are the documented interface for programs, each a candidate. */
import type { Profile } from '../profile.ts';
import { candidates, request, unknownAgent, unknownCalls } from './shapes.ts';

const parts = '/conversations/:cid/parts';
const reply = '/conversations/:cid/reply';
const away = '/admins/:agent/away';
const presence = { entity: { type: 'agent', id: 'path:agent' }, conversation: null, field: 'status' } as const;

const rules = candidates([
  {
    id: 'status',
    event: 'conversation.status-changed',
    when: [request('POST', parts, { value: 'body:message_type', is: ['close', 'open', 'snoozed'] })],
    to: { of: 'body:message_type', map: { close: 'closed' } },
    field: 'status',
  },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    note: 'Agents and teams have ids of one kind; 0 is nobody.',
    when: [request('POST', parts, { value: 'body:message_type', is: ['assignment'] })],
    to: { of: 'body:assignee_id', named: 'agent', map: { 0: null } },
    field: 'assignee',
  },
  {
    id: 'message',
    event: 'message.sent',
    when: [request('POST', reply, { value: 'body:message_type', is: ['comment'] })],
    text: { value: 'body:body', html: true },
  },
  { id: 'note', event: 'conversation.note-added', when: [request('POST', reply, { value: 'body:message_type', is: ['note'] })] },
  {
    id: 'tagged',
    event: 'conversation.tagged',
    when: [request('POST', '/conversations/:cid/tags')],
    to: { of: 'body:id', named: 'tag' },
  },
  {
    id: 'untagged',
    event: 'conversation.untagged',
    when: [request('DELETE', '/conversations/:cid/tags/:tag')],
    from: { of: 'path:tag', named: 'tag' },
  },
  {
    id: 'away',
    event: 'agent.status-changed',
    ...presence,
    when: [request('PUT', away, { value: 'body:away_mode_enabled', is: [true] })],
    to: [{ of: 'body:away_mode_reassign', match: '^(true)$', map: { true: 'away and reassigning' } }, 'const:away'],
  },
  {
    id: 'active',
    event: 'agent.status-changed',
    ...presence,
    when: [request('PUT', away, { value: 'body:away_mode_enabled', is: [false] })],
    to: 'const:active',
  },
]);

export const intercom: Profile = {
  format: 1,
  id: 'intercom',
  name: 'Intercom',
  version: '1.0.0',
  sources: ['npm: intercom-client 7.0.3', 'The address of a conversation stands in several unrelated public programs'],
  hosts: ['app.intercom.com'],
  conversation: {
    routes: [{ path: '/a/inbox/:app/inbox/:view(.+)/conversation/:cid' }],
    link: '{origin}/a/inbox/{app}/inbox/{+view}/conversation/{cid}',
  },
  person: [],
  remember: [],
  rules,
  ignore: [],
  notCovered: [
    unknownAgent,
    ...unknownCalls('Log-ins and log-outs', 'The team of a conversation'),
    { what: 'Whether an assignment is to an agent or to a team', reason: 'Its interface sends an id of either kind.' },
  ],
};
