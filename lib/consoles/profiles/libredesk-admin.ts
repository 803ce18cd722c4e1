/** What admins change in LibreDesk: roles, permissions, teams, inboxes, tags, settings. */
import type { Remember, Rule } from '../profile.ts';
import { request } from './shapes.ts';

const api = '/api/v1';

export const libredeskAdminMemory: readonly Remember[] = [
  {
    when: [request('GET', `${api}/roles/:id`)],
    type: 'role',
    id: 'path:id',
    set: { name: 'response:data.name', permissions: 'response:data.permissions' },
  },
  {
    when: [request('GET', `${api}/agents/:id(\\d+)`)],
    type: 'agent',
    id: 'path:id',
    set: {
      name: { of: ['response:data.first_name', 'response:data.last_name'] },
      roles: 'response:data.roles',
      teams: 'response:data.teams[*].name',
    },
  },
  { when: [request('GET', `${api}/inboxes`)], each: 'response:data', type: 'inbox', id: 'item:id', set: { name: 'item:name' } },
  { when: [request('GET', `${api}/inboxes/:id(\\d+)`)], type: 'inbox', id: 'path:id', set: { name: 'response:data.name' } },
  { when: [request('GET', `${api}/teams/:id(\\d+)`)], type: 'team', id: 'path:id', set: { name: 'response:data.name' } },
  { when: [request('GET', `${api}/tags`)], each: 'response:data', type: 'tag', id: 'item:id', set: { name: 'item:name' } },
];

/** Its forms send all that they show, so only what differs from what was shown has changed. */
const form = { provenance: 'source', conversation: null, changes: 'only' } satisfies Partial<Rule>;
const plain = { provenance: 'source', conversation: null } satisfies Partial<Rule>;

export const libredeskAdmin: readonly Rule[] = [
  {
    id: 'customer-blocked',
    event: 'customer.blocked',
    ...plain,
    when: [request('PUT', `${api}/contacts/:id/block`, { value: 'body:enabled', not: [true] })],
    entity: { type: 'customer', id: 'path:id' },
    conversation: 'route:cid',
  },
  {
    id: 'customer-unblocked',
    event: 'customer.unblocked',
    ...plain,
    provenance: 'unverified',
    when: [request('PUT', `${api}/contacts/:id/block`, { value: 'body:enabled', is: [true] })],
    entity: { type: 'customer', id: 'path:id' },
    conversation: 'route:cid',
  },
  {
    id: 'permissions',
    event: 'permission.changed',
    ...form,
    when: [request('PUT', `${api}/roles/:id`)],
    entity: { type: 'role', id: 'path:id' },
    to: 'body:permissions',
    field: 'permissions',
  },
  {
    id: 'role',
    event: 'role.changed',
    ...form,
    when: [request('PUT', `${api}/agents/:id(\\d+)`)],
    entity: { type: 'agent', id: 'path:id' },
    to: 'body:roles',
    field: 'roles',
  },
  {
    id: 'agent-teams',
    event: 'queue.agent-added',
    ...plain,
    provenance: 'unverified',
    when: [request('PUT', `${api}/agents/:id(\\d+)`)],
    entity: { type: 'agent', id: 'path:id' },
    set: { field: 'teams', of: 'body:teams', removed: 'queue.agent-removed' },
  },
  {
    id: 'team-renamed',
    event: 'queue.renamed',
    ...form,
    when: [request('PUT', `${api}/teams/:id`)],
    entity: { type: 'team', id: 'path:id', name: 'body:name' },
    to: 'body:name',
    field: 'name',
  },
  {
    id: 'inbox-renamed',
    event: 'queue.renamed',
    ...form,
    when: [request('PUT', `${api}/inboxes/:id`)],
    entity: { type: 'inbox', id: 'path:id', name: 'body:name' },
    to: 'body:name',
    field: 'name',
  },
  {
    id: 'settings',
    event: 'settings.changed',
    ...plain,
    when: [request('PUT', `${api}/settings/general`)],
    entity: { type: 'settings', id: 'const:general' },
  },
  {
    id: 'statuses-and-sla',
    event: 'settings.changed',
    ...plain,
    when: [request('POST', `${api}/:kind(statuses|sla)`), request(['PUT', 'DELETE'], `${api}/:kind(statuses|sla)/:id`)],
    entity: { type: 'settings', id: 'path:kind', name: 'body:name' },
  },
  {
    id: 'tag-created',
    event: 'tag.created',
    ...plain,
    when: [request('POST', `${api}/tags`)],
    entity: { type: 'tag', id: 'response:data.id', name: 'body:name' },
  },
  {
    id: 'tag-renamed',
    event: 'tag.renamed',
    ...form,
    when: [request('PUT', `${api}/tags/:id`)],
    entity: { type: 'tag', id: 'path:id', name: 'body:name' },
    to: 'body:name',
    field: 'name',
  },
  {
    id: 'tag-deleted',
    event: 'tag.deleted',
    ...plain,
    when: [request('DELETE', `${api}/tags/:id`)],
    entity: { type: 'tag', id: 'path:id' },
  },
];
