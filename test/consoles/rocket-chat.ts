/** Rocket.Chat Omnichannel: requests and frames in the forms that its web client sends. */
import type { Json } from '../../lib/events/base.ts';
import { fetched, send } from './calls.ts';
import { type Call, type Fixture, neverStored, type Step } from './fixture.ts';

const api = '/api/v1';
const headers = { 'X-User-Id': 'uAna', 'X-Auth-Token': neverStored };
const rid = 'rQ7mXk2vT9bLsWc4D';
const other = 'rZ1pHn8yU3eGfJo6K';
const post = (path: string, json: Json, rest: Partial<Call> = {}): Call =>
  send('POST', `${api}/${path}`, json, { via: 'fetch', headers, answer: { success: true }, ...rest });
const get = (path: string, answer: Json): Call => fetched(`${api}/${path}`, answer, { via: 'fetch', headers });
const call = (path: string, method: string, params: Json[], answer: object = { result: {} }): Call =>
  post(
    path,
    { message: JSON.stringify({ msg: 'method', id: '7', method, params }) },
    { answer: { message: JSON.stringify({ msg: 'result', id: '7', ...answer }), success: true } },
  );
const password = { digest: neverStored, algorithm: 'sha-256' };
const done = { outcome: 'confirmed', initiator: 'agent' } as const;
const here = { conversation: rid, ...done };
const self = { by: 'Ana Ruiz', conversation: null, ...done };
const shown = (_id: string, more: object) => ({ room: { _id, t: 'l', open: true, fname: neverStored, ...more }, success: true });

const activity: Step[] = [
  {
    says: 'logs in, at the second try; the page then resumes its session by the same method',
    goTo: '/home',
    loads: true,
    calls: [
      call('method.callAnon/login', 'login', [{ user: { email: 'ana@example.test' }, password }], {
        error: { error: 403, reason: 'User not found' },
      }),
      call('method.callAnon/login', 'login', [{ user: { email: 'ana@example.test' }, password }], {
        result: { id: 'uAna', token: neverStored },
      }),
      call('method.callAnon/login', 'login', [{ resume: neverStored }], { result: { id: 'uAna', token: neverStored } }),
      get('me', { _id: 'uAna', name: 'Ana Ruiz', username: 'ana', statusLivechat: 'not-available', success: true }),
      get('livechat/agents/uAna/departments', { departments: [{ departmentId: 'dBill', agentId: 'uAna' }], success: true }),
      get('livechat/department', {
        departments: [
          { _id: 'dBill', name: 'Billing' },
          { _id: 'dTech', name: 'Technical' },
        ],
        success: true,
      }),
      get('livechat/users/agent', {
        users: [
          { _id: 'uBen', name: 'Ben Okafor' },
          { _id: 'uAna', name: 'Ana Ruiz' },
        ],
        success: true,
      }),
      get('livechat/priorities', { priorities: [{ _id: 'p1', i18n: 'Highest' }], success: true }),
    ],
    expect: [
      { event: 'account.login-failed', by: 'ana@example.test', outcome: 'confirmed' },
      { event: 'account.logged-in', by: 'ana@example.test', outcome: 'confirmed' },
    ],
  },
  {
    says: 'logs in by REST, as an embedded page does, at the second try',
    calls: [
      post('login', { user: 'ana', password: neverStored }, { status: 401, answer: { status: 'error' } }),
      post('login', { user: 'ana', password: neverStored }, { answer: { data: { userId: 'uAna', authToken: neverStored } } }),
    ],
    expect: [
      { event: 'account.login-failed', by: 'ana', outcome: 'confirmed' },
      { event: 'account.logged-in', by: 'ana', outcome: 'confirmed' },
    ],
  },
  {
    says: 'turns their availability round, which only the answer tells, and sets it by name; then their presence, over the socket',
    calls: [
      post('livechat/agent.status', {}, { answer: { status: 'available', success: true } }),
      post('livechat/agent.status', { status: 'not-available' }, { answer: { status: 'not-available', success: true } }),
    ],
    frames: [
      { out: { msg: 'connect', version: '1', support: ['1'] } },
      { out: { msg: 'method', method: 'setUserStatus', params: ['away', neverStored], id: '9' } },
      { in: { msg: 'result', id: '9' } },
      { out: { msg: 'method', method: 'stream-notify-room', params: [`${rid}/user-activity`, 'ana', ['user-typing']], id: '10' } },
      { out: { msg: 'ping' } },
    ],
    expect: [
      { event: 'agent.went-online', from: 'not-available', to: 'available', ...self },
      { event: 'agent.went-offline', from: 'available', to: 'not-available', ...self },
      { event: 'agent.status-changed', from: null, to: 'away', ...self, outcome: 'attempted' },
    ],
  },
  {
    says: 'writes in a channel, which is no conversation with a customer',
    goTo: '/channel/general',
    calls: [call('method.call/sendMessage', 'sendMessage', [{ _id: 'm0', rid: 'GENERAL', msg: neverStored }])],
  },
];

const work: Step[] = [
  {
    says: 'opens a room of another department, and takes it',
    goTo: `/live/${rid}`,
    calls: [
      get(`rooms.info?roomId=${rid}`, shown(rid, { departmentId: 'dTech', tags: ['billing'] })),
      call('method.call/readMessages', 'readMessages', [rid]),
      post('subscriptions.read', { rid }),
      post('livechat/inquiries.take', { inquiryId: 'q1', userId: 'uAna' }, { answer: { inquiry: { _id: 'q1', rid }, success: true } }),
    ],
    expect: [
      { event: 'conversation.viewed', conversation: rid, link: `/live/${rid}`, by: 'Ana Ruiz' },
      { event: 'conversation.accepted', conversation: rid, outcome: 'confirmed' },
    ],
  },
  {
    says: 'looks at its details: the same visit; sends a message, which is refused once inside a 200',
    goTo: `/live/${rid}/room-info`,
    calls: [
      call('method.call/sendMessage', 'sendMessage', [{ _id: 'm1', rid, msg: neverStored }]),
      call('method.call/sendMessage', 'sendMessage', [{ _id: 'm2', rid, msg: neverStored }], { error: { error: 'room-closed' } }),
    ],
    expect: [
      { event: 'message.sent', ...here },
      { event: 'message.sent', ...here, outcome: 'failed' },
    ],
  },
  {
    says: 'forwards it to an agent and to a department; the department refuses once',
    calls: [
      post('livechat/room.forward', { roomId: rid, userId: 'uBen', comment: neverStored }),
      post('livechat/room.forward', { roomId: rid, departmentId: 'dBill' }, { status: 400, answer: { success: false } }),
      post('livechat/room.forward', { roomId: rid, departmentId: 'dBill', comment: neverStored }),
    ],
    expect: [
      { event: 'conversation.transferred', from: null, to: { id: 'uBen', name: 'Ben Okafor' }, ...here },
      {
        event: 'conversation.assigned',
        from: { id: 'dTech', name: 'Technical' },
        to: { id: 'dBill', name: 'Billing' },
        ...here,
        outcome: 'failed',
      },
      { event: 'conversation.assigned', from: { id: 'dTech', name: 'Technical' }, to: { id: 'dBill', name: 'Billing' }, ...here },
    ],
  },
  {
    says: 'gives it back to the queue, as this version and as an older one do',
    calls: [
      get(
        `rooms.info?roomId=${rid}`,
        shown(rid, { departmentId: 'dBill', servedBy: { _id: 'uBen', username: 'Ben Okafor' }, tags: ['billing'] }),
      ),
      post('livechat/inquiries.returnAsInquiry', { roomId: rid }),
      call('method.call/livechat%3AreturnAsInquiry', 'livechat:returnAsInquiry', [rid, 'dTech']),
    ],
    expect: [
      { event: 'conversation.assigned', from: { id: 'uBen', name: 'Ben Okafor' }, to: null, ...here },
      { event: 'conversation.assigned', from: null, to: null, ...here },
      { event: 'conversation.assigned', from: { id: 'dBill', name: 'Billing' }, to: { id: 'dTech', name: 'Technical' }, ...here },
    ],
  },
  {
    says: 'holds it and goes on',
    calls: [post('livechat/room.onHold', { roomId: rid }), post('livechat/room.resumeOnHold', { roomId: rid })],
    expect: [
      { event: 'conversation.status-changed', from: 'open', to: 'on hold', ...here },
      { event: 'conversation.status-changed', from: 'on hold', to: 'open', ...here },
    ],
  },
  {
    says: 'saves its form: a tag and a priority have changed, then nothing; sets the priority alone, and takes it away',
    calls: [
      post('livechat/room.saveInfo', {
        guestData: { _id: 'g1' },
        roomData: { _id: rid, topic: neverStored, tags: ['billing', 'vip'], priorityId: 'p1' },
      }),
      post('livechat/room.saveInfo', {
        guestData: { _id: 'g1' },
        roomData: { _id: rid, topic: neverStored, tags: ['billing', 'vip'], priorityId: 'p1' },
      }),
      send('DELETE', `${api}/livechat/room/${rid}/priority`, undefined, { via: 'fetch', headers }),
      post(`livechat/room/${rid}/priority`, { priorityId: 'p1' }),
    ],
    expect: [
      { event: 'conversation.tagged', from: null, to: 'vip', ...here },
      { event: 'conversation.priority-changed', from: null, to: { id: 'p1', name: 'Highest' }, ...here },
      { event: 'conversation.priority-changed', from: { id: 'p1', name: 'Highest' }, to: null, ...here },
      { event: 'conversation.priority-changed', from: null, to: { id: 'p1', name: 'Highest' }, ...here },
    ],
  },
  {
    says: 'sends its transcript both ways, and closes it with tags',
    calls: [
      post(`livechat/transcript/${rid}`, { email: 'customer@example.test', subject: neverStored }),
      post(`omnichannel/${rid}/request-transcript`, {}),
      post('livechat/room.closeByUser', { rid, comment: neverStored, tags: ['refund'] }),
    ],
    expect: [
      { event: 'conversation.transcript-exported', to: 'customer@example.test', ...here },
      { event: 'conversation.transcript-exported', to: null, ...here },
      { event: 'conversation.status-changed', from: 'open', to: 'closed', ...here },
      { event: 'conversation.typified', to: ['refund'], ...here },
    ],
  },
  {
    says: 'opens one of their own department from the list of all, closes it without tags, and leaves',
    goTo: `/omnichannel/current/${other}`,
    calls: [
      get('livechat/rooms?open=true', { rooms: [{ _id: other, open: true, departmentId: 'dBill' }], success: true }),
      post('livechat/room.closeByUser', { rid: other, comment: neverStored, tags: [] }),
    ],
    expect: [
      { event: 'conversation.left', conversation: rid },
      { event: 'conversation.viewed', conversation: other },
      { event: 'conversation.status-changed', conversation: other },
    ],
  },
  {
    says: 'in the list of all',
    goTo: '/omnichannel/current',
    expect: [{ event: 'conversation.left', conversation: other, group: 'Billing', ownGroup: true }],
  },
];

const settings: Step[] = [
  {
    says: 'makes an agent and a manager, and takes one role away',
    goTo: '/omnichannel/agents',
    calls: [
      post('livechat/users/agent', { username: 'chi' }, { answer: { user: { _id: 'uChi', username: 'chi' }, success: true } }),
      send('DELETE', `${api}/livechat/users/manager/uBen`, undefined, { via: 'fetch', headers }),
      post('livechat/agents.saveInfo', { agentId: 'uChi', agentData: { maxNumberSimultaneousChat: '3' }, agentDepartments: [] }),
    ],
    expect: [
      { event: 'role.changed', entity: { type: 'agent', id: 'uChi', name: 'chi' }, from: null, to: 'agent', ...self },
      { event: 'role.changed', entity: { type: 'agent', id: 'uBen', name: 'Ben Okafor' }, from: 'manager', to: null, ...self },
      { event: 'settings.changed', entity: { type: 'agent', id: 'uChi' }, ...self },
    ],
  },
  {
    says: 'makes a department, renames one, changes its agents, and deletes it; makes a tag and renames one',
    calls: [
      post(
        'livechat/department',
        { department: { name: 'Returns', email: neverStored } },
        { answer: { department: { _id: 'dRet' }, success: true } },
      ),
      send('PUT', `${api}/livechat/department/dTech`, { department: { name: 'Repairs', email: neverStored } }, { via: 'fetch', headers }),
      post('livechat/department/dTech/agents', { upsert: [{ agentId: 'uAna' }, { agentId: 'uChi' }], remove: [{ agentId: 'uBen' }] }),
      send('DELETE', `${api}/livechat/department/dTech`, undefined, { via: 'fetch', headers }),
      get('livechat/tags?text=', { tags: [{ _id: 't1', name: 'returns' }], success: true }),
      post('livechat/tags.save', { tagData: { name: 'refund' }, tagDepartments: [] }, { answer: { _id: 't2', success: true } }),
      post('livechat/tags.save', { _id: 't1', tagData: { name: 'swaps' }, tagDepartments: [] }),
    ],
    expect: [
      { event: 'queue.created', entity: { type: 'department', id: 'dRet', name: 'Returns' }, ...self },
      { event: 'queue.renamed', entity: { type: 'department', id: 'dTech' }, from: 'Technical', to: 'Repairs', ...self },
      { event: 'queue.agent-added', entity: { type: 'department', id: 'dTech' }, to: { id: 'uAna', name: 'Ana Ruiz' }, ...self },
      { event: 'queue.agent-added', entity: { type: 'department', id: 'dTech' }, to: { id: 'uChi', name: null }, ...self },
      { event: 'queue.agent-removed', entity: { type: 'department', id: 'dTech' }, from: { id: 'uBen', name: 'Ben Okafor' }, ...self },
      { event: 'queue.deleted', entity: { type: 'department', id: 'dTech', name: 'Repairs' }, ...self },
      { event: 'tag.created', entity: { type: 'tag', id: 't2', name: 'refund' }, ...self },
      { event: 'tag.renamed', entity: { type: 'tag', id: 't1' }, from: 'returns', to: 'swaps', ...self },
    ],
  },
  {
    says: 'logs out over the socket, as a list of texts where the server speaks so',
    frames: [{ out: [JSON.stringify({ msg: 'method', method: 'logout', params: [], id: '12' })] }],
    expect: [{ event: 'account.logged-out', ...self, outcome: 'attempted' }],
  },
];

export const rocketChatFixture: Fixture = { profile: 'rocket-chat', everyRule: true, steps: [...activity, ...work, ...settings] };
