/** WhosOn: frames in the forms that its web client and its wire library send. */
import type { Json } from '../../lib/events/base.ts';
import { type Fixture, neverStored, type SocketStep } from './fixture.ts';

const out = (Command: string, ...Parameters: Json[]): SocketStep => ({ out: { Command, Parameters } });
const come = (EventName: string, Data: Json, Header: Json = ''): SocketStep => ({ in: { EventName, Data, Header } });
const chat = (Number: number, ChatUID: string, TalkingToClientNo: number, Dept = 'Sales') =>
  come('chatchanged', { Number, ChatUID, TalkingToClientNo, Dept, SiteKey: 1, VisitorName: 'Visitor', WaitedSecs: 4 });
const logIn = (Command: string, secret: string): SocketStep =>
  out(Command, 'auth-string', 'Ana Ruiz', 'Sales', '', '2.1', 'online', 'en', 'ana', secret, 'WebClient', 'api-key-1');
const ownStatus = { event: 'agent.status-changed', entity: { type: 'agent', id: 'ana', name: 'Ana Ruiz' }, conversation: null };
const own = { conversation: 'uid-a', group: 'Sales', by: 'Ana Ruiz' };

export const whosonFixture: Fixture = {
  profile: 'whoson',
  everyRule: true,
  steps: [
    {
      says: 'a wrong password is answered by a message',
      goTo: '/app/',
      frames: [logIn('login', neverStored), come('msg', 'Invalid user name or password')],
      expect: [
        {
          event: 'account.login-failed',
          entity: { type: 'account', id: 'ana' },
          conversation: null,
          by: 'Ana Ruiz',
          outcome: 'failed',
          initiator: 'agent',
        },
      ],
    },
    {
      says: 'the right one, in the case of another build; the server tells who and what is there',
      frames: [
        logIn('LOGIN', neverStored),
        come('connected', { ServerBuild: '10.0', ServerUid: 'server-1' }),
        come('user', { User: { Username: 'ana', Name: 'Ana Ruiz', Dept: 'Sales', Rights: 'YYYYYYYYYYYYYYYYY', ClientOptions: '' } }),
        come('clients', {
          Clients: [
            { Connection: 7, Username: 'ana', Name: 'Ana Ruiz', Status: 0 },
            { Connection: 9, Username: 'ben', Name: 'Ben Okafor', Status: 0 },
          ],
        }),
        come('chatting', [{ Number: 12, ChatUID: 'uid-b', TalkingToClientNo: 9, Dept: 'Support', SiteKey: 1, WaitedSecs: 0 }]),
        come('ack', ''),
      ],
      expect: [
        { event: 'account.logged-in', entity: { type: 'account', id: 'ana' }, by: 'Ana Ruiz', outcome: 'confirmed', initiator: 'agent' },
      ],
    },
    {
      says: 'goes away',
      frames: [out('status', 3, '')],
      expect: [{ ...ownStatus, from: 'online', to: 'away', outcome: 'attempted', initiator: 'agent' }],
    },
    { says: 'comes back', frames: [out('status', 0, '')], expect: [{ ...ownStatus, from: 'away', to: 'online' }] },
    { says: 'sends the same status again, which changes nothing', frames: [out('status', 0, '')] },
    {
      says: 'another user is changed at the server, who is not this agent',
      frames: [come('user', { Username: 'ben', Name: 'Ben Okafor' })],
    },
    { says: 'a visitor asks for a chat', frames: [come('chat', '14:shop.example:Visitor:Sales'), chat(14, 'uid-a', 0)], byHand: false },
    {
      says: 'accepts it: the client turns itself busy at once',
      frames: [
        out('chat', 14),
        come('currentchat', { ChatUID: 'uid-a', Lines: [] }, '1:203.0.113.7:session-1:uid-a:14'),
        come('chataccepted', 'uid-a:7'),
        out('status', 1, ''),
        chat(14, 'uid-a', 7),
      ],
      expect: [
        { event: 'conversation.viewed', ...own, ownGroup: true },
        { event: 'conversation.accepted', ...own, from: 'waiting', to: 'taken', outcome: 'confirmed', initiator: 'agent' },
        { event: 'agent.status-changed', conversation: null, from: 'online', to: 'busy', outcome: 'attempted', initiator: 'automatic' },
      ],
    },
    {
      says: 'types and sends, and the visitor answers: typing is no action',
      frames: [out('1', 14), out('sendto', 14, 'How can I help?'), out('0', 14), come('message', 'My order', '14')],
      expect: [
        { event: 'message.sent', ...own, outcome: 'attempted', initiator: 'agent' },
        { event: 'message.received', conversation: 'uid-a', by: null, outcome: 'confirmed', initiator: null },
      ],
    },
    { says: 'clicks the same chat again: the frame is that of an acceptance', frames: [out('Chat', 14)] },
    {
      says: 'sends a file and whispers',
      frames: [out('sendfileto', 14, 'terms.pdf', 'https://files.example/1'), out('whisper', 9, 14, 'Do you know him?')],
      expect: [
        { event: 'message.sent', ...own },
        { event: 'conversation.note-added', ...own },
      ],
    },
    {
      says: "looks at a colleague's chat of another department",
      frames: [out('monitor', 12), come('monitoring', 12)],
      expect: [
        { event: 'conversation.left', conversation: 'uid-a' },
        { event: 'conversation.viewed', conversation: 'uid-b', group: 'Support', ownGroup: false },
        { event: 'conversation.monitored', conversation: 'uid-b', group: 'Support', outcome: 'attempted' },
      ],
    },
    {
      says: 'takes it over',
      frames: [out('AquireChat', 12), come('transferconfirmed', 99), come('transferconfirmed', 12), chat(12, 'uid-b', 7, 'Support')],
      expect: [
        {
          event: 'conversation.assigned',
          conversation: 'uid-b',
          from: { id: '9', name: 'Ben Okafor' },
          to: { id: 'ana', name: 'Ana Ruiz' },
          outcome: 'confirmed',
        },
      ],
    },
    {
      says: 'asks to transfer it back: the client leaves it by itself',
      frames: [out('transfer', 12, '9', 'Please'), out('leave', 12)],
      expect: [
        { event: 'conversation.transferred', conversation: 'uid-b', from: null, to: { id: '9', name: 'Ben Okafor' }, outcome: 'attempted' },
        { event: 'conversation.status-changed', conversation: 'uid-b', from: 'taken', to: 'left', initiator: 'automatic' },
        { event: 'conversation.left', conversation: 'uid-b' },
      ],
    },
    {
      says: 'transfers of the other kinds ask for a department or a skill',
      frames: [out('transferdept', 14, 'Support', ''), out('transferskills', 14, '3', '')],
      expect: [
        { event: 'conversation.transferred', conversation: 'uid-a', to: 'Support' },
        { event: 'conversation.transferred', conversation: 'uid-a', to: '3' },
      ],
    },
    {
      says: 'wraps up and closes',
      frames: [out('ChatWrapUpComplete', 1, 'uid-a', 'Order'), out('closechat', 14), come('chatclosed', 'uid-a'), out('status', 0, '')],
      expect: [
        { event: 'conversation.typified', ...own, to: 'Order' },
        { event: 'conversation.status-changed', ...own, from: 'taken', to: 'closed' },
        { event: 'agent.status-changed', conversation: null, from: 'busy', to: 'online', initiator: 'automatic' },
      ],
    },
    {
      says: 'reads an old chat; while listening, the client fetches others by itself',
      frames: [
        out('GetPrevChat', 1, 'uid-old'),
        come('prevchat', { ChatUID: 'uid-old', Lines: [] }),
        come('listenc', 'Hello', '12:uid-b'),
        out('GetPrevChat', 1, 'uid-b'),
      ],
      expect: [{ event: 'conversation.viewed', conversation: 'uid-old', group: null, ownGroup: null }],
    },
    {
      says: 'a chat is forced upon the agent: the client accepts it and shows what it likes',
      frames: [chat(15, 'uid-c', 0)],
      byHand: false,
    },
    {
      says: 'and the server says so',
      frames: [come('acceptchat', '15:1'), out('Chat', 15)],
      expect: [{ event: 'conversation.accepted', conversation: 'uid-c', outcome: 'attempted', initiator: 'automatic' }],
    },
    {
      says: 'closes softly and opens again',
      frames: [out('SOFTCLOSECHAT', 15), out('UNCLOSECHAT', 'uid-c', 1, 'Y')],
      expect: [
        { event: 'conversation.left', conversation: 'uid-old' },
        { event: 'conversation.status-changed', conversation: 'uid-c' },
        { event: 'conversation.status-changed', conversation: 'uid-c' },
      ],
    },
    {
      says: 'answers a missed chat',
      frames: [out('MissedChatResponding', 'uid-m'), out('MissedChatResponded', 'uid-m', 'Sorry that we missed you')],
      expect: [{ event: 'message.sent', conversation: 'uid-m', group: null }],
    },
    {
      says: "a supervisor sets a colleague's status and removes one",
      frames: [out('SetStatus', 9, 3), out('KickClient', 9, 'Shift is over')],
      expect: [
        {
          event: 'agent.status-changed',
          entity: { type: 'agent', id: '9', name: 'Ben Okafor' },
          conversation: null,
          from: 'online',
          to: 'away',
        },
        { event: 'agent.went-offline', entity: { type: 'agent', id: '9', name: 'Ben Okafor' }, conversation: null, to: 'offline' },
      ],
    },
    {
      says: 'changes the password and the options: of what, never to what',
      frames: [out('changepassword', 'ana', neverStored, `new-${neverStored}`), out('ClientOptions', 'ListenModeActive=true')],
      expect: [
        { event: 'settings.changed', conversation: null, from: null, to: null },
        { event: 'settings.changed', conversation: null, from: null, to: null },
      ],
    },
    {
      says: 'asks for a file, which changes nothing',
      frames: [out('filerequest', 15), out('getchatvisit', 1, '203.0.113.7', 's', 'uid-c')],
    },
    {
      says: 'logs out',
      frames: [{ close: { code: 1000, reason: 'Socket Closing' } }],
      expect: [
        { event: 'account.logged-out', entity: { type: 'account', id: 'ana', name: 'Ana Ruiz' }, by: 'Ana Ruiz', outcome: 'confirmed' },
      ],
    },
  ],
};
