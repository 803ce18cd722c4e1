/** LiveChat: the address of a chat, and frames of its documented agent interface. */
import { neverStored } from './fixture.ts';
import { watchViews } from './views-only.ts';

const ask = (action: string, payload: Record<string, string | Record<string, string>>) => ({ out: { action, payload, request_id: '1' } });

export const livechatFixture = watchViews({
  profile: 'livechat',
  elsewhere: ['/chats', '/archives/PJ0MRSHTDG', '/settings'],
  open: { path: '/chats/PJ0MRSHTDG/K600PKZON8', conversation: 'PJ0MRSHTDG' },
  frames: [
    ask('set_routing_status', { status: 'accepting_chats' }),
    { in: { action: 'set_routing_status', type: 'response', success: true, request_id: '1' } },
    ask('send_event', { chat_id: 'PJ0MRSHTDG', event: { type: 'message', text: neverStored, visibility: 'all' } }),
    ask('send_typing_indicator', { chat_id: 'PJ0MRSHTDG', visibility: 'all' }),
    ask('deactivate_chat', { id: 'PJ0MRSHTDG' }),
  ],
});
