/** Freshchat. Its own calls are not public: the rules are the documented interface for programs, each a candidate. */
import type { Profile } from '../profile.ts';
import { candidates, request, requestWith, unknownAgent, unknownCalls } from './shapes.ts';

const conversation = '/v2/conversations/:cid';
/** The whole conversation may be sent: what was not known to be another before is not told. */
const changes = { changes: 'only' } as const;

const rules = candidates([
  {
    id: 'status',
    event: 'conversation.status-changed',
    when: [request('PUT', conversation, { value: 'body:status', exists: true })],
    to: 'body:status',
    field: 'status',
    ...changes,
  },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    when: requestWith('body:assigned_agent_id', 'PUT', conversation),
    to: { of: 'body:assigned_agent_id', named: 'agent' },
    field: 'assignee',
    ...changes,
  },
  {
    id: 'assigned-to-group',
    event: 'conversation.assigned',
    when: requestWith('body:assigned_group_id', 'PUT', conversation),
    to: { of: 'body:assigned_group_id', named: 'group' },
    field: 'group',
    ...changes,
  },
]);

export const freshchat: Profile = {
  format: 1,
  id: 'freshchat',
  name: 'Freshchat',
  version: '1.0.0',
  sources: [
    'Public interface for programs, version 2',
    'The address of a conversation stands in several unrelated public programs',
    'The host *.myfreshworks.com is a guess',
  ],
  hosts: ['web.freshchat.com', '*.myfreshworks.com'],
  conversation: {
    routes: [{ path: '/a/:acc/open/conversation/:cid' }],
    link: '{origin}/a/{acc}/open/conversation/{cid}',
    group: 'group',
    groupType: 'group',
  },
  person: [],
  remember: [
    {
      when: [request('GET', conversation, { value: 'response:status', exists: true })],
      type: 'conversation',
      id: 'path:cid',
      set: {
        status: 'response:status',
        assignee: { of: 'response:assigned_agent_id', named: 'agent' },
        group: { of: 'response:assigned_group_id', named: 'group' },
      },
    },
  ],
  rules,
  ignore: [],
  notCovered: [
    unknownAgent,
    ...unknownCalls('Log-ins and log-outs', 'Agent status', 'Messages and notes', 'Other lists than the open conversations'),
  ],
};
