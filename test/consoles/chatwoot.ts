/** Chatwoot: requests in the forms that its dashboard sends. */
import type { Step } from './fixture.ts';
import { fetched, send } from './calls.ts';
import { chatwootSettingsSteps } from './chatwoot-settings.ts';
import { type Fixture, neverStored } from './fixture.ts';

const api = '/api/v1/accounts/1';
const of = (cid: number) => `${api}/conversations/${cid}`;
const link = '/app/accounts/1/conversations/7';
const shown = (id: number, more: object = {}) => ({
  id,
  status: 'open',
  priority: null,
  labels: ['billing'],
  custom_attributes: {},
  meta: { channel: 'Channel::WebWidget' },
  messages: [{ content: neverStored }],
  ...more,
});
const changed = { outcome: 'confirmed', initiator: 'agent' } as const;

const signingIn: Step[] = [
  {
    says: 'signs in with a wrong password, then with the right one, which asks for a second factor, then with that',
    goTo: '/app/login',
    loads: true,
    calls: [
      send('POST', '/auth/sign_in', { email: 'ana@example.test', password: neverStored }, { status: 401 }),
      send(
        'POST',
        '/auth/sign_in',
        { email: 'ana@example.test', password: neverStored },
        { status: 206, answer: { mfa_token: neverStored } },
      ),
      send(
        'POST',
        '/auth/sign_in',
        { email: 'ana@example.test', password: neverStored },
        { answer: { data: { id: 3, name: 'Ana Ruiz', email: 'ana@example.test', access_token: neverStored } } },
      ),
    ],
    expect: [
      { event: 'account.login-failed', by: 'ana@example.test', outcome: 'confirmed' },
      { event: 'account.logged-in', by: 'Ana Ruiz', outcome: 'confirmed' },
    ],
  },
  {
    says: 'sees the lists, and knows agents, teams and conversations by them',
    goTo: '/app/accounts/1/dashboard',
    calls: [
      fetched('/auth/validate_token', {
        payload: {
          data: {
            id: 3,
            name: 'Ana Ruiz',
            email: 'ana@example.test',
            access_token: neverStored,
            accounts: [{ id: 1, availability: 'busy' }],
          },
        },
      }),
      fetched(`${api}/agents`, [
        { id: 3, name: 'Ana Ruiz', role: 'administrator' },
        { id: 8, name: 'Ben Okafor', role: 'agent' },
      ]),
      fetched(`${api}/teams`, [
        { id: 4, name: 'billing', is_member: true },
        { id: 5, name: 'technical', is_member: false },
      ]),
      fetched(
        `${api}/conversations?status=open`,
        {
          data: {
            payload: [
              shown(7, { meta: { channel: 'x', team: { id: 5 } } }),
              shown(9, { priority: 'low', meta: { channel: 'x', assignee: { id: 8 }, team: { id: 4 } } }),
            ],
          },
        },
        { headers: { uid: 'ana@example.test', 'access-token': neverStored } },
      ),
    ],
  },
];

const oneConversation: Step[] = [
  {
    says: 'opens a conversation of a team that is not theirs; the console tells of it again and again',
    goTo: '/app/accounts/1/conversations/7',
    calls: [
      fetched(`${of(7)}/messages?before=`, { payload: [{ content: neverStored }] }),
      send('POST', `${of(7)}/update_last_seen`),
      send('POST', `${of(7)}/update_last_seen`),
    ],
    expect: [{ event: 'conversation.viewed', conversation: '7', by: 'Ana Ruiz', link, group: 'technical', ownGroup: false }],
  },
  {
    says: 'types, and sends a message, a note, and a message with a file',
    calls: [
      send('POST', `${of(7)}/toggle_typing_status`, { typing_status: 'on', is_private: false }),
      send('POST', `${of(7)}/messages`, { content: neverStored, private: false, echo_id: 'e1' }, { answer: { id: 71 } }),
      send('POST', `${of(7)}/messages`, { content: neverStored, private: true }, { answer: { id: 72 } }),
      {
        ...send('POST', `${of(7)}/messages`, undefined, { answer: { id: 73 } }),
        body: { multipart: { content: neverStored, private: 'false', echo_id: 'e2' } },
      },
      send('POST', `${of(7)}/update_last_seen`),
      send('DELETE', `${of(7)}/messages/71`),
    ],
    expect: [
      { event: 'message.sent', conversation: '7', entity: { type: 'message', id: '71' }, ...changed },
      { event: 'conversation.note-added', conversation: '7', entity: { type: 'message', id: '72' }, ...changed },
      { event: 'message.sent', conversation: '7', entity: { type: 'message', id: '73' }, ...changed },
      { event: 'message.deleted', conversation: '7', entity: { type: 'message', id: '71' }, ...changed },
    ],
  },
  {
    says: 'takes it, gives it to another agent as older versions do, and to nobody',
    calls: [
      send('POST', `${of(7)}/assignments`, { assignee_id: 3 }),
      send('POST', `${of(7)}/assignments?assignee_id=8`),
      send('POST', `${of(7)}/assignments`, { assignee_id: 0 }),
      send('POST', `${of(7)}/assignments`, { assignee_id: 99 }, { status: 404 }),
    ],
    expect: [
      { event: 'conversation.assigned', from: null, to: { id: '3', name: 'Ana Ruiz' }, ...changed },
      { event: 'conversation.assigned', from: { id: '3', name: 'Ana Ruiz' }, to: { id: '8', name: 'Ben Okafor' }, ...changed },
      { event: 'conversation.assigned', from: { id: '8', name: 'Ben Okafor' }, to: null, ...changed },
      { event: 'conversation.assigned', from: null, to: { id: '99', name: null }, ...changed, outcome: 'failed' },
    ],
  },
  {
    says: 'gives it to their team, then to none',
    calls: [send('POST', `${of(7)}/assignments`, { team_id: 4 }), send('POST', `${of(7)}/assignments`, { team_id: null })],
    expect: [
      {
        event: 'conversation.assigned',
        group: 'technical',
        from: { id: '5', name: 'technical' },
        to: { id: '4', name: 'billing' },
        ...changed,
      },
      { event: 'conversation.assigned', group: 'billing', from: { id: '4', name: 'billing' }, to: null, ...changed },
    ],
  },
  {
    says: 'snoozes and resolves it, and makes it urgent and then not',
    calls: [
      send('POST', `${of(7)}/toggle_status`, { status: 'snoozed', snoozed_until: 1_790_000_000 }),
      send('POST', `${of(7)}/toggle_status`, { status: 'resolved', snoozed_until: null }),
      send('POST', `${of(7)}/toggle_priority`, { priority: 'urgent' }),
      send('POST', `${of(7)}/toggle_priority`, { priority: null }),
    ],
    expect: [
      { event: 'conversation.status-changed', conversation: '7', from: 'open', to: 'snoozed', ...changed },
      { event: 'conversation.status-changed', conversation: '7', from: 'snoozed', to: 'resolved', ...changed },
      { event: 'conversation.priority-changed', conversation: '7', from: null, to: 'urgent', ...changed },
      { event: 'conversation.priority-changed', conversation: '7', from: 'urgent', to: null, ...changed },
    ],
  },
  {
    says: 'changes its labels, which are sent whole',
    calls: [send('POST', `${of(7)}/labels`, { labels: ['billing', 'vip'] }), send('POST', `${of(7)}/labels`, { labels: ['vip'] })],
    expect: [
      { event: 'conversation.tagged', conversation: '7', from: null, to: 'vip', ...changed },
      { event: 'conversation.untagged', conversation: '7', from: 'billing', to: null, ...changed },
    ],
  },
  {
    says: 'labels one that was never shown: nobody can tell which are new',
    calls: [send('POST', `${of(55)}/labels`, { labels: ['vip'] })],
  },
  {
    says: 'sets its attributes, and once more without a change',
    calls: [
      send('POST', `${of(7)}/custom_attributes`, { custom_attributes: { reason: 'refund' } }),
      send('POST', `${of(7)}/custom_attributes`, { custom_attributes: { reason: 'refund' } }),
    ],
    expect: [{ event: 'conversation.typified', conversation: '7', from: {}, to: { reason: 'refund' }, ...changed }],
  },
  {
    says: 'changes who takes part',
    calls: [fetched(`${of(7)}/participants`, [{ id: 3, name: 'Ana Ruiz' }]), send('PATCH', `${of(7)}/participants`, { user_ids: [8] })],
    expect: [
      { event: 'conversation.participant-added', from: null, to: { id: '8', name: 'Ben Okafor' }, ...changed },
      { event: 'conversation.participant-removed', from: { id: '3', name: 'Ana Ruiz' }, to: null, ...changed },
    ],
  },
  {
    says: 'mutes the contact and lets them speak again, marks the conversation unread, and sends its transcript',
    calls: [
      send('POST', `${of(7)}/mute`),
      send('POST', `${of(7)}/unmute`),
      send('POST', `${of(7)}/unread`),
      send('POST', `${of(7)}/transcript`, { email: 'customer@example.test' }),
    ],
    expect: [
      { event: 'customer.blocked', conversation: '7', entity: { type: 'customer', id: null }, ...changed },
      { event: 'customer.unblocked', conversation: '7', ...changed },
      { event: 'conversation.marked-unread', conversation: '7', ...changed },
      { event: 'conversation.transcript-exported', conversation: '7', to: 'customer@example.test', ...changed },
    ],
  },
  {
    says: 'calls, joins the call and leaves it, and meets by video',
    calls: [
      send('POST', `${api}/contacts/12/call`, { inbox_id: 2 }, { answer: { conversation_id: 7 } }),
      send('POST', `${api}/inboxes/2/conference`, { conversation_id: 7, call_sid: 'c1' }),
      send('DELETE', `${api}/inboxes/2/conference?conversation_id=7`),
      send('POST', `${api}/whatsapp_calls/initiate`, { conversation_id: 7, sdp_offer: neverStored }),
      send('POST', `${api}/integrations/dyte/create_a_meeting`, { conversation_id: 7 }),
      send('POST', `${api}/integrations/dyte/add_participant_to_meeting`, { message_id: 74 }, { answer: { token: neverStored } }),
    ],
    expect: [
      { event: 'call.started', conversation: '7', ...changed },
      { event: 'meeting.joined', conversation: '7', ...changed },
      { event: 'meeting.left', conversation: '7', ...changed },
      { event: 'call.started', conversation: '7', ...changed },
      { event: 'meeting.created', conversation: '7', ...changed },
      { event: 'meeting.joined', conversation: '7', ...changed },
    ],
  },
  {
    says: 'goes to another conversation by their team, then back to the list',
    goTo: '/app/accounts/1/team/4/conversations/9',
    expect: [
      { event: 'conversation.left', conversation: '7' },
      { event: 'conversation.viewed', conversation: '9' },
    ],
  },
  { says: 'back in the list', goTo: '/app/accounts/1/team/4', expect: [{ event: 'conversation.left', conversation: '9' }] },
];

const manyConversations: Step[] = [
  {
    says: 'changes many at once; contacts that are changed this way are no conversations',
    calls: [
      send('POST', `${api}/bulk_actions`, { type: 'Conversation', ids: [7, 9], fields: { status: 'resolved' } }),
      send('POST', `${api}/bulk_actions`, { type: 'Conversation', ids: [9], fields: { assignee_id: 3 } }),
      send('POST', `${api}/bulk_actions`, { type: 'Conversation', ids: [9], fields: { team_id: 0 } }),
      send('POST', `${api}/bulk_actions`, { type: 'Conversation', ids: [7, 9], labels: { add: ['vip', 'late'] } }),
      send('POST', `${api}/bulk_actions`, { type: 'Conversation', ids: [9], labels: { remove: ['billing'] } }),
      send('POST', `${api}/bulk_actions`, { type: 'Contact', ids: [7], labels: { add: ['vip'] } }),
    ],
    expect: [
      { event: 'conversation.status-changed', conversation: '7', from: 'resolved', to: 'resolved', ...changed },
      { event: 'conversation.status-changed', conversation: '9', from: 'open', to: 'resolved', ...changed },
      {
        event: 'conversation.assigned',
        conversation: '9',
        from: { id: '8', name: 'Ben Okafor' },
        to: { id: '3', name: 'Ana Ruiz' },
        ...changed,
      },
      { event: 'conversation.assigned', conversation: '9', from: { id: '4', name: 'billing' }, to: null, ...changed },
      { event: 'conversation.tagged', conversation: '7', from: null, to: 'late', ...changed },
      { event: 'conversation.tagged', conversation: '9', from: null, to: 'vip', ...changed },
      { event: 'conversation.tagged', conversation: '9', from: null, to: 'late', ...changed },
      { event: 'conversation.untagged', conversation: '9', from: 'billing', to: null, ...changed },
    ],
  },
  {
    says: 'runs a macro on one and deletes it',
    calls: [
      fetched(`${api}/macros`, { payload: [{ id: 6, name: 'Close politely' }] }),
      send('POST', `${api}/macros/6/execute`, { conversation_ids: [9] }),
      send('DELETE', of(9)),
      send('DELETE', of(7), undefined, { status: 403 }),
    ],
    expect: [
      { event: 'macro.run', conversation: '9', entity: { type: 'macro', id: '6', name: 'Close politely' }, ...changed },
      { event: 'conversation.deleted', conversation: '9', outcome: 'confirmed' },
      { event: 'conversation.deleted', conversation: '7', outcome: 'failed' },
    ],
  },
];

export const chatwootFixture: Fixture = {
  profile: 'chatwoot',
  everyRule: true,
  steps: [...signingIn, ...oneConversation, ...manyConversations, ...chatwootSettingsSteps],
};
