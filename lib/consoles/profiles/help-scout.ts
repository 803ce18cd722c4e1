/** Help Scout. Its own calls are not public: the rules are the documented interface for programs, each a candidate. */
import type { Profile, Rule } from '../profile.ts';
import { candidates, none, request, unknownAgent, unknownCalls } from './shapes.ts';

const conversation = '/v2/conversations/:cid(\\d+)';

/** JSON Patch: one change, or a list of them. */
const patched = (path: string, ...ops: string[]): Pick<Rule, 'when' | 'each' | 'where'> => ({
  when: [request('PATCH', conversation)],
  each: 'body:',
  where: [
    { value: 'item:path', is: [path] },
    { value: 'item:op', is: ops },
  ],
});

const rules = candidates([
  { id: 'status', event: 'conversation.status-changed', ...patched('/status', 'replace'), to: 'item:value', field: 'status' },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    ...patched('/assignTo', 'replace'),
    to: { of: 'item:value', named: 'agent' },
    field: 'assignee',
  },
  { id: 'unassigned', event: 'conversation.assigned', ...patched('/assignTo', 'remove'), to: none, field: 'assignee' },
  {
    id: 'moved',
    event: 'conversation.assigned',
    ...patched('/mailboxId', 'move', 'replace'),
    to: { of: 'item:value', named: 'mailbox' },
    field: 'mailbox',
  },
  {
    id: 'tags',
    event: 'conversation.tagged',
    when: [request('PUT', `${conversation}/tags`, { value: 'body:tags', exists: true })],
    set: { field: 'tags', of: 'body:tags', removed: 'conversation.untagged' },
  },
]);

export const helpScout: Profile = {
  format: 1,
  id: 'help-scout',
  name: 'Help Scout',
  version: '1.0.0',
  sources: ['Public interface for programs, version 2', 'The address of a conversation stands in several unrelated public programs'],
  hosts: ['secure.helpscout.net'],
  conversation: {
    routes: [{ path: '/conversation/:cid(\\d+)/:number(\\d+){/}?' }],
    link: '{origin}/conversation/{cid}/{number}',
    group: 'mailbox',
    groupType: 'mailbox',
  },
  person: [],
  remember: [
    {
      when: [request('GET', conversation, { value: 'response:status', exists: true })],
      type: 'conversation',
      id: 'path:cid',
      set: {
        status: 'response:status',
        tags: 'response:tags[*].tag',
        assignee: { of: 'response:assignee.id', named: 'agent' },
        mailbox: { of: 'response:mailboxId', named: 'mailbox' },
      },
    },
  ],
  rules,
  ignore: [],
  notCovered: [unknownAgent, ...unknownCalls('Log-ins and log-outs', 'Agent status', 'Messages and notes')],
};
