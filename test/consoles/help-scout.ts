/** Help Scout: the address of a conversation, and requests of its documented interface. */
import { send } from './calls.ts';
import { watchViews } from './views-only.ts';

export const helpScoutFixture = watchViews({
  profile: 'help-scout',
  elsewhere: ['/mailbox/1a/2', '/conversation/7/', '/settings/profile'],
  open: { path: '/conversation/7/12', conversation: '7' },
  calls: [
    send('PATCH', '/v2/conversations/7', { op: 'replace', path: '/status', value: 'closed' }),
    send('PATCH', '/v2/conversations/7', [{ op: 'remove', path: '/assignTo' }]),
    send('PATCH', '/v2/conversations/7', { op: 'replace', path: '/subject', value: 'x' }),
    send('PUT', '/v2/conversations/7/tags', { tags: ['billing'] }),
  ],
});
