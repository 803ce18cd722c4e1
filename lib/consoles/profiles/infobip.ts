/** Infobip Conversations. Its portal's own calls are not public: the rules are its documented interface, each a candidate. */
import type { Profile, Value } from '../profile.ts';
import { infobipSettings } from './infobip-settings.ts';
import { candidates, none, request, requestWith, unknownAgent, unknownCalls } from './shapes.ts';

const conversation = '/ccaas/1/conversations/:cid';
const status = '/ccaas/1/agents/:agent/status';

const fields: { id: string; event: string; source: `body:${string}`; to: Value; field: string }[] = [
  { id: 'status', event: 'conversation.status-changed', source: 'body:status', to: 'body:status', field: 'status' },
  { id: 'priority', event: 'conversation.priority-changed', source: 'body:priority', to: 'body:priority', field: 'priority' },
  { id: 'queue', event: 'conversation.assigned', source: 'body:queueId', to: { of: 'body:queueId', named: 'queue' }, field: 'queue' },
  { id: 'agent', event: 'conversation.assigned', source: 'body:agentId', to: { of: 'body:agentId', named: 'agent' }, field: 'assignee' },
];

/** PATCH sends what is changed; PUT sends all that the conversation has. */
const changes = candidates(
  fields.flatMap(({ id, source, ...rule }) => [
    { id, ...rule, when: requestWith(source, 'PATCH', conversation) },
    { id: `${id}-in-whole`, ...rule, when: requestWith(source, 'PUT', conversation), changes: 'only' as const },
  ]),
);

const presence = { entity: { type: 'agent', id: 'path:agent' }, conversation: null, to: 'body:status', field: 'status' } as const;

const work = candidates([
  { id: 'went-online', event: 'agent.went-online', ...presence, when: [request('PUT', status, { value: 'body:status', is: ['ACTIVE'] })] },
  {
    id: 'went-invisible',
    event: 'agent.went-offline',
    ...presence,
    when: [request('PUT', status, { value: 'body:status', is: ['INVISIBLE'] })],
  },
  {
    id: 'agent-status',
    event: 'agent.status-changed',
    ...presence,
    when: [request('PUT', status, { value: 'body:status', is: ['BUSY', 'AWAY'] })],
  },
  {
    id: 'assigned',
    event: 'conversation.assigned',
    when: requestWith('body:agentId', 'PUT', `${conversation}/assignee`),
    to: { of: 'body:agentId', named: 'agent' },
    field: 'assignee',
  },
  {
    id: 'unassigned',
    event: 'conversation.assigned',
    when: [request('DELETE', `${conversation}/assignee`)],
    to: none,
    field: 'assignee',
  },
  {
    id: 'routed',
    event: 'conversation.assigned',
    note: 'It goes to whichever queue its routes choose: the new one is not sent.',
    when: [request('POST', `${conversation}/route`)],
  },
  { id: 'tagged', event: 'conversation.tagged', when: [request('POST', `${conversation}/tags`)], to: 'body:tagName' },
  { id: 'untagged', event: 'conversation.untagged', when: [request('DELETE', `${conversation}/tags/:tag`)], from: 'path:tag' },
  {
    id: 'message',
    event: 'message.sent',
    when: [request('POST', `${conversation}/messages`, { value: 'body:contentType', exists: true })],
    text: { value: 'body:content.text' },
  },
  { id: 'note', event: 'conversation.note-added', when: [request('POST', `${conversation}/notes`)] },
  { id: 'typified', event: 'conversation.typified', when: [request('PUT', '/ccaas/2/conversations/:cid/form')] },
  {
    id: 'transferred-to-agent',
    event: 'conversation.transferred',
    when: [request('PATCH', '/ccaas/voice/2/conversation/:cid/transfer/agent')],
    to: { of: 'body:agentId', named: 'agent' },
  },
  {
    id: 'transferred-to-queue',
    event: 'conversation.transferred',
    when: [request('PATCH', '/ccaas/voice/2/conversation/:cid/transfer/queue')],
    to: { of: 'body:queueId', named: 'queue' },
  },
  {
    id: 'transferred-outside',
    event: 'conversation.transferred',
    note: 'The number is a person’s: it is not kept.',
    when: [request('PATCH', '/ccaas/voice/2/conversation/:cid/transfer/external-number')],
    to: 'const:external number',
  },
  {
    id: 'call',
    event: 'call.started',
    when: [request('POST', '/ccaas/voice/2/outbound-call-conversation')],
    conversation: ['response:conversationId', 'response:id'],
    entity: null,
  },
]);

export const infobip: Profile = {
  format: 1,
  id: 'infobip-conversations',
  name: 'Infobip Conversations',
  version: '1.0.0',
  sources: [
    'Infobip public OpenAPI 3.210.0, "conversations": the interface for programs, not seen in the portal',
    'The address of a conversation stands in four unrelated public programs',
  ],
  hosts: ['portal.infobip.com', 'portal2.infobip.com', 'portal-ru.infobip.com'],
  conversation: {
    routes: [{ path: '/conversations/my-work', search: '{*&}?conversationId=:cid([^&]+){&*}?' }],
    link: '{origin}/conversations/my-work?conversationId={cid}',
    group: 'queue',
    groupType: 'queue',
  },
  person: [],
  remember: [
    {
      when: [request('GET', conversation, { value: 'response:status', exists: true })],
      type: 'conversation',
      id: 'path:cid',
      set: {
        status: 'response:status',
        priority: 'response:priority',
        queue: { of: 'response:queueId', named: 'queue' },
        assignee: { of: 'response:agentId', named: 'agent' },
      },
    },
    {
      when: [request('GET', '/ccaas/1/queues')],
      each: 'response:queues',
      type: 'queue',
      id: 'item:id',
      set: { name: 'item:name' },
    },
  ],
  rules: [...changes, ...work, ...infobipSettings],
  ignore: [],
  notCovered: [
    unknownAgent,
    { what: 'The topic and the summary of a conversation', reason: 'No event of the log means them.' },
    ...unknownCalls(
      'Log-ins and log-outs',
      'Tag renamed',
      'Queue working hours, default sender and assignment method changed; sender added to and removed from a queue',
      'Account capacity created, changed and deleted: live messaging, live chat, voice, e-mail (12 events)',
      'Agent capacity created, changed and deleted: live messaging, live chat, voice, e-mail (12 events)',
      'Route created, renamed, destination queue, priority, enabled and only during working hours changed',
    ),
    { what: 'Views in other lists than "My work"', reason: 'Only the address in "My work" is known: teach the others.' },
  ],
};
