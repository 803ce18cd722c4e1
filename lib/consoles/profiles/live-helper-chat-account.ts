/** Who works in Live Helper Chat and in which state, what its admins change, and the forms of its addresses and answers. */
import type { Condition, Rule } from '../profile.ts';
import { request } from './shapes.ts';

/** Where it stands is part of a chat's link. */
export const at = (tail: string): string => `:base(.*)/${tail}`;
export const chat = (act: string): string => at(`chat/${act}/:cid(\\d+)`);
/** Every answer has status 200; `error` is a text here and a boolean there. */
export const fine: Condition = { value: 'response:error', is: ['false'] };
export const sure = { success: { where: [fine] } } satisfies Partial<Rule>;
const self = { provenance: 'source', entity: null, conversation: null } satisfies Partial<Rule>;
export const activityRules: readonly Rule[] = [
  {
    id: 'logged-in',
    event: 'account.logged-in',
    provenance: 'verified',
    note: 'It leads on where it worked, and shows its form again where it did not.',
    when: [request('POST', at('user/login'), { value: 'status:', is: [302] })],
    entity: null,
    conversation: null,
    by: { name: 'body:Username' },
  },
  {
    id: 'login-failed',
    event: 'account.login-failed',
    provenance: 'source',
    when: [request('POST', at('user/login'), { value: 'status:', is: [200] }, { value: 'body:Username', exists: true })],
    entity: null,
    conversation: null,
    by: { name: 'body:Username' },
  },
  { id: 'logged-out', event: 'account.logged-out', ...self, provenance: 'verified', when: [request('GET', at('user/logout'))] },
  {
    id: 'went-offline',
    event: 'agent.went-offline',
    ...self,
    provenance: 'verified',
    when: [request('GET', at('user/setoffline/true{/\\(reason\\)/:reason}?'))],
    to: 'const:offline',
    ...sure,
  },
  {
    id: 'went-online',
    event: 'agent.went-online',
    ...self,
    provenance: 'verified',
    when: [request('GET', at('user/setoffline/false'))],
    to: 'const:online',
    ...sure,
  },
  {
    id: 'visibility',
    event: 'agent.status-changed',
    ...self,
    when: [request('GET', at('user/setinvisible/:on(true|false)'))],
    to: { of: 'path:on', map: { true: 'invisible', false: 'visible' } },
    ...sure,
  },
  {
    id: 'always-online',
    event: 'agent.status-changed',
    ...self,
    when: [request('GET', at('user/setalwaysonline/:on(true|false)'))],
    to: { of: 'path:on', map: { true: 'always online', false: 'online while active' } },
    ...sure,
  },
  {
    id: 'activity',
    event: 'agent.status-changed',
    ...self,
    note: 'Its own watch over the mouse; where another tab was active, it changes nothing.',
    when: [request('GET', at('user/setinactive/:on(true|false)'))],
    to: { of: 'path:on', map: { true: 'inactive', false: 'active' } },
    automatic: true,
    success: { where: [fine, { value: 'response:active', is: ['false'] }] },
  },
];

export const adminRules: readonly Rule[] = [
  {
    id: 'settings',
    event: 'settings.changed',
    provenance: 'source',
    when: [request('POST', at('chat/editchatconfig/:id'))],
    entity: { type: 'settings', id: 'path:id' },
    conversation: null,
  },
  {
    id: 'role',
    event: 'role.changed',
    provenance: 'unverified',
    when: [request('POST', at('user/edit/:id(\\d+)'))],
    entity: { type: 'agent', id: 'path:id' },
    conversation: null,
  },
  {
    id: 'permissions',
    event: 'permission.changed',
    provenance: 'unverified',
    when: [request('POST', at('permission/editrole/:id(\\d+)'))],
    entity: { type: 'role', id: 'path:id' },
    conversation: null,
  },
  {
    id: 'department',
    event: 'queue.renamed',
    provenance: 'unverified',
    when: [request('POST', at('department/edit/:id(\\d+)'))],
    entity: { type: 'department', id: 'path:id', name: 'body:Name' },
    conversation: null,
    to: 'body:Name',
    field: 'name',
    changes: 'only',
  },
];
