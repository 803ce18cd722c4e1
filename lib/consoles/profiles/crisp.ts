/** Crisp's inbox. Its own calls are not public: the rules are the documented interface for programs, each a candidate. */
import type { Profile } from '../profile.ts';
import { candidates, request, requestWith, unknownAgent, unknownCalls } from './shapes.ts';

const conversation = '/v1/website/:site/conversation/:cid';
const assigned = 'body:assigned.user_id';

const rules = candidates([
  {
    id: 'status',
    event: 'conversation.status-changed',
    when: [request('PATCH', `${conversation}/state`, { value: 'body:state', exists: true })],
    to: 'body:state',
    field: 'status',
  },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    when: [
      ...requestWith(assigned, 'PATCH', `${conversation}/routing`),
      request('PATCH', `${conversation}/routing`, { value: 'body:assigned', is: [null] }),
    ],
    to: [{ of: assigned, named: 'agent' }, 'body:assigned'],
    field: 'assignee',
  },
  {
    id: 'moved',
    event: 'conversation.assigned',
    when: requestWith('body:inbox_id', 'PATCH', `${conversation}/inbox`),
    to: { of: 'body:inbox_id', named: 'inbox' },
    field: 'inbox',
  },
  {
    id: 'message',
    event: 'message.sent',
    when: [request('POST', `${conversation}/message`, { value: 'body:type', exists: true }, { value: 'body:type', not: ['note'] })],
    text: { value: 'body:content' },
  },
  {
    id: 'note',
    event: 'conversation.note-added',
    when: [request('POST', `${conversation}/message`, { value: 'body:type', is: ['note'] })],
  },
  {
    id: 'segments',
    event: 'conversation.tagged',
    when: [request('PATCH', `${conversation}/meta`, { value: 'body:segments', exists: true })],
    set: { field: 'segments', of: 'body:segments', removed: 'conversation.untagged' },
  },
  { id: 'blocked', event: 'customer.blocked', when: [request('PATCH', `${conversation}/block`, { value: 'body:blocked', is: [true] })] },
]);

export const crisp: Profile = {
  format: 1,
  id: 'crisp',
  name: 'Crisp',
  version: '1.0.0',
  sources: ['npm: crisp-api 11.3.0', 'The address of a conversation stands in several unrelated public programs'],
  hosts: ['app.crisp.chat'],
  conversation: {
    routes: [{ path: '/website/:site/inbox/:cid(session_[\\w\\-]+){/}?' }],
    link: '{origin}/website/{site}/inbox/{cid}/',
    group: 'inbox',
    groupType: 'inbox',
  },
  person: [],
  remember: [
    {
      when: [request('GET', conversation, { value: 'response:data.state', exists: true })],
      type: 'conversation',
      id: 'path:cid',
      set: {
        status: 'response:data.state',
        segments: 'response:data.meta.segments',
        assignee: { of: 'response:data.assigned.user_id', named: 'agent' },
        inbox: { of: 'response:data.inbox_id', named: 'inbox' },
      },
    },
  ],
  rules,
  ignore: [{ method: ['PATCH'], path: `${conversation}/read` }],
  notCovered: [
    unknownAgent,
    { what: 'Customers who are let in again', reason: 'No event of the log means it.' },
    ...unknownCalls('Log-ins and log-outs', 'Agent status', 'What goes over its socket'),
  ],
};
