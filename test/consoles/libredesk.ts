/** LibreDesk: requests in the forms that its main app sends. */
import { fetched, send } from './calls.ts';
import { type Fixture, neverStored, type Step } from './fixture.ts';

const uuid = '0b5f1c1e-93a8-4d55-9b43-7d1c2e6f0a11';
const other = 'c7d20a34-5f0e-4a51-8f3e-2b9d4a6c1e22';
const of = (cid: string) => `/api/v1/conversations/${cid}`;
const data = <T>(value: T) => ({ status: 'success', data: value });
const done = { outcome: 'confirmed', initiator: 'agent' } as const;
const here = { conversation: uuid, ...done };
const admin = { by: 'Ana Ruiz', conversation: null, ...done };
const me = {
  id: 3,
  first_name: 'Ana',
  last_name: 'Ruiz',
  email: 'ana@example.test',
  roles: ['Agent'],
  teams: [{ id: 4, name: 'Billing' }],
};

const activity: Step[] = [
  {
    says: 'logs in, at the second try',
    goTo: '/',
    loads: true,
    calls: [
      send(
        'POST',
        '/api/v1/auth/login',
        { email: 'ana@example.test', password: neverStored },
        { status: 400, answer: { status: 'error' } },
      ),
      send('POST', '/api/v1/auth/login', { email: 'ana@example.test', password: neverStored }, { answer: data(me) }),
    ],
    expect: [
      { event: 'account.login-failed', by: 'ana@example.test', outcome: 'confirmed' },
      { event: 'account.logged-in', by: 'ana@example.test', outcome: 'confirmed' },
    ],
  },
  {
    says: 'sees the lists',
    goTo: '/inboxes/assigned',
    calls: [
      fetched('/api/v1/agents/me', data({ ...me, api_key: neverStored })),
      fetched('/api/v1/agents/compact', data([me, { id: 8, first_name: 'Ben', last_name: 'Okafor' }])),
      fetched(
        '/api/v1/teams/compact',
        data([
          { id: 4, name: 'Billing' },
          { id: 5, name: 'Technical' },
        ]),
      ),
      fetched(
        '/api/v1/conversations/assigned?page=1',
        data({ results: [{ uuid: other, status: 'Open', priority: null, assigned_user_id: null, assigned_team_id: 4 }], total: 1 }),
      ),
    ],
  },
  {
    says: 'goes away and comes back',
    calls: [
      send('PUT', '/api/v1/agents/me/availability', { status: 'away_manual', source: 'user' }),
      send('PUT', '/api/v1/agents/me/availability', { status: 'online', source: 'user' }),
    ],
    expect: [
      { event: 'agent.status-changed', by: 'Ana Ruiz', to: 'away_manual', ...done },
      { event: 'agent.went-online', by: 'Ana Ruiz', to: 'online', ...done },
    ],
  },
  {
    says: 'does nothing for a while, so that the console sets them away',
    byHand: false,
    calls: [send('PUT', '/api/v1/agents/me/availability', { status: 'away', source: 'idle' })],
    expect: [{ event: 'agent.status-changed', by: 'Ana Ruiz', to: 'away', outcome: 'confirmed', initiator: 'automatic' }],
  },
  {
    says: 'touches the page, and the console sets them online by itself',
    calls: [send('PUT', '/api/v1/agents/me/availability', { status: 'online', source: 'idle' })],
    expect: [{ event: 'agent.went-online', to: 'online', outcome: 'confirmed', initiator: 'automatic' }],
  },
];

const work: Step[] = [
  {
    says: 'opens a conversation of another team; the console tells of it at each focus',
    goTo: `/inboxes/all/conversation/${uuid}`,
    calls: [
      fetched(
        of(uuid),
        data({
          uuid,
          status: 'Open',
          priority: 'Low',
          assigned_user_id: 8,
          assigned_team_id: 5,
          tags: ['billing'],
          custom_attributes: {},
          last_message: neverStored,
        }),
      ),
      send('PUT', `${of(uuid)}/last-seen`),
      send('PUT', `${of(uuid)}/last-seen`),
    ],
    expect: [
      {
        event: 'conversation.viewed',
        conversation: uuid,
        link: `/inboxes/all/conversation/${uuid}`,
        by: 'Ana Ruiz',
      },
    ],
  },
  {
    says: 'sends a message and writes a note; the draft in between is neither',
    calls: [
      send('POST', `${of(uuid)}/draft`, { content: neverStored }),
      send(
        'POST',
        `${of(uuid)}/messages`,
        { private: false, message: neverStored, to: ['c@example.test'], cc: [], bcc: [] },
        { answer: data({ uuid: 'm1' }) },
      ),
      send('POST', `${of(uuid)}/messages`, { private: true, message: neverStored }, { answer: data({ uuid: 'm2' }) }),
    ],
    expect: [
      { event: 'message.sent', entity: { type: 'message', id: 'm1' }, ...here },
      { event: 'conversation.note-added', entity: { type: 'message', id: 'm2' }, ...here },
    ],
  },
  {
    says: 'takes it, gives it to a team, and takes both away',
    calls: [
      send('PUT', `${of(uuid)}/assignee/user`, { assignee_id: 3 }),
      send('PUT', `${of(uuid)}/assignee/team`, { assignee_id: 4 }),
      send('PUT', `${of(uuid)}/assignee/user/remove`),
      send('PUT', `${of(uuid)}/assignee/team/remove`),
    ],
    expect: [
      { event: 'conversation.assigned', from: { id: '8', name: 'Ben Okafor' }, to: { id: '3', name: 'Ana Ruiz' }, ...here },
      { event: 'conversation.assigned', from: { id: '5', name: 'Technical' }, to: { id: '4', name: 'Billing' }, ...here },
      { event: 'conversation.assigned', from: { id: '3', name: 'Ana Ruiz' }, to: null, ...here },
      { event: 'conversation.assigned', from: { id: '4', name: 'Billing' }, to: null, ...here },
    ],
  },
  {
    says: 'snoozes it, sets a status of the company, which is refused, and a priority',
    calls: [
      send('PUT', `${of(uuid)}/status`, { status: 'Snoozed', snoozed_until: '4h' }),
      send('PUT', `${of(uuid)}/status`, { status: 'Waiting for parts' }, { status: 403 }),
      send('PUT', `${of(uuid)}/status`, { status: 'Resolved' }),
      send('PUT', `${of(uuid)}/priority`, { priority: 'High' }),
    ],
    expect: [
      { event: 'conversation.status-changed', from: 'Open', to: 'Snoozed', ...here },
      { event: 'conversation.status-changed', from: 'Snoozed', to: 'Waiting for parts', ...here, outcome: 'failed' },
      { event: 'conversation.status-changed', from: 'Snoozed', to: 'Resolved', ...here },
      { event: 'conversation.priority-changed', from: 'Low', to: 'High', ...here },
    ],
  },
  {
    says: 'tags it: the whole set, one more, one less; and the whole set of one that was never shown',
    calls: [
      send('POST', `${of(uuid)}/tags`, { action: 'set_tags', tags: ['vip'] }),
      send('POST', `${of(uuid)}/tags`, { action: 'add_tags', tags: ['late', 'vip'] }),
      send('POST', `${of(uuid)}/tags`, { action: 'remove_tags', tags: ['late'] }),
      send('POST', `${of(other)}/tags`, { action: 'set_tags', tags: ['vip'] }),
    ],
    expect: [
      { event: 'conversation.tagged', from: null, to: 'vip', ...here },
      { event: 'conversation.untagged', from: 'billing', to: null, ...here },
      { event: 'conversation.tagged', from: null, to: 'late', ...here },
      { event: 'conversation.untagged', from: 'late', to: null, ...here },
    ],
  },
  {
    says: 'typifies it, runs a macro, exports it, and blocks the customer',
    calls: [
      fetched('/api/v1/macros', data([{ id: 6, name: 'Close politely' }])),
      send('PUT', `${of(uuid)}/custom-attributes`, { reason: 'refund' }),
      send('POST', `${of(uuid)}/macros/6/apply`, [{ type: 'send_reply', value: [neverStored] }]),
      fetched(`${of(uuid)}/transcript`, neverStored),
      send('PUT', '/api/v1/contacts/12/block', { enabled: false }),
    ],
    expect: [
      { event: 'conversation.typified', from: {}, to: { reason: 'refund' }, ...here },
      { event: 'macro.run', entity: { type: 'macro', id: '6', name: 'Close politely' }, ...here },
      { event: 'conversation.transcript-exported', ...here },
      { event: 'customer.blocked', entity: { type: 'customer', id: '12' }, ...here },
    ],
  },
  {
    says: 'opens one of their own team by the list of that team',
    goTo: `/inboxes/teams/4/conversation/${other}`,
    calls: [send('PUT', `${of(other)}/last-seen`)],
    expect: [
      { event: 'conversation.left', conversation: uuid, ownGroup: null },
      { event: 'conversation.viewed', conversation: other, ownGroup: true },
    ],
  },
  { says: 'leaves it', goTo: '/inboxes/teams/4', expect: [{ event: 'conversation.left', conversation: other, ownGroup: true }] },
];

const settings: Step[] = [
  {
    says: 'changes what a role may, the role of an agent, and names',
    goTo: '/admin/teams/roles',
    calls: [
      fetched('/api/v1/roles/2', data({ id: 2, name: 'Reader', permissions: ['conversations:read'] })),
      send('PUT', '/api/v1/roles/2', { name: 'Reader', permissions: ['conversations:read', 'messages:read'] }),
      fetched('/api/v1/agents/8', data({ id: 8, first_name: 'Ben', last_name: 'Okafor', roles: ['Agent'], teams: [] })),
      send('PUT', '/api/v1/agents/8', { first_name: 'Ben', roles: ['Admin'], teams: ['Billing'], new_password: neverStored }),
      send('PUT', '/api/v1/agents/8', { first_name: 'Ben', roles: ['Admin'], teams: ['Billing'] }),
      send('PUT', '/api/v1/teams/5', { name: 'Repairs' }),
      fetched('/api/v1/inboxes', data([{ id: 1, name: 'Help', config: { auth: neverStored } }])),
      send('PUT', '/api/v1/inboxes/1', { name: 'Service', config: { imap: [{ password: neverStored }] } }),
    ],
    expect: [
      {
        event: 'permission.changed',
        entity: { type: 'role', id: '2', name: 'Reader' },
        from: ['conversations:read'],
        to: ['conversations:read', 'messages:read'],
        ...admin,
      },
      { event: 'role.changed', entity: { type: 'agent', id: '8', name: 'Ben Okafor' }, from: ['Agent'], to: ['Admin'], ...admin },
      { event: 'queue.renamed', entity: { type: 'team', id: '5' }, from: 'Technical', to: 'Repairs', ...admin },
      { event: 'queue.renamed', entity: { type: 'inbox', id: '1' }, from: 'Help', to: 'Service', ...admin },
    ],
  },
  {
    says: 'changes tags, statuses and settings',
    calls: [
      fetched('/api/v1/tags', data([{ id: 21, name: 'returns' }])),
      send('POST', '/api/v1/tags', { name: 'refunds' }, { answer: data({ id: 22 }) }),
      send('PUT', '/api/v1/tags/21', { name: 'swaps' }),
      send('DELETE', '/api/v1/tags/21'),
      send('POST', '/api/v1/statuses', { name: 'Waiting for parts' }),
      send('DELETE', '/api/v1/sla/3'),
      send('PUT', '/api/v1/settings/general', { 'app.site_name': 'Example' }),
    ],
    expect: [
      { event: 'tag.created', entity: { type: 'tag', name: 'refunds' }, ...admin },
      { event: 'tag.renamed', entity: { type: 'tag', id: '21' }, from: 'returns', to: 'swaps', ...admin },
      { event: 'tag.deleted', entity: { type: 'tag', id: '21', name: 'swaps' }, ...admin },
      { event: 'settings.changed', entity: { type: 'settings', id: 'statuses' }, ...admin },
      { event: 'settings.changed', entity: { type: 'settings', id: 'sla' }, ...admin },
      { event: 'settings.changed', entity: { type: 'settings', id: 'general' }, ...admin },
    ],
  },
  {
    says: 'logs out',
    calls: [fetched('/logout', {}, { status: 302 })],
    expect: [{ event: 'account.logged-out', by: 'Ana Ruiz', outcome: 'confirmed' }],
  },
];

export const libredeskFixture: Fixture = { profile: 'libredesk', everyRule: true, steps: [...activity, ...work, ...settings] };
