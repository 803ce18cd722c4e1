/** What admins change in Chatwoot: queues, tags, roles, permissions, settings. */
import type { Remember, Rule, Source, Value } from '../profile.ts';
import { none, request } from './shapes.ts';

const account = '/api/v1/accounts/:acc';

export const chatwootAdminMemory: readonly Remember[] = [
  {
    when: [request('GET', `${account}/agents`)],
    each: 'response:',
    type: 'agent',
    id: 'item:id',
    set: { name: 'item:name', role: 'item:role', custom: [{ of: 'item:custom_role_id', named: 'role' }, none] },
  },
  {
    when: [request('GET', `${account}/teams`)],
    each: 'response:',
    type: 'team',
    id: 'item:id',
    set: { name: 'item:name' },
  },
  {
    when: [request('GET', `${account}/inboxes`)],
    each: 'response:payload',
    type: 'inbox',
    id: 'item:id',
    set: { name: 'item:name' },
  },
  {
    when: [request('GET', `${account}/labels`)],
    each: 'response:payload',
    type: 'tag',
    id: 'item:id',
    set: { name: 'item:title' },
  },
  {
    when: [request('GET', `${account}/custom_roles`)],
    each: 'response:',
    type: 'role',
    id: 'item:id',
    set: { name: 'item:name', permissions: 'item:permissions' },
  },
  {
    when: [request('GET', `${account}/inbox_members/:inbox`)],
    type: 'inbox',
    id: 'path:inbox',
    set: { members: { of: 'response:payload', at: '[*].id', named: 'agent' } },
  },
  {
    when: [request('GET', `${account}/teams/:team/team_members`)],
    type: 'team',
    id: 'path:team',
    set: { members: { of: 'response:', at: '[*].id', named: 'agent' } },
  },
];

/** Its forms send all that they show, so only what differs from what was shown has changed. */
const form = { provenance: 'source', conversation: null, changes: 'only' } satisfies Partial<Rule>;
const plain = { provenance: 'source', conversation: null } satisfies Partial<Rule>;
const members: Value = { of: 'body:user_ids', named: 'agent' };

function named(noun: 'tag' | 'queue', type: 'tag' | 'team' | 'inbox', path: string, name: Source): Rule[] {
  return [
    {
      id: `${type}-created`,
      event: `${noun}.created`,
      ...plain,
      when: [request('POST', path)],
      entity: { type, id: ['response:id', 'response:payload.id'], name },
    },
    {
      id: `${type}-renamed`,
      event: `${noun}.renamed`,
      ...form,
      when: [request('PATCH', `${path}/:id`)],
      entity: { type, id: 'path:id', name },
      to: name,
      field: 'name',
    },
    {
      id: `${type}-deleted`,
      event: `${noun}.deleted`,
      ...plain,
      when: [request('DELETE', `${path}/:id`)],
      entity: { type, id: 'path:id' },
    },
  ];
}

export const chatwootAdmin: readonly Rule[] = [
  ...named('tag', 'tag', `${account}/labels`, 'body:title'),
  ...named('queue', 'team', `${account}/teams`, 'body:name'),
  ...named('queue', 'inbox', `${account}/inboxes`, 'body:name'),
  {
    id: 'inbox-hours',
    event: 'queue.working-hours-changed',
    ...plain,
    when: [request('PATCH', `${account}/inboxes/:id`, { value: 'body:working_hours', exists: true })],
    entity: { type: 'inbox', id: 'path:id' },
  },
  {
    id: 'inbox-members',
    event: 'queue.agent-added',
    ...plain,
    when: [request('PATCH', `${account}/inbox_members`)],
    entity: { type: 'inbox', id: 'body:inbox_id' },
    set: { field: 'members', of: members, removed: 'queue.agent-removed' },
  },
  {
    id: 'team-members-added',
    event: 'queue.agent-added',
    ...plain,
    when: [request('POST', `${account}/teams/:team/team_members`)],
    entity: { type: 'team', id: 'path:team' },
    set: { field: 'members', of: members, only: 'added' },
  },
  {
    id: 'team-members',
    event: 'queue.agent-added',
    ...plain,
    when: [request('PATCH', `${account}/teams/:team/team_members`)],
    entity: { type: 'team', id: 'path:team' },
    set: { field: 'members', of: members, removed: 'queue.agent-removed' },
  },
  {
    id: 'agent-created',
    event: 'account.created',
    ...plain,
    when: [request('POST', `${account}/agents`)],
    entity: { type: 'agent', id: 'response:id', name: 'body:name' },
    to: 'body:role',
  },
  {
    id: 'agent-deleted',
    event: 'account.deleted',
    ...plain,
    when: [request('DELETE', `${account}/agents/:id`)],
    entity: { type: 'agent', id: 'path:id' },
  },
  {
    id: 'role',
    event: 'role.changed',
    ...form,
    when: [request('PATCH', `${account}/agents/:id`)],
    entity: { type: 'agent', id: 'path:id' },
    to: 'body:role',
    field: 'role',
  },
  {
    id: 'custom-role',
    event: 'role.changed',
    ...form,
    when: [request('PATCH', `${account}/agents/:id`)],
    entity: { type: 'agent', id: 'path:id' },
    to: { of: 'body:custom_role_id', named: 'role' },
    field: 'custom',
  },
  {
    id: 'role-created',
    event: 'role.created',
    ...plain,
    when: [request('POST', `${account}/custom_roles`)],
    entity: { type: 'role', id: 'response:id', name: 'body:name' },
    to: 'body:permissions',
  },
  {
    id: 'permissions',
    event: 'permission.changed',
    ...form,
    when: [request('PATCH', `${account}/custom_roles/:id`)],
    entity: { type: 'role', id: 'path:id' },
    to: 'body:permissions',
    field: 'permissions',
  },
  {
    id: 'role-deleted',
    event: 'role.deleted',
    ...plain,
    when: [request('DELETE', `${account}/custom_roles/:id`)],
    entity: { type: 'role', id: 'path:id' },
  },
  {
    id: 'automation',
    event: 'settings.changed',
    ...plain,
    when: [request('POST', `${account}/automation_rules`), request(['PATCH', 'DELETE'], `${account}/automation_rules/:id`)],
    entity: { type: 'automation-rule', id: ['path:id', 'response:payload.id', 'response:id'], name: 'body:name' },
  },
  {
    id: 'plugin',
    event: 'plugin.changed',
    ...plain,
    when: [request('POST', `${account}/integrations/hooks`), request(['PATCH', 'DELETE'], `${account}/integrations/hooks/:id`)],
    entity: { type: 'plugin', id: ['path:id', 'response:id'], name: 'body:hook.app_id' },
  },
  {
    id: 'account-settings',
    event: 'settings.changed',
    ...plain,
    when: [request('PATCH', account)],
    entity: { type: 'account', id: 'path:acc' },
  },
  {
    id: 'auto-offline',
    event: 'settings.changed',
    ...plain,
    when: [request('POST', '/api/v1/profile/auto_offline')],
    entity: { type: 'agent', id: 'response:id' },
    to: 'body:profile.auto_offline',
    field: 'auto-offline',
  },
];
