/** Freshchat: the address of a conversation, and requests of its documented interface. */
import { fetched, send } from './calls.ts';
import { watchViews } from './views-only.ts';

export const freshchatFixture = watchViews({
  profile: 'freshchat',
  elsewhere: ['/a/11/open', '/a/11/settings/conversation/7'],
  open: { path: '/a/11/open/conversation/7', conversation: '7' },
  calls: [
    fetched('/v2/conversations/7', { status: 'assigned', assigned_agent_id: 'g3' }),
    send('PUT', '/v2/conversations/7', { status: 'resolved', assigned_agent_id: 'g3' }),
    send('PUT', '/v2/conversations/7/read', { status: 'resolved' }),
  ],
});
