/** Intercom: the address of a conversation, and requests of its documented interface. */
import { send } from './calls.ts';
import { neverStored } from './fixture.ts';
import { watchViews } from './views-only.ts';

export const intercomFixture = watchViews({
  profile: 'intercom',
  elsewhere: ['/a/inbox/ab1/inbox/shared/all', '/a/inbox/ab1/settings'],
  open: { path: '/a/inbox/ab1/inbox/shared/all/conversation/7', conversation: '7' },
  calls: [
    send('POST', '/conversations/7/parts', { message_type: 'close', admin_id: '3' }),
    send('POST', '/conversations/7/reply', { message_type: 'comment', body: neverStored }),
    send('POST', '/conversations/7/typing', { message_type: 'comment' }),
    send('PUT', '/admins/3/away', { away_mode_enabled: true, away_mode_reassign: false }),
  ],
});
