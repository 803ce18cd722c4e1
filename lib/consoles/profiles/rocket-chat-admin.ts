/** What managers change in Rocket.Chat Omnichannel: who is an agent, departments, tags. */
import type { Remember, Rule } from '../profile.ts';
import { none, request } from './shapes.ts';

const livechat = '/api/v1/livechat';

export const rocketChatAdminMemory: readonly Remember[] = [
  {
    when: [request('GET', `${livechat}/department`)],
    each: 'response:departments',
    type: 'department',
    id: 'item:_id',
    set: { name: 'item:name' },
  },
  {
    when: [request('GET', `${livechat}/department/:id`)],
    type: 'department',
    id: 'path:id',
    set: { name: 'response:department.name' },
  },
  { when: [request('GET', `${livechat}/tags`)], each: 'response:tags', type: 'tag', id: 'item:_id', set: { name: 'item:name' } },
];

const plain = { provenance: 'api-doc', conversation: null } satisfies Partial<Rule>;
const tag = { value: 'body:_id', exists: true };

export const rocketChatAdmin: readonly Rule[] = [
  {
    id: 'role-given',
    event: 'role.changed',
    ...plain,
    when: [request('POST', `${livechat}/users/:role(agent|manager)`)],
    entity: { type: 'agent', id: 'response:user._id', name: 'body:username' },
    to: 'path:role',
  },
  {
    id: 'role-taken',
    event: 'role.changed',
    ...plain,
    when: [request('DELETE', `${livechat}/users/:role(agent|manager)/:id`)],
    entity: { type: 'agent', id: 'path:id' },
    from: 'path:role',
    to: none,
  },
  {
    id: 'agent-settings',
    event: 'settings.changed',
    ...plain,
    when: [request('POST', `${livechat}/agents.saveInfo`)],
    entity: { type: 'agent', id: 'body:agentId' },
  },
  {
    id: 'department-created',
    event: 'queue.created',
    ...plain,
    when: [request('POST', `${livechat}/department`)],
    entity: { type: 'department', id: 'response:department._id', name: 'body:department.name' },
  },
  {
    id: 'department-renamed',
    event: 'queue.renamed',
    ...plain,
    when: [request('PUT', `${livechat}/department/:id`)],
    entity: { type: 'department', id: 'path:id', name: 'body:department.name' },
    to: 'body:department.name',
    field: 'name',
    changes: 'only',
  },
  {
    id: 'department-deleted',
    event: 'queue.deleted',
    ...plain,
    when: [request('DELETE', `${livechat}/department/:id`)],
    entity: { type: 'department', id: 'path:id' },
  },
  {
    id: 'agent-added',
    event: 'queue.agent-added',
    ...plain,
    when: [request('POST', `${livechat}/department/:id/agents`)],
    each: 'body:upsert',
    entity: { type: 'department', id: 'path:id' },
    to: { of: 'item:agentId', named: 'agent' },
  },
  {
    id: 'agent-removed',
    event: 'queue.agent-removed',
    ...plain,
    when: [request('POST', `${livechat}/department/:id/agents`)],
    each: 'body:remove',
    entity: { type: 'department', id: 'path:id' },
    from: { of: 'item:agentId', named: 'agent' },
  },
  {
    id: 'tag-created',
    event: 'tag.created',
    ...plain,
    when: [request('POST', `${livechat}/tags.save`, { ...tag, exists: false })],
    entity: { type: 'tag', id: 'response:_id', name: 'body:tagData.name' },
  },
  {
    id: 'tag-renamed',
    event: 'tag.renamed',
    ...plain,
    when: [request('POST', `${livechat}/tags.save`, tag)],
    entity: { type: 'tag', id: 'body:_id', name: 'body:tagData.name' },
    to: 'body:tagData.name',
    field: 'name',
    changes: 'only',
  },
];
