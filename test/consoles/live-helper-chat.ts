/** Live Helper Chat: requests in the forms that its back office sends, below a sub-path. */
import type { Json } from '../../lib/events/base.ts';
import { type Call, type Fixture, neverStored, type Step } from './fixture.ts';

const base = '/support/index.php/site_admin';
const headers = { 'X-CSRFToken': neverStored };
const get = (path: string, answer: Json, rest: Partial<Call> = {}): Call => ({
  method: 'GET',
  path: `${base}/${path}`,
  via: 'xhr',
  headers,
  answer,
  ...rest,
});
const post = (path: string, form: Record<string, string>, answer: Json, rest: Partial<Call> = {}): Call => ({
  ...get(path, answer),
  method: 'POST',
  body: { form },
  ...rest,
});
const yes = { error: 'false', result: 'ok' };
const no = { error: 'true', result: 'Invalid CSRF Token' };
const moved = { error: 'false', result: '<div role="alert" class="alert alert-success">Chat was assigned</div>', chat_id: '12' };
const refused = {
  error: 'false',
  result: '<div class="alert alert-danger">You do not have permission to change owner!</div>',
  chat_id: '12',
};
const link = `${base}/chat/single/12`;
const done = { conversation: '12', outcome: 'confirmed', initiator: 'agent' } as const;
const self = { by: '5', conversation: null, outcome: 'confirmed', initiator: 'agent' } as const;

const activity: Step[] = [
  {
    says: 'logs in by the form, at the second try',
    goTo: `${base}/user/login`,
    loads: true,
    calls: [
      post('user/login', { Username: 'ana', Password: neverStored, csfr_token: neverStored }, 'the form again'),
      post('user/login', { Username: 'ana', Password: neverStored, csfr_token: neverStored }, '', { status: 302 }),
    ],
    expect: [
      { event: 'account.login-failed', by: 'ana', conversation: null, outcome: 'confirmed' },
      { event: 'account.logged-in', by: 'ana', conversation: null, outcome: 'confirmed' },
    ],
  },
  {
    says: 'sees the board; its page says who they are, and polls',
    goTo: `${base}/#dashboard`,
    loads: true,
    globals: { confLH: { user_id: 5 } },
    html: '<p>Board</p>',
    calls: [
      get('chat/syncadmininterface/(limita)/10', { error: 'false', result: { pending_chats: { list: [{ id: 12, nick: neverStored }] } } }),
      post('chat/syncadmin', { 'chats[]': '12,0' }, { error: 'false', result: 'false' }),
    ],
  },
  {
    says: 'goes offline with a reason and back, hides, and stays online while away: GETs that change something, and one that did not',
    calls: [
      get('user/setoffline/true/(reason)/2', { error: false }),
      get('user/setoffline/false', { error: false }),
      get('user/setinvisible/true', { error: false }),
      get('user/setalwaysonline/true', { error: true, msg: 'Invalid CSFR Token' }),
    ],
    expect: [
      { event: 'agent.went-offline', to: 'offline', ...self },
      { event: 'agent.went-online', to: 'online', ...self },
      { event: 'agent.status-changed', to: 'invisible', ...self },
      { event: 'agent.status-changed', to: 'always online', ...self, outcome: 'failed' },
    ],
  },
  {
    says: 'is away, so that the console sets them inactive; another tab says that they are not',
    byHand: false,
    calls: [get('user/setinactive/true', { error: false, active: false }), get('user/setinactive/true', { error: false, active: true })],
    expect: [
      { event: 'agent.status-changed', to: 'inactive', ...self, initiator: 'automatic' },
      { event: 'agent.status-changed', to: 'inactive', ...self, outcome: 'failed', initiator: 'automatic' },
    ],
  },
];

const work: Step[] = [
  {
    says: 'looks at a chat, and opens it in a tab',
    goTo: `${base}/#/chat-id-12`,
    calls: [get('chat/previewchat/12', neverStored), get('chat/adminchat/12/(remember)/true', neverStored)],
    expect: [
      { event: 'conversation.viewed', conversation: '12', link },
      { event: 'conversation.viewed', conversation: '12', link },
    ],
  },
  {
    says: 'types, sends a message, which is refused once, and one for colleagues only',
    calls: [
      post('chat/operatortyping/12/true', { msg: neverStored }, {}),
      post('chat/addmsgadmin/12', { msg: neverStored }, { error: 'true', r: 'Try again or refresh a page.' }),
      post('chat/addmsgadmin/12', { msg: neverStored }, { error: 'false', r: '' }),
      post('chat/addmsgadmin/12', { msg: neverStored, whisper: '1' }, { error: 'false', r: '' }),
      post('chat/saveremarks/12', { data: neverStored }, { error: 'false' }),
    ],
    expect: [
      { event: 'message.sent', ...done, outcome: 'failed' },
      { event: 'message.sent', ...done },
      { event: 'conversation.note-added', ...done },
      { event: 'conversation.note-added', ...done },
    ],
  },
  {
    says: 'sends one where the server answers with words alone: nobody can tell whether it came',
    calls: [post('chat/addmsgadmin/12', { msg: neverStored }, 'You cannot read/write to this chat!')],
    expect: [{ event: 'message.sent', ...done, outcome: 'attempted' }],
  },
  {
    says: 'changes its status by number, with an answer that says no once',
    calls: [
      post('chat/changestatus/12', { ChatStatus: '1' }, { error: 'false', is_owner: true }),
      post('chat/changestatus/12', { ChatStatus: '9' }, { error: 'true', result: 'Invalid chat status' }),
      post('chat/changestatus/12', { ChatStatus: '0' }, { error: false }),
    ],
    expect: [
      { event: 'conversation.status-changed', from: null, to: 'active', ...done },
      { event: 'conversation.status-changed', from: 'active', to: '9', ...done, outcome: 'failed' },
      { event: 'conversation.status-changed', from: 'active', to: 'pending', ...done },
    ],
  },
  {
    says: 'holds it, goes on, and cannot hold it when the visitor has left',
    calls: [
      post('chat/holdaction/12', { sel: 'false' }, { error: false, hold: true, msg: neverStored }),
      post('chat/holdaction/12', { sel: 'true' }, { error: false, hold: false, msg: neverStored }),
      post('chat/holdaction/12', { sel: 'false', op: 'usr' }, { error: false, hold: false, msg: neverStored }),
    ],
    expect: [
      { event: 'conversation.status-changed', from: null, to: 'on hold', ...done },
      { event: 'conversation.status-changed', from: 'on hold', to: 'not on hold', ...done },
      { event: 'conversation.status-changed', from: 'not on hold', to: 'on hold', ...done, outcome: 'failed' },
    ],
  },
  {
    says: 'gives it on: to an agent, to a department, and changes its owner and department outright',
    calls: [
      post('chat/transferuser/12/8', { type: 'user', obj: 'chat' }, moved),
      post('chat/transferuser/12/3', { type: 'dep', obj: 'chat' }, moved),
      post('chat/transferuser/12/8', { type: 'change_owner', obj: 'chat' }, moved),
      post('chat/transferuser/12/9', { type: 'change_owner', obj: 'chat' }, refused),
      post('chat/transferuser/12/3', { type: 'change_dep', obj: 'chat' }, moved),
    ],
    expect: [
      { event: 'conversation.transferred', from: null, to: { id: '8', name: null }, ...done },
      { event: 'conversation.transferred', from: null, to: { id: '3', name: null }, ...done },
      { event: 'conversation.assigned', from: null, to: { id: '8', name: null }, ...done },
      { event: 'conversation.assigned', from: { id: '8', name: null }, to: { id: '9', name: null }, ...done, outcome: 'failed' },
      { event: 'conversation.assigned', from: null, to: { id: '3', name: null }, ...done },
    ],
  },
  {
    says: 'takes what was given to them, whose address names the transfer alone',
    calls: [get('chat/accepttransfer/77', { error: 'false', chat_id: 15, scope: 0 })],
    expect: [{ event: 'conversation.accepted', conversation: '15', outcome: 'confirmed' }],
  },
  {
    says: 'typifies it by its path, and takes that back',
    calls: [
      post('chat/subject/12/(subject)/3/(status)/true', { csrf: neverStored }, { error: false, message: 'Subject selected!' }),
      post('chat/subject/12/(subject)/3/(status)/false', { csrf: neverStored }, { error: false, message: 'Subject unselected!' }),
    ],
    expect: [
      { event: 'conversation.typified', from: null, to: { id: '3', name: null }, ...done },
      { event: 'conversation.untagged', from: { id: '3', name: null }, to: null, ...done },
    ],
  },
  {
    says: 'blocks the visitor, and joins a call',
    calls: [post('chat/blockuser/12', {}, { msg: 'User was blocked!' }), get('voicevideo/joinoperator/12', '<html>')],
    expect: [
      { event: 'customer.blocked', entity: { type: 'customer', id: null }, ...done, outcome: 'attempted' },
      { event: 'meeting.joined', ...done },
    ],
  },
  {
    says: 'closes it, and may not delete it',
    calls: [post('chat/closechatadmin/12', {}, yes), post('chat/deletechatadmin/12', {}, no), post('chat/deletechatadmin/12', {}, yes)],
    expect: [
      { event: 'conversation.status-changed', from: 'pending', to: 'closed', ...done },
      { event: 'conversation.deleted', ...done, outcome: 'failed' },
      { event: 'conversation.deleted', ...done },
    ],
  },
  {
    says: 'opens another in a window of its own',
    goTo: `${base}/chat/single/15`,
    loads: true,
    expect: [
      { event: 'conversation.left', conversation: '12' },
      { event: 'conversation.viewed', conversation: '15' },
    ],
  },
  { says: 'goes back to the board', goTo: `${base}/#dashboard`, loads: true, expect: [{ event: 'conversation.left', conversation: '15' }] },
];

const settings: Step[] = [
  {
    says: 'exports the list, changes a setting, edits a role, which no rule is sure of, and leaves',
    calls: [
      get('chat/list/(export)/1', neverStored),
      post('chat/editchatconfig/sync_sound_settings', { Value: neverStored }, '<html>'),
      post('user/edit/8', { Name: 'Ben', Password: neverStored, 'UserGroups[]': '1' }, '<html>'),
      get('user/logout', '', { status: 302 }),
    ],
    expect: [
      { event: 'conversation.transcript-exported', ...self },
      { event: 'settings.changed', ...self },
      { event: 'account.logged-out', ...self },
    ],
  },
  {
    says: 'another agent logs in, whose name stands in the page',
    goTo: `${base}/`,
    loads: true,
    globals: { confLH: { user_id: 8 } },
    html: '<ul><li class="nav-item"><a class="nav-link dropdown-toggle" href="#">Ben Okafor</a></li></ul>',
    calls: [get('user/setoffline/false', { error: false })],
    expect: [{ event: 'agent.went-online', to: 'online', outcome: 'confirmed' }],
  },
];

export const liveHelperChatFixture: Fixture = { profile: 'live-helper-chat', everyRule: true, steps: [...activity, ...work, ...settings] };
