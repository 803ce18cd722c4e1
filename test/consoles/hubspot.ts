/** HubSpot: the address of a thread, and requests of its documented interface. */
import { send } from './calls.ts';
import { watchViews } from './views-only.ts';

export const hubspotFixture = watchViews({
  profile: 'hubspot',
  elsewhere: ['/live-messages/11/inbox/', '/contacts/11/record/7'],
  open: { path: '/live-messages/11/inbox/7', conversation: '7' },
  calls: [
    send('PATCH', '/conversations/v3/conversations/threads/7', { status: 'CLOSED' }),
    send('PUT', '/conversations/v3/conversations/threads/7/assignee', { actorId: 'A-3' }),
    send('PATCH', '/conversations/v3/conversations/threads/7/read', { status: 'OPEN' }),
  ],
});
