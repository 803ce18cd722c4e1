/** Chatwoot: requests in the forms that its dashboard sends. */
import type { Fixture } from './fixture.ts';

const api = '/api/v1/accounts/1';

export const chatwootFixture: Fixture = {
  profile: 'chatwoot',
  steps: [
    {
      says: 'an agent is signed in, and lists are fetched',
      goTo: '/app/accounts/1/dashboard',
      calls: [
        {
          method: 'GET',
          path: '/auth/validate_token',
          answer: { payload: { data: { id: 3, name: 'Ana Ruiz', email: 'ana@example.test' } } },
        },
        { method: 'GET', path: `${api}/agents`, via: 'xhr', answer: [{ id: 8, name: 'Ben Okafor' }] },
        {
          method: 'GET',
          path: `${api}/conversations?status=open`,
          via: 'xhr',
          answer: { data: { payload: [{ id: 7, status: 'open', labels: [] }] } },
        },
      ],
    },
    {
      says: 'opens a conversation',
      goTo: '/app/accounts/1/conversations/7',
      calls: [
        { method: 'GET', path: `${api}/conversations/7/messages?before=`, via: 'xhr', answer: { payload: [] } },
        { method: 'POST', path: `${api}/conversations/7/update_last_seen`, via: 'xhr', answer: {} },
      ],
      expect: [{ event: 'conversation.viewed', conversation: '7', by: 'Ana Ruiz' }],
    },
    {
      says: 'resolves it',
      calls: [
        { method: 'POST', path: `${api}/conversations/7/toggle_status`, via: 'xhr', body: { json: { status: 'resolved' } }, answer: {} },
      ],
      expect: [
        { event: 'conversation.status-changed', conversation: '7', from: 'open', to: 'resolved', outcome: 'confirmed', initiator: 'agent' },
      ],
    },
  ],
};
