/** Front: the address of a conversation, and requests of its documented interface. */
import { send } from './calls.ts';
import { watchViews } from './views-only.ts';

export const frontFixture = watchViews({
  profile: 'front',
  elsewhere: ['/inboxes/teams', '/open/msg_1a', '/settings/me'],
  open: { path: '/open/cnv_1a7', conversation: 'cnv_1a7' },
  calls: [
    send('PATCH', '/conversations/cnv_1a7', { status: 'archived', assignee_id: null, tag_ids: ['tag_1'] }),
    send('PATCH', '/conversations/cnv_1a7/reminders', { status: 'open' }),
  ],
});
