/** Crisp: the address of a conversation, and requests of its documented interface. */
import { send } from './calls.ts';
import { neverStored } from './fixture.ts';
import { watchViews } from './views-only.ts';

const api = '/v1/website/w1/conversation/session_7a-1';

export const crispFixture = watchViews({
  profile: 'crisp',
  elsewhere: ['/website/w1/inbox/', '/website/w1/inbox/search/', '/settings/website/w1/'],
  open: { path: '/website/w1/inbox/session_7a-1/', conversation: 'session_7a-1' },
  calls: [
    send('PATCH', `${api}/read`, { from: 'user' }),
    send('PATCH', `${api}/state`, { state: 'resolved' }),
    send('PATCH', `${api}/compose`, { type: 'start', excerpt: neverStored }),
    send('POST', `${api}/message`, { type: 'text', from: 'operator', content: neverStored }),
  ],
});
