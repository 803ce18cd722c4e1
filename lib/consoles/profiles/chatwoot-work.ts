/** What agents do in conversations of Chatwoot: one, many at once, and calls. */
import type { Condition, Rule } from '../profile.ts';
import { request, requestWith } from './shapes.ts';

const account = '/api/v1/accounts/:acc';
const conversation = `${account}/conversations/:cid`;
const nobody = { '0': null, '': null, null: null };
const agent = (of: 'body:assignee_id' | 'query:assignee_id' | 'body:fields.assignee_id') => ({ of, named: 'agent', map: nobody });
const team = (of: 'body:team_id' | 'body:fields.team_id') => ({ of, named: 'team', map: nobody });

const work: Rule[] = [
  {
    id: 'message-sent',
    event: 'message.sent',
    provenance: 'verified',
    when: [request('POST', `${conversation}/messages`, { value: 'body:private', not: [true] })],
    entity: { type: 'message', id: 'response:id' },
    text: { value: 'body:content' },
  },
  {
    id: 'note-added',
    event: 'conversation.note-added',
    provenance: 'verified',
    when: [request('POST', `${conversation}/messages`, { value: 'body:private', is: [true] })],
    entity: { type: 'message', id: 'response:id' },
  },
  {
    id: 'message-deleted',
    event: 'message.deleted',
    provenance: 'source',
    when: [request('DELETE', `${conversation}/messages/:mid`)],
    entity: { type: 'message', id: 'path:mid' },
  },
  {
    id: 'assigned-agent',
    event: 'conversation.assigned',
    provenance: 'source',
    note: 'Since November 2025 in the body, before in the query.',
    when: [
      ...requestWith('body:assignee_id', 'POST', `${conversation}/assignments`),
      ...requestWith('query:assignee_id', 'POST', `${conversation}/assignments`),
    ],
    to: [agent('body:assignee_id'), agent('query:assignee_id')],
    field: 'assignee',
  },
  {
    id: 'assigned-team',
    event: 'conversation.assigned',
    provenance: 'source',
    when: requestWith('body:team_id', 'POST', `${conversation}/assignments`),
    to: team('body:team_id'),
    field: 'team',
  },
  {
    id: 'status',
    event: 'conversation.status-changed',
    provenance: 'verified',
    when: [request('POST', `${conversation}/toggle_status`)],
    to: ['body:status', 'response:payload.current_status'],
    field: 'status',
  },
  {
    id: 'priority',
    event: 'conversation.priority-changed',
    provenance: 'source',
    when: [request('POST', `${conversation}/toggle_priority`)],
    to: 'body:priority',
    field: 'priority',
  },
  {
    id: 'labels',
    event: 'conversation.tagged',
    provenance: 'source',
    when: [request('POST', `${conversation}/labels`)],
    set: { field: 'labels', of: 'body:labels', removed: 'conversation.untagged' },
  },
  {
    id: 'typified',
    event: 'conversation.typified',
    provenance: 'source',
    note: 'Attributes of a conversation, where a company keeps its typification in them.',
    when: [request('POST', `${conversation}/custom_attributes`)],
    to: 'body:custom_attributes',
    field: 'custom',
    changes: 'only',
  },
  {
    id: 'customer-blocked',
    event: 'customer.blocked',
    provenance: 'source',
    when: [request('POST', `${conversation}/mute`)],
    entity: { type: 'customer' },
  },
  {
    id: 'customer-unblocked',
    event: 'customer.unblocked',
    provenance: 'source',
    when: [request('POST', `${conversation}/unmute`)],
    entity: { type: 'customer' },
  },
  {
    id: 'marked-unread',
    event: 'conversation.marked-unread',
    provenance: 'source',
    when: [request('POST', `${conversation}/unread`)],
  },
  {
    id: 'transcript',
    event: 'conversation.transcript-exported',
    provenance: 'source',
    when: [request('POST', `${conversation}/transcript`)],
    to: 'body:email',
  },
  {
    id: 'participants',
    event: 'conversation.participant-added',
    provenance: 'source',
    when: [request('PATCH', `${conversation}/participants`)],
    set: { field: 'participants', of: { of: 'body:user_ids', named: 'agent' }, removed: 'conversation.participant-removed' },
  },
  { id: 'deleted', event: 'conversation.deleted', provenance: 'source', when: [request('DELETE', conversation)] },
];

/** Many conversations at once; the list's context menu sends one this way. */
const bulk = { provenance: 'source', each: 'body:ids', conversation: 'item:' } satisfies Partial<Rule>;
const ofConversations: Condition = { value: 'body:type', is: ['Conversation'] };
const bulkPath = `${account}/bulk_actions`;
const many: Rule[] = [
  {
    id: 'bulk-assigned-agent',
    event: 'conversation.assigned',
    ...bulk,
    when: requestWith('body:fields.assignee_id', 'POST', bulkPath, ofConversations),
    to: agent('body:fields.assignee_id'),
    field: 'assignee',
  },
  {
    id: 'bulk-assigned-team',
    event: 'conversation.assigned',
    ...bulk,
    when: requestWith('body:fields.team_id', 'POST', bulkPath, ofConversations),
    to: team('body:fields.team_id'),
    field: 'team',
  },
  {
    id: 'bulk-status',
    event: 'conversation.status-changed',
    ...bulk,
    when: [request('POST', bulkPath, ofConversations, { value: 'body:fields.status', exists: true })],
    to: 'body:fields.status',
    field: 'status',
  },
  {
    id: 'bulk-tagged',
    event: 'conversation.tagged',
    ...bulk,
    when: [request('POST', bulkPath, ofConversations)],
    set: { field: 'labels', of: 'body:labels.add', only: 'added' },
  },
  {
    id: 'bulk-untagged',
    event: 'conversation.untagged',
    ...bulk,
    when: [request('POST', bulkPath, ofConversations)],
    set: { field: 'labels', of: 'body:labels.remove', only: 'removed' },
  },
  {
    id: 'macro',
    event: 'macro.run',
    provenance: 'source',
    when: [request('POST', `${account}/macros/:mid/execute`)],
    each: 'body:conversation_ids',
    conversation: 'item:',
    entity: { type: 'macro', id: 'path:mid' },
  },
];

const calls: Rule[] = [
  {
    id: 'call-started',
    event: 'call.started',
    provenance: 'source',
    when: [request('POST', `${account}/contacts/:contact/call`)],
    entity: { type: 'customer', id: 'path:contact' },
    conversation: ['body:conversation_id', 'response:conversation_id', 'route:cid'],
  },
  {
    id: 'whatsapp-call-started',
    event: 'call.started',
    provenance: 'source',
    when: [request('POST', `${account}/whatsapp_calls/initiate`)],
    conversation: ['body:conversation_id', 'route:cid'],
  },
  {
    id: 'call-joined',
    event: 'meeting.joined',
    provenance: 'source',
    when: [request('POST', `${account}/inboxes/:inbox/conference`)],
    entity: { type: 'inbox', id: 'path:inbox' },
    conversation: ['body:conversation_id', 'query:conversation_id', 'route:cid'],
  },
  {
    id: 'call-left',
    event: 'meeting.left',
    provenance: 'source',
    when: [request('DELETE', `${account}/inboxes/:inbox/conference`)],
    entity: { type: 'inbox', id: 'path:inbox' },
    conversation: ['body:conversation_id', 'query:conversation_id', 'route:cid'],
  },
  {
    id: 'meeting-created',
    event: 'meeting.created',
    provenance: 'source',
    when: [request('POST', `${account}/integrations/dyte/create_a_meeting`)],
    conversation: 'body:conversation_id',
  },
  {
    id: 'meeting-joined',
    event: 'meeting.joined',
    provenance: 'source',
    when: [request('POST', `${account}/integrations/dyte/add_participant_to_meeting`)],
    entity: { type: 'message', id: 'body:message_id' },
    conversation: ['body:conversation_id', 'route:cid'],
  },
];

export const chatwootWork: readonly Rule[] = [...work, ...many, ...calls];
