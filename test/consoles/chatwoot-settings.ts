/** Chatwoot: what an admin does in its settings, and the agent's own status. */
import { fetched, send } from './calls.ts';
import { neverStored, type Step } from './fixture.ts';

const api = '/api/v1/accounts/1';
const status = (availability: string) =>
  send(
    'POST',
    '/api/v1/profile/availability',
    { profile: { availability, account_id: 1 } },
    { answer: { id: 3, access_token: neverStored } },
  );
const by = { by: 'Ana Ruiz', conversation: null, outcome: 'confirmed', initiator: 'agent' } as const;
const label = { title: 'refunds', description: '', color: '#1f93ff', show_on_sidebar: true };

export const chatwootSettingsSteps: Step[] = [
  {
    says: 'goes online, to a break and offline',
    goTo: '/app/accounts/1/settings/general',
    calls: [
      status('online'),
      status('busy'),
      status('offline'),
      send('POST', '/api/v1/profile/auto_offline', { profile: { auto_offline: false } }, { answer: { id: 3 } }),
    ],
    expect: [
      { event: 'agent.went-online', from: 'busy', to: 'online', ...by },
      { event: 'agent.status-changed', from: 'online', to: 'busy', ...by },
      { event: 'agent.went-offline', from: 'busy', to: 'offline', ...by },
      { event: 'settings.changed', from: null, to: false, entity: { type: 'agent', id: '3', name: 'Ana Ruiz' }, ...by },
    ],
  },
  {
    says: 'makes a label, renames one, saves one without a change, and deletes one',
    calls: [
      fetched(`${api}/labels`, { payload: [{ id: 21, title: 'returns' }] }),
      send('POST', `${api}/labels`, label, { answer: { id: 22, title: 'refunds' } }),
      send('PATCH', `${api}/labels/21`, { ...label, title: 'swaps' }),
      send('PATCH', `${api}/labels/21`, { ...label, title: 'swaps' }),
      send('DELETE', `${api}/labels/21`),
    ],
    expect: [
      { event: 'tag.created', entity: { type: 'tag', id: '22', name: 'refunds' }, ...by },
      { event: 'tag.renamed', entity: { type: 'tag', id: '21', name: 'swaps' }, from: 'returns', to: 'swaps', ...by },
      { event: 'tag.deleted', entity: { type: 'tag', id: '21', name: 'swaps' }, ...by },
    ],
  },
  {
    says: 'makes a team, puts agents into it and one out, renames and deletes it',
    calls: [
      send('POST', `${api}/teams`, { name: 'returns', allow_auto_assign: true }, { answer: { id: 6 } }),
      send('POST', `${api}/teams/6/team_members`, { user_ids: [3] }),
      fetched(`${api}/teams/6/team_members`, [{ id: 3, name: 'Ana Ruiz' }]),
      send('PATCH', `${api}/teams/6/team_members`, { user_ids: [8] }),
      fetched(`${api}/teams`, [{ id: 6, name: 'returns', is_member: false }]),
      send('PATCH', `${api}/teams/6`, { name: 'swaps' }),
      send('DELETE', `${api}/teams/6`),
    ],
    expect: [
      { event: 'queue.created', entity: { type: 'team', id: '6', name: 'returns' }, ...by },
      { event: 'queue.agent-added', entity: { type: 'team', id: '6' }, from: null, to: { id: '3', name: 'Ana Ruiz' }, ...by },
      { event: 'queue.agent-added', entity: { type: 'team', id: '6' }, from: null, to: { id: '8', name: 'Ben Okafor' }, ...by },
      { event: 'queue.agent-removed', entity: { type: 'team', id: '6' }, from: { id: '3', name: 'Ana Ruiz' }, to: null, ...by },
      { event: 'queue.renamed', entity: { type: 'team', id: '6' }, from: 'returns', to: 'swaps', ...by },
      { event: 'queue.deleted', entity: { type: 'team', id: '6', name: 'swaps' }, ...by },
    ],
  },
  {
    says: 'makes an inbox, changes its hours and its agents, renames and deletes it',
    calls: [
      send('POST', `${api}/inboxes`, { name: 'Shop', channel: { type: 'web_widget', website_url: 'shop.example' } }, { answer: { id: 2 } }),
      fetched(`${api}/inboxes`, { payload: [{ id: 2, name: 'Shop', hmac_token: neverStored }] }),
      send('PATCH', `${api}/inboxes/2`, { name: 'Shop', working_hours_enabled: true, working_hours: [{ day_of_week: 1 }] }),
      fetched(`${api}/inbox_members/2`, { payload: [{ id: 3 }] }),
      send('PATCH', `${api}/inbox_members`, { inbox_id: 2, user_ids: [3, 8] }),
      { ...send('PATCH', `${api}/inboxes/2`), body: { multipart: { name: 'Shop and service', greeting_message: neverStored } } },
      send('DELETE', `${api}/inboxes/2`),
    ],
    expect: [
      { event: 'queue.created', entity: { type: 'inbox', id: '2', name: 'Shop' }, ...by },
      { event: 'queue.working-hours-changed', entity: { type: 'inbox', id: '2', name: 'Shop' }, ...by },
      { event: 'queue.agent-added', entity: { type: 'inbox', id: '2' }, from: null, to: { id: '8', name: 'Ben Okafor' }, ...by },
      { event: 'queue.renamed', entity: { type: 'inbox', id: '2' }, from: 'Shop', to: 'Shop and service', ...by },
      { event: 'queue.deleted', entity: { type: 'inbox', id: '2', name: 'Shop and service' }, ...by },
    ],
  },
  {
    says: 'makes an account, changes a role, and takes an account away',
    calls: [
      send('POST', `${api}/agents`, { name: 'Chi Wen', email: 'chi@example.test', role: 'agent' }, { answer: { id: 9 } }),
      send('PATCH', `${api}/agents/8`, { name: 'Ben Okafor', role: 'administrator', availability: 'online', custom_role_id: null }),
      send('PATCH', `${api}/agents/8`, { name: 'Ben Okafor', role: 'administrator', availability: 'busy', custom_role_id: 77 }),
      send('DELETE', `${api}/agents/9`),
    ],
    expect: [
      { event: 'account.created', entity: { type: 'agent', id: '9', name: 'Chi Wen' }, to: 'agent', ...by },
      { event: 'role.changed', entity: { type: 'agent', id: '8', name: 'Ben Okafor' }, from: 'agent', to: 'administrator', ...by },
      { event: 'role.changed', entity: { type: 'agent', id: '8', name: 'Ben Okafor' }, from: null, to: { id: '77', name: null }, ...by },
      { event: 'account.deleted', entity: { type: 'agent', id: '9' }, ...by },
    ],
  },
  {
    says: 'makes a role, changes what it may and deletes it',
    calls: [
      send('POST', `${api}/custom_roles`, { name: 'Reader', permissions: ['report_manage'] }, { answer: { id: 31 } }),
      fetched(`${api}/custom_roles`, [{ id: 31, name: 'Reader', permissions: ['report_manage'] }]),
      send('PATCH', `${api}/custom_roles/31`, { name: 'Reader', permissions: ['contact_manage'] }),
      send('DELETE', `${api}/custom_roles/31`),
    ],
    expect: [
      { event: 'role.created', entity: { type: 'role', id: '31', name: 'Reader' }, ...by },
      {
        event: 'permission.changed',
        entity: { type: 'role', id: '31', name: 'Reader' },
        from: ['report_manage'],
        to: ['contact_manage'],
        ...by,
      },
      { event: 'role.deleted', entity: { type: 'role', id: '31', name: 'Reader' }, ...by },
    ],
  },
  {
    says: 'makes a rule, plugs something in, and changes the account, without any of their secrets',
    calls: [
      send('POST', `${api}/automation_rules`, { name: 'Greet', actions: [{ action_params: [neverStored] }] }, { answer: { id: 41 } }),
      send('POST', `${api}/integrations/hooks`, { hook: { app_id: 'openai', settings: { api_key: neverStored } } }, { answer: { id: 51 } }),
      send('DELETE', `${api}/integrations/hooks/51`),
      send('PATCH', api, { name: 'Example Inc', support_email: neverStored }),
    ],
    expect: [
      { event: 'settings.changed', entity: { type: 'automation-rule', id: '41' }, ...by },
      { event: 'plugin.changed', entity: { type: 'plugin', id: '51' }, ...by },
      { event: 'plugin.changed', entity: { type: 'plugin', id: '51' }, ...by },
      { event: 'settings.changed', entity: { type: 'account', id: '1' }, ...by },
    ],
  },
  {
    says: 'signs out',
    calls: [send('DELETE', '/auth/sign_out')],
    expect: [{ event: 'account.logged-out', ...by }],
  },
];
