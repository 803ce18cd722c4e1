/** Runs in the page: a small agent's client on WhosOn's own wire library, which does by itself what the vendor's web client does. */
import { Hooks } from '@parkersoftware/whoson-lib/Hooks.js';
import { WhosOnSocket } from '@parkersoftware/whoson-lib/WhosOnSocket.js';

interface Event<Data> {
  Data: Data;
  Header: string;
}
interface Chat {
  Number: number;
  ChatUID: string;
  SiteKey: number;
  TalkingToClientNo: number;
}

const at = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector)!;
const say = (text: string): void => void (at('#said').textContent = text);
const onClick = (selector: string, act: () => void): void => at(selector).addEventListener('click', act);

const hooks = new Hooks();
const address = location.origin.replace('http', 'ws');
const socket = new WhosOnSocket(address, hooks);
const chats = new Map<number, Chat>();
let current: Chat | null = null;
const hear = <Data>(name: string, act: (event: Event<Data>) => void): void => hooks.register(`connection.${name}`, act);

hear('socket.connected', () =>
  socket.login(
    '',
    '',
    '',
    '',
    '1.21',
    'online',
    'en',
    'WebClient',
    at<HTMLInputElement>('#user').value,
    at<HTMLInputElement>('#password').value,
    '',
  ),
);
hear('msg', () => say('refused'));
hear('connected', () => say('logged in'));
hear<Chat>('chatchanged', ({ Data: chat }) => {
  chats.set(chat.Number, chat);
  at('#waiting').replaceChildren(...[...chats.values()].filter((each) => each.TalkingToClientNo === 0).map(drawWaiting));
});
hear<Chat & { Lines: unknown[] }>('currentchat', ({ Data, Header }) => {
  current = chats.get(Number(Header.split(':')[4])) ?? null;
  at('#chat').hidden = false;
  say(`in ${Data.ChatUID}`);
});
// The vendor's client is busy with as many chats as its agent may have, and free again after them: nobody asks for it.
hear('chataccepted', () => socket.changeStatus('busy'));
hear<string>('chatclosed', ({ Data }) => {
  say(`closed ${Data}`);
  at('#chat').hidden = true;
  socket.changeStatus('online');
});
hear<string>('message', ({ Data }) => say(`heard ${Data}`));
hear<{ Status: number }>('clientevent', ({ Data }) => void (at('#status').textContent = String(Data.Status)));
hooks.register('connection.socket.disconnected', () => say('gone'));

function drawWaiting(chat: Chat): HTMLElement {
  const button = document.createElement('button');
  button.id = `accept-${chat.Number}`;
  button.textContent = `Accept ${chat.Number}`;
  button.addEventListener('click', () => socket.acceptChat(chat.Number));
  return button;
}

onClick('#log-in', () => socket.connect(address));
for (const status of ['online', 'busy', 'brb', 'away']) onClick(`#${status}`, () => socket.changeStatus(status));
onClick('#send', () => {
  socket.sendTypingStatus(current!.Number);
  socket.sendMessage(current!.Number, at<HTMLInputElement>('#text').value);
  socket.stopTypingStatus(current!.Number);
});
onClick('#transfer', () => {
  socket.transferChat(current!.Number, [9], 'Please take over');
  at('#chat').hidden = true;
  say('passed on');
});
onClick('#wrap-up', () => socket.completeWrapUp(current!.SiteKey, current!.ChatUID, 'Order'));
onClick('#close', () => socket.closeChat(current!.Number));
onClick('#log-out', () => socket.logout());
