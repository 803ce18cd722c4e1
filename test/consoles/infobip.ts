/** Infobip Conversations: the address of a conversation, and requests of its documented interface. */
import { send } from './calls.ts';
import { neverStored } from './fixture.ts';
import { watchViews } from './views-only.ts';

export const infobipFixture = watchViews({
  profile: 'infobip-conversations',
  elsewhere: ['/conversations/my-work', '/conversations/settings?conversationId=c-7'],
  open: {
    path: '/conversations/my-work?tab=open&conversationId=c-7',
    conversation: 'c-7',
    link: '/conversations/my-work?conversationId=c-7',
  },
  calls: [
    send('PATCH', '/ccaas/1/conversations/c-7', { status: 'SOLVED', agentId: null }),
    send('POST', '/ccaas/1/conversations/c-7/messages', { contentType: 'TEXT', content: { text: neverStored } }),
    send('POST', '/ccaas/1/conversations/c-7/messages/draft', { contentType: 'TEXT', content: { text: neverStored } }),
    send('PUT', '/ccaas/1/agents/a-3/status', { status: 'BUSY' }),
  ],
});
