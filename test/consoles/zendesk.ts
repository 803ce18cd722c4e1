/** Zendesk: the address of a ticket, and requests of its documented interface. */
import { fetched, send } from './calls.ts';
import { neverStored } from './fixture.ts';
import { watchViews } from './views-only.ts';

export const zendeskFixture = watchViews({
  profile: 'zendesk',
  elsewhere: ['/agent/filters/360', '/agent/tickets/new/1', '/agent/users/7'],
  open: { path: '/agent/tickets/7', conversation: '7' },
  calls: [
    fetched('/api/v2/users/me.json', { user: { id: 3, name: 'Ana Ruiz' } }),
    fetched('/api/v2/tickets/7.json', { ticket: { id: 7, status: 'open', tags: ['billing'], description: neverStored } }),
    send('PUT', '/api/v2/tickets/7.json', { ticket: { status: 'solved', tags: [], comment: { body: neverStored, public: true } } }),
    send('PUT', '/api/v2/tickets/7/preview.json', { ticket: { status: 'solved' } }),
  ],
});
