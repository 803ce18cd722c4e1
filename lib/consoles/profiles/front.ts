/** Front. Its own calls are not public: the rules are the documented interface for programs, each a candidate. */
import type { Profile } from '../profile.ts';
import { candidates, request, requestWith, unknownAgent, unknownCalls } from './shapes.ts';

const conversation = '/conversations/:cid(cnv_\\w+)';

const rules = candidates([
  {
    id: 'status',
    event: 'conversation.status-changed',
    when: [request('PATCH', conversation, { value: 'body:status', is: ['archived', 'open', 'spam'] })],
    to: 'body:status',
    field: 'status',
  },
  { id: 'deleted', event: 'conversation.deleted', when: [request('PATCH', conversation, { value: 'body:status', is: ['deleted'] })] },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    when: requestWith('body:assignee_id', 'PATCH', conversation),
    to: { of: 'body:assignee_id', named: 'agent' },
    field: 'assignee',
  },
  {
    id: 'moved',
    event: 'conversation.assigned',
    when: [request('PATCH', conversation, { value: 'body:inbox_id', exists: true })],
    to: { of: 'body:inbox_id', named: 'inbox' },
    field: 'inbox',
  },
  {
    id: 'tags',
    event: 'conversation.tagged',
    when: [request('PATCH', conversation, { value: 'body:tag_ids', exists: true })],
    set: { field: 'tags', of: { of: 'body:tag_ids', named: 'tag' }, removed: 'conversation.untagged' },
  },
]);

export const front: Profile = {
  format: 1,
  id: 'front',
  name: 'Front',
  version: '1.0.0',
  sources: ['Public interface for programs', 'The address of a conversation stands in several unrelated public programs'],
  hosts: ['app.frontapp.com'],
  conversation: { routes: [{ path: '/open/:cid(cnv_\\w+)' }], link: '{origin}/open/{cid}', group: 'inbox', groupType: 'inbox' },
  person: [],
  remember: [
    {
      when: [request('GET', conversation, { value: 'response:tags', exists: true })],
      type: 'conversation',
      id: 'path:cid',
      set: { assignee: { of: 'response:assignee.id', named: 'agent' }, tags: { of: 'response:tags[*].id', named: 'tag' } },
    },
  ],
  rules,
  ignore: [],
  notCovered: [
    unknownAgent,
    { what: 'Conversations that are opened from a list', reason: 'Only the address that links have is public: teach the others.' },
    { what: 'What Front tells its plugins: the open conversation and the teammate', reason: 'It tells them inside their own frames only.' },
    ...unknownCalls('Log-ins and log-outs', 'Agent status', 'Messages and comments'),
  ],
};
