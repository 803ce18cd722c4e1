/** Tiledesk: requests in the forms that its dashboard sends; its server stands below `/v3`. */
import type { Json } from '../../lib/events/base.ts';
import type { Call, Fixture } from './fixture.ts';
import { neverStored } from './fixture.ts';

const project = '/v3/5f00aa01';
const rid = 'support-group-5f00aa01-0c11';
const request = `${project}/requests/${rid}`;
const headers = { authorization: `JWT ${neverStored}` };
const call = (method: string, path: string, json?: Json, answer: Json = { success: true }): Call => ({
  ...{ method, path, headers, via: 'xhr', answer },
  ...(json === undefined ? {} : { body: { json } }),
});
const person = (id: string, _id: string, firstname: string, lastname: string) => ({
  ...{ _id: id, id_user: { _id, firstname, lastname }, role: 'agent', max_assigned_chat: 3 },
  ...{ user_available: true, profileStatus: '' },
});
const state = {
  ...{ request_id: rid, status: 200, workingStatus: 'new', priority: 'medium', subject: 'Order', participants: ['user-ana'] },
  ...{ department: { _id: 'dep-1', name: 'Sales' }, tags: [{ tag: 'vip', color: '#43B1F2' }] },
};
const here = { conversation: rid, group: 'Sales', by: 'Ana Ruiz', initiator: 'agent' as const };
const ben = { id: 'user-ben', name: 'Ben Okafor' };

export const tiledeskFixture: Fixture = {
  profile: 'tiledesk',
  everyRule: true,
  steps: [
    {
      says: 'a wrong password',
      goTo: '/v2/dashboard/#/login',
      calls: [
        { ...call('POST', '/v3/auth/signin', { email: 'ana@example.test', password: neverStored }, { success: false }), status: 401 },
      ],
      expect: [
        {
          event: 'account.login-failed',
          entity: { type: 'account', id: 'ana@example.test' },
          conversation: null,
          by: 'ana@example.test',
          outcome: 'failed',
          initiator: 'agent',
        },
      ],
    },
    {
      says: 'the right one',
      calls: [
        call(
          'POST',
          '/v3/auth/signin',
          { email: 'ana@example.test', password: neverStored },
          { success: true, token: neverStored, user: { _id: 'user-ana', firstname: 'Ana', lastname: 'Ruiz' } },
        ),
      ],
      expect: [{ event: 'account.logged-in', entity: { type: 'account', id: 'ana@example.test' }, outcome: 'confirmed' }],
    },
    {
      says: 'local storage says who it is, next to a token; lists are fetched and the feed begins, several requests in one frame',
      goTo: '/v2/dashboard/#/project/5f00aa01/wsrequests',
      local: { user: JSON.stringify({ _id: 'user-ana', firstname: 'Ana', lastname: 'Ruiz', token: neverStored }) },
      calls: [
        call('GET', `${project}/project_users/`, undefined, [
          person('pu-ana', 'user-ana', 'Ana', 'Ruiz'),
          person('pu-ben', 'user-ben', 'Ben', 'Okafor'),
        ]),
        call('GET', `${project}/departments/allstatus`, undefined, [
          { _id: 'dep-1', name: 'Sales' },
          { _id: 'dep-2', name: 'Support' },
        ]),
        call('GET', `${project}/tags/`, undefined, [{ _id: 'tag-1', tag: 'order' }]),
      ],
      frames: [
        { out: { action: 'subscribe', payload: { topic: '/5f00aa01/requests' } } },
        { in: { action: 'publish', payload: { topic: '/5f00aa01/requests', method: 'CREATE', message: [state] } } },
        { in: { action: 'heartbeat', payload: { message: { text: 'ping' } } } },
      ],
    },
    {
      says: 'goes away, and back by the other request',
      calls: [call('PUT', `${project}/project_users/pu-ana`, { user_available: false, profileStatus: 'inactive' })],
      expect: [
        {
          event: 'agent.status-changed',
          entity: { type: 'agent', id: 'pu-ana', name: 'Ana Ruiz' },
          conversation: null,
          from: 'available',
          to: 'inactive',
          by: 'Ana Ruiz',
          outcome: 'confirmed',
        },
      ],
    },
    {
      says: 'and back by the other request',
      calls: [call('PUT', `${project}/project_users/`, { user_available: true, profileStatus: '' })],
      expect: [{ event: 'agent.status-changed', entity: { type: 'agent', id: 'user-ana', name: 'Ana Ruiz' }, to: 'available' }],
    },
    {
      says: 'opens a request: subscribing to its topic is no second view',
      goTo: `/v2/dashboard/#/project/5f00aa01/wsrequest/${rid}/messages`,
      frames: [{ out: { action: 'subscribe', payload: { topic: `/5f00aa01/requests/${rid}` } } }],
      expect: [
        {
          event: 'conversation.viewed',
          conversation: rid,
          group: 'Sales',
          by: 'Ana Ruiz',
        },
      ],
    },
    {
      says: 'priority, working status and subject: PATCH, whose body Chromium does not show',
      calls: [
        call('PATCH', request, { priority: 'urgent' }),
        call('PATCH', request, { workingStatus: 'open' }),
        call('PATCH', request, { subject: 'Order 17' }),
      ],
      expect: [
        { event: 'conversation.priority-changed', ...here, from: 'medium', to: 'urgent', outcome: 'confirmed' },
        { event: 'conversation.status-changed', ...here, from: 'new', to: 'open', outcome: 'confirmed' },
        { event: 'conversation.typified', ...here, from: 'Order', to: 'Order 17', outcome: 'confirmed' },
      ],
    },
    {
      says: 'tags are sent as a whole',
      calls: [call('PATCH', request, { tags: [{ tag: 'late', color: '#43B1F2' }] })],
      expect: [
        { event: 'conversation.tagged', ...here, from: null, to: 'late' },
        { event: 'conversation.untagged', ...here, from: 'vip', to: null },
      ],
    },
    {
      says: 'one is put in, which is a candidate, and another taken out',
      calls: [call('PUT', `${request}/tag`, [{ tag: 'order', color: '#43B1F2' }]), call('DELETE', `${request}/tag/tag-1`)],
      expect: [{ event: 'conversation.untagged', ...here, from: { id: 'tag-1', name: 'order' }, to: null }],
    },
    {
      says: 'reassigns: the body is a bare list',
      calls: [call('PUT', `${request}/participants/`, ['user-ben'])],
      expect: [{ event: 'conversation.assigned', ...here, from: { id: 'user-ana', name: 'Ana Ruiz' }, to: ben, outcome: 'confirmed' }],
    },
    {
      says: 'is refused',
      calls: [{ ...call('PUT', `${request}/participants/`, ['user-none']), status: 403 }],
      expect: [{ event: 'conversation.assigned', ...here, from: ben, to: { id: 'user-none', name: null }, outcome: 'failed' }],
    },
    {
      says: 'joins',
      calls: [call('POST', `${request}/participants/`, { member: 'user-ana' })],
      expect: [{ event: 'conversation.assigned', ...here, from: null, to: { id: 'user-ana', name: 'Ana Ruiz' } }],
    },
    {
      says: 'leaves',
      calls: [call('DELETE', `${request}/participants/user-ana`)],
      expect: [{ event: 'conversation.assigned', ...here, from: { id: 'user-ana', name: 'Ana Ruiz' }, to: null }],
    },
    {
      says: 'writes a note and a message, and follows',
      calls: [
        call('POST', `${request}/notes`, { text: 'Ask finance' }),
        call('POST', `${request}/messages`, { text: 'We are looking into it' }),
        call('POST', `${request}/followers`, { member: 'pu-ben' }),
        call('DELETE', `${request}/followers/pu-ben`),
      ],
      expect: [
        { event: 'conversation.note-added', ...here },
        { event: 'message.sent', ...here },
        { event: 'conversation.follower-added', ...here, to: { id: 'pu-ben', name: 'Ben Okafor' } },
        { event: 'conversation.follower-removed', ...here, from: { id: 'pu-ben', name: 'Ben Okafor' } },
      ],
    },
    {
      says: 'fetches the transcript and closes, which a second client of the page does too, with no body',
      calls: [
        { ...call('GET', `/v3/public/requests/${rid}/messages.csv`), answer: 'a;b' },
        call('PUT', `${request}/close`, { force: true }),
      ],
      expect: [
        { event: 'conversation.transcript-exported', ...here, to: 'csv' },
        { event: 'conversation.status-changed', ...here, from: 'assigned', to: 'closed' },
      ],
    },
    {
      says: 'reopens',
      calls: [call('PUT', `${request}/reopen`)],
      expect: [{ event: 'conversation.status-changed', ...here, from: 'closed', to: 'open' }],
    },
    {
      says: 'hands it to another department',
      calls: [call('PUT', `${request}/departments`, { departmentid: 'dep-2' })],
      expect: [
        { event: 'conversation.assigned', conversation: rid, from: { id: 'dep-1', name: 'Sales' }, to: { id: 'dep-2', name: 'Support' } },
      ],
    },
    {
      says: 'opens a ticket of an own',
      calls: [
        call('POST', `${project}/requests/support-group-new/messages`, {
          ...{ sender: 'lead-1', subject: 'Call back', text: 'Please call', departmentid: 'dep-1' },
          ...{ channel: { name: 'form' }, participants: ['user-ana'] },
        }),
      ],
      expect: [{ event: 'conversation.created', conversation: 'support-group-new', group: null }],
    },
    {
      says: 'a role and a capacity come in one form: what is as it was is no change',
      calls: [call('PUT', `${project}/project_users/pu-ben`, { role: 'admin', max_assigned_chat: 3 })],
      expect: [
        {
          event: 'role.changed',
          entity: { type: 'agent', id: 'pu-ben', name: 'Ben Okafor' },
          conversation: null,
          from: 'agent',
          to: 'admin',
        },
      ],
    },
    {
      says: 'and the other way round',
      calls: [call('PUT', `${project}/project_users/pu-ben`, { role: 'admin', max_assigned_chat: 5 })],
      expect: [{ event: 'capacity.changed', entity: { type: 'agent', id: 'pu-ben', name: 'Ben Okafor' }, from: 3, to: 5 }],
    },
    {
      says: 'deletes it, and goes back to the list',
      calls: [call('DELETE', request)],
      expect: [{ event: 'conversation.deleted', conversation: rid }],
    },
    {
      says: 'leaves',
      goTo: '/v2/dashboard/#/project/5f00aa01/wsrequests',
      expect: [{ event: 'conversation.left', conversation: rid }],
    },
  ],
};
