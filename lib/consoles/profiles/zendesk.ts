/** Zendesk's agent workspace. Its pages also use calls that are not public: the rules are the documented interface of its host, each a candidate. */
import type { Profile } from '../profile.ts';
import { candidates, request, requestWith, unknownCalls } from './shapes.ts';

const ticket = '/api/v2/tickets/:cid(\\d+){.json}?';

const rules = candidates([
  {
    id: 'status',
    event: 'conversation.status-changed',
    when: [request('PUT', ticket, { value: 'body:ticket.status', exists: true })],
    to: 'body:ticket.status',
    field: 'status',
  },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    when: requestWith('body:ticket.assignee_id', 'PUT', ticket),
    to: { of: 'body:ticket.assignee_id', named: 'agent' },
    field: 'assignee',
  },
  {
    id: 'assigned-to-group',
    event: 'conversation.assigned',
    when: requestWith('body:ticket.group_id', 'PUT', ticket),
    to: { of: 'body:ticket.group_id', named: 'group' },
    field: 'group',
  },
  {
    id: 'priority',
    event: 'conversation.priority-changed',
    when: requestWith('body:ticket.priority', 'PUT', ticket),
    to: 'body:ticket.priority',
    field: 'priority',
  },
  {
    id: 'tags',
    event: 'conversation.tagged',
    when: [request('PUT', ticket, { value: 'body:ticket.tags', exists: true })],
    set: { field: 'tags', of: 'body:ticket.tags', removed: 'conversation.untagged' },
  },
  {
    id: 'message',
    event: 'message.sent',
    when: [request('PUT', ticket, { value: 'body:ticket.comment.public', is: [true] })],
    text: { value: 'body:ticket.comment.body' },
  },
  { id: 'note', event: 'conversation.note-added', when: [request('PUT', ticket, { value: 'body:ticket.comment.public', is: [false] })] },
]);

export const zendesk: Profile = {
  format: 1,
  id: 'zendesk',
  name: 'Zendesk',
  version: '1.0.0',
  sources: [
    'Public interface for programs, version 2, on the console’s own host',
    'The address of a ticket stands in several unrelated public programs',
  ],
  hosts: ['*.zendesk.com'],
  conversation: {
    routes: [{ path: '/agent/tickets/:cid(\\d+)' }],
    link: '{origin}/agent/tickets/{cid}',
    group: 'group',
    groupType: 'group',
  },
  person: [{ when: [request('GET', '/api/v2/users/me{.json}?')], id: 'response:user.id', name: 'response:user.name' }],
  remember: [
    {
      when: [request('GET', ticket, { value: 'response:ticket', exists: true })],
      type: 'conversation',
      id: 'path:cid',
      set: {
        status: 'response:ticket.status',
        priority: 'response:ticket.priority',
        tags: 'response:ticket.tags',
        assignee: { of: 'response:ticket.assignee_id', named: 'agent' },
        group: { of: 'response:ticket.group_id', named: 'group' },
      },
    },
  ],
  rules,
  ignore: [],
  notCovered: [
    { what: 'The agent’s own groups', reason: 'Where the console asks for them is not public.' },
    ...unknownCalls(
      'The unified agent status: online, away, transfers only, offline and a company’s own ones',
      'Log-ins and log-outs',
      'What the console does by GraphQL',
    ),
  ],
};
