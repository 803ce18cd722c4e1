/** WhosOn: everything goes over one WebSocket, and the page has no addresses. */
import type { Profile, Rule, When } from '../profile.ts';

/** Commands of the client; their case differs from build to build, and conditions do not regard it. */
const sent = (...commands: string[]): When[] => [{ socket: { way: 'out', where: [{ value: 'frame:Command', is: commands }] } }];
const came = (...events: string[]): When[] => [{ socket: { way: 'in', where: [{ value: 'frame:EventName', is: events }] } }];
const sentUnlessAfter = (command: string, ...events: string[]): When[] => [
  {
    socket: {
      way: 'out',
      where: [
        { value: 'frame:Command', is: [command] },
        { value: 'before:EventName', not: events },
      ],
    },
  },
];
const loggedOut: When = { socket: { way: 'close', where: [{ value: 'frame:reason', is: ['Socket Closing'] }] } };

const statuses = { '0': 'online', '1': 'busy', '2': 'be right back', '3': 'away' };
const waiting = { of: 'item:TalkingToClientNo', match: '^(0)$', map: { '0': 'waiting' } };
const taken = { of: 'item:TalkingToClientNo', match: '^[1-9]\\d*()$', map: { '': 'taken' } };

/** Most commands name their chat first, by its number. */
const inChat = (id: string, event: string) => ({ id, event, provenance: 'source', conversation: 'frame:Parameters[0]' }) as const;
const changeState = (id: string, command: string, to: string): Rule => ({
  ...inChat(id, 'conversation.status-changed'),
  when: sent(command),
  to: `const:${to}`,
  field: 'state',
});

export const whoson: Profile = {
  format: 1,
  id: 'whoson',
  name: 'WhosOn',
  version: '1.0.0',
  versions: 'the web client of 2020 and wire library 1.21',
  sources: ['Parker-Software/WhosOn-WebClient, 2020-09; log-in and statuses seen on the wire', 'npm @parkersoftware/whoson-lib 1.21.0'],
  hosts: [],
  conversation: {
    routes: [],
    opened: [
      { when: sentUnlessAfter('Chat', 'acceptchat'), id: 'frame:Parameters[0]' },
      { when: sent('monitor'), id: 'frame:Parameters[0]' },
      { when: sentUnlessAfter('GetPrevChat', 'listenc', 'listenv'), id: 'frame:Parameters[1]' },
    ],
    closed: [...sent('leave', 'closechat', 'SOFTCLOSECHAT', 'stopmonitor'), loggedOut],
    alias: 'chat-number',
    link: null,
    group: 'department',
  },
  // Parameters[8] of a log-in and all after [0] of the others are secrets: nothing reads them.
  person: [
    { when: sent('login'), id: 'frame:Parameters[7]' },
    { when: sent('authenticateuser', 'AuthenticateSession', 'AuthenticateUserToken'), id: 'frame:Parameters[0]' },
  ],
  people: 'agent',
  remember: [
    {
      when: came('user'),
      type: 'agent',
      id: ['frame:Data.User.Username', 'frame:Data.Username'],
      set: { name: ['frame:Data.User.Name', 'frame:Data.Name'], groups: ['frame:Data.User.Dept', 'frame:Data.Dept'] },
    },
    {
      when: came('clients'),
      each: 'frame:Data.Clients',
      type: 'agent',
      id: 'item:Username',
      set: { name: 'item:Name', status: { of: 'item:Status', map: statuses } },
    },
    {
      when: came('clients'),
      each: 'frame:Data.Clients',
      type: 'agent',
      id: 'item:Connection',
      set: { name: 'item:Name', status: { of: 'item:Status', map: statuses } },
    },
    {
      when: came('clientevent'),
      type: 'agent',
      id: 'frame:Data.Connection',
      set: { name: 'frame:Data.Name', status: { of: 'frame:Data.Status', map: statuses } },
    },
    { when: came('status'), type: 'self', id: 'const:self', set: { status: { of: 'frame:Data', map: statuses } } },
    {
      when: came('chatting', 'chatchanged'),
      each: 'frame:Data',
      type: 'chat-number',
      id: 'item:Number',
      set: { conversation: 'item:ChatUID' },
    },
    {
      when: came('chatting', 'chatchanged'),
      each: 'frame:Data',
      type: 'conversation',
      id: 'item:ChatUID',
      set: {
        state: [waiting, taken],
        department: 'item:Dept',
        holder: { of: 'item:TalkingToClientNo', map: { '0': null }, named: 'agent' },
      },
    },
    { when: came('chatclosed'), type: 'conversation', id: 'frame:Data', set: { state: 'const:closed' } },
  ],
  rules: [
    {
      id: 'log-in',
      event: 'account.logged-in',
      failed: 'account.login-failed',
      provenance: 'verified',
      when: sent('login'),
      entity: { type: 'account', id: 'frame:Parameters[7]' },
      conversation: null,
      by: { id: 'frame:Parameters[7]', name: 'frame:Parameters[1]' },
      success: {
        answer: { yes: [{ value: 'frame:EventName', is: ['connected'] }], no: [{ value: 'frame:EventName', is: ['msg'] }] },
      },
    },
    {
      id: 'log-in-by-user',
      event: 'account.logged-in',
      provenance: 'unverified',
      note: 'The wire library has it; which answer means success, and whether a log-in frame follows, nobody has seen.',
      when: sent('authenticateuser'),
      entity: { type: 'account', id: 'frame:Parameters[0]' },
      conversation: null,
      by: { id: 'frame:Parameters[0]' },
    },
    {
      id: 'log-out',
      event: 'account.logged-out',
      provenance: 'source',
      when: [loggedOut],
      entity: { type: 'account', self: true },
      conversation: null,
    },
    {
      id: 'status',
      event: 'agent.status-changed',
      provenance: 'verified',
      when: sent('status'),
      entity: { type: 'agent', self: true },
      conversation: null,
      to: { of: 'frame:Parameters[0]', map: statuses },
      field: 'status',
      changes: 'other',
      automatic: [{ value: 'before:EventName', is: ['chataccepted', 'chatclosed'] }],
    },
    {
      id: 'status-of-another',
      event: 'agent.status-changed',
      provenance: 'source',
      when: sent('SetStatus'),
      entity: { type: 'agent', id: 'frame:Parameters[0]' },
      conversation: null,
      to: { of: 'frame:Parameters[1]', map: statuses },
      field: 'status',
    },
    {
      id: 'kick',
      event: 'agent.went-offline',
      provenance: 'source',
      when: sent('KickClient'),
      entity: { type: 'agent', id: 'frame:Parameters[0]' },
      conversation: null,
      to: 'const:offline',
      field: 'status',
    },
    {
      ...inChat('accept', 'conversation.accepted'),
      note: 'The client sends the same frame whenever a chat is clicked: only a waiting chat is accepted by it.',
      when: sent('Chat'),
      to: 'const:taken',
      field: 'state',
      changes: 'only',
      automatic: [{ value: 'before:EventName', is: ['acceptchat'] }],
      success: {
        answer: {
          yes: [{ value: 'frame:EventName', is: ['currentchat'] }],
          pair: { sent: 'frame:Parameters[0]', got: { of: 'frame:Header', match: ':(\\d+)$' } },
        },
      },
    },
    { ...inChat('message', 'message.sent'), when: sent('sendto'), text: { value: 'frame:Parameters[1]' } },
    { ...inChat('message-otherwise', 'message.sent'), when: sent('sendfileto', 'MissedChatResponded') },
    {
      id: 'message-received',
      event: 'message.received',
      provenance: 'source',
      when: came('message'),
      conversation: 'frame:Header',
      actor: 'customer',
      text: { value: 'frame:Data' },
    },
    {
      id: 'whisper',
      event: 'conversation.note-added',
      provenance: 'source',
      when: sent('whisper'),
      conversation: 'frame:Parameters[1]',
    },
    {
      ...inChat('transfer', 'conversation.transferred'),
      when: sent('transfer'),
      to: { of: 'frame:Parameters[1]', named: 'agent' },
    },
    {
      ...inChat('transfer-to-group', 'conversation.transferred'),
      when: sent('transferdept', 'transferskills'),
      to: 'frame:Parameters[1]',
    },
    { ...inChat('monitor', 'conversation.monitored'), when: sent('monitor') },
    {
      ...inChat('take-over', 'conversation.assigned'),
      when: sent('AquireChat'),
      to: { of: 'frame:Command', named: 'self' },
      field: 'holder',
      success: {
        answer: {
          yes: [{ value: 'frame:EventName', is: ['transferconfirmed'] }],
          pair: { sent: 'frame:Parameters[0]', got: 'frame:Data' },
        },
      },
    },
    {
      ...changeState('leave', 'leave', 'left'),
      note: 'A transfer leaves the chat by itself.',
      automatic: [{ value: 'before:Command', is: ['transfer', 'transferdept', 'transferskills'] }],
    },
    changeState('close', 'closechat', 'closed'),
    changeState('close-softly', 'SOFTCLOSECHAT', 'soft closed'),
    changeState('reopen', 'UNCLOSECHAT', 'open'),
    {
      id: 'wrap-up',
      event: 'conversation.typified',
      provenance: 'source',
      when: sent('ChatWrapUpComplete'),
      conversation: 'frame:Parameters[1]',
      to: 'frame:Parameters[2]',
      field: 'wrap-up',
    },
    {
      id: 'password',
      event: 'settings.changed',
      provenance: 'source',
      when: sent('changepassword'),
      entity: { type: 'setting', id: 'const:password' },
      conversation: null,
    },
    {
      id: 'options',
      event: 'settings.changed',
      provenance: 'source',
      when: sent('ClientOptions'),
      entity: { type: 'setting', id: 'const:client options' },
      conversation: null,
    },
  ],
  ignore: [],
  notCovered: [
    { what: 'A log-out by closing the tab', reason: 'The page closes no socket then; only the server sees that it is gone.' },
    { what: 'Stopping to monitor', reason: 'It ends the visit (conversation.left); the table of events has no other word for it.' },
    {
      what: 'A return to a chat that is monitored already',
      reason: 'The client shows it without sending anything, and its page has no addresses.',
    },
    {
      what: 'A chat that the server makes the agent accept',
      reason: 'Whether it is shown depends on what is open: the acceptance is written, a view is not.',
    },
    {
      what: 'Asking the visitor for a file',
      reason: 'It changes nothing of the conversation; the file that comes is a message of the visitor.',
    },
    { what: 'Ratings and sentiment', reason: 'No frame of the client carries them.' },
    {
      what: 'Log-in by session or token after a reload',
      reason: 'The client repeats it by itself: it says who the agent is, and is no log-in.',
    },
    { what: 'Own groups where the server gives no department', reason: 'Skills are sent by number without the agent that has them.' },
  ],
};
