/** HubSpot's conversations inbox. Its own calls are not public: the rules are the documented interface for programs, each a candidate. */
import type { Profile } from '../profile.ts';
import { candidates, request, unknownAgent, unknownCalls } from './shapes.ts';

const rules = candidates([
  {
    id: 'status',
    event: 'conversation.status-changed',
    when: [request('PATCH', '/conversations/v3/conversations/threads/:cid(\\d+)', { value: 'body:status', is: ['OPEN', 'CLOSED'] })],
    to: 'body:status',
    field: 'status',
  },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    note: 'A beta of 2026-09, whose path may still change.',
    when: [request('PUT', '/conversations/*/threads/:cid(\\d+)/assignee', { value: 'body:actorId', exists: true })],
    to: { of: 'body:actorId', named: 'agent' },
    field: 'assignee',
  },
]);

export const hubspot: Profile = {
  format: 1,
  id: 'hubspot',
  name: 'HubSpot',
  version: '1.0.0',
  sources: [
    'Public interface for programs, conversations version 3',
    'The address of a thread stands in several unrelated public programs',
  ],
  hosts: ['app.hubspot.com'],
  conversation: { routes: [{ path: '/live-messages/:portal/inbox/:cid(\\d+){/}?' }], link: '{origin}/live-messages/{portal}/inbox/{cid}' },
  person: [],
  remember: [],
  rules,
  ignore: [],
  notCovered: [
    unknownAgent,
    { what: 'HubSpot on other hosts, as in other regions', reason: 'They are not known for sure: add the site and choose this profile.' },
    ...unknownCalls('Log-ins and log-outs', 'Agent status', 'Messages and comments', 'The inbox or team of a thread'),
  ],
};
