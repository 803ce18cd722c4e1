/** Who works in Rocket.Chat and in which state, and the form of its methods. */
import type { Reading, Rule, Source } from '../profile.ts';
import { request } from './shapes.ts';

const api = '/api/v1';
/** Methods go as JSON text inside JSON, and are answered the same way. */
export const sent = (at: string): Reading => ({ of: 'body:message', json: true, at });
export const answered = (at: string): Reading => ({ of: 'response:message', json: true, at });
const login = `${api}/method.callAnon/login`;
const who: Source[] = ['body:user', 'body:username'];
const nobody = { entity: null, conversation: null } satisfies Partial<Rule>;
/** Frames stand alone, or as texts in a list where the server speaks SockJS. */
const frames = (name: string): Rule['when'] => [
  {
    socket: {
      way: 'out',
      where: [
        { value: 'frame:method', is: [name] },
        { value: 'frame:msg', is: ['method'] },
      ],
    },
  },
  { socket: { way: 'out', where: [{ value: { of: 'frame:[0]', json: true, at: 'method' }, is: [name] }] } },
];
const now: Rule['to'] = ['body:status', 'response:status'];

export const rocketChatActivity: readonly Rule[] = [
  {
    id: 'logged-in',
    event: 'account.logged-in',
    provenance: 'source',
    note: 'Only where a password was given: a page that opens again resumes its session by the same method.',
    when: [
      request('POST', login, { value: sent('params[0].user'), exists: true }, { value: answered('result.id'), exists: true }),
      request('POST', `${api}/login`, { value: [...who], exists: true }, { value: 'status:', is: [200] }),
    ],
    ...nobody,
    by: {
      id: [answered('result.id'), 'response:data.userId'],
      name: [sent('params[0].user.email'), sent('params[0].user.username'), ...who],
    },
  },
  {
    id: 'login-failed',
    event: 'account.login-failed',
    provenance: 'source',
    when: [
      request('POST', login, { value: sent('params[0].user'), exists: true }, { value: answered('error'), exists: true }),
      request('POST', `${api}/login`, { value: [...who], exists: true }, { value: 'status:', is: [401] }),
    ],
    ...nobody,
    by: { name: [sent('params[0].user.email'), sent('params[0].user.username'), ...who] },
    success: { statuses: [200, 400, 401] },
  },
  { id: 'logged-out', event: 'account.logged-out', provenance: 'source', when: frames('logout'), ...nobody },
  {
    id: 'presence',
    event: 'agent.status-changed',
    provenance: 'source',
    when: frames('setUserStatus'),
    ...nobody,
    to: ['frame:params[0]', { of: 'frame:[0]', json: true, at: 'params[0]' }],
  },
  {
    id: 'went-online',
    event: 'agent.went-online',
    provenance: 'source',
    note: 'An empty body turns it round: then only the answer says which it is.',
    when: [request('POST', `${api}/livechat/agent.status`, { value: now, is: ['available'] })],
    entity: { type: 'agent', id: ['body:agentId', 'header:x-user-id'] },
    conversation: null,
    to: now,
    field: 'availability',
  },
  {
    id: 'went-offline',
    event: 'agent.went-offline',
    provenance: 'source',
    when: [request('POST', `${api}/livechat/agent.status`, { value: now, is: ['not-available'] })],
    entity: { type: 'agent', id: ['body:agentId', 'header:x-user-id'] },
    conversation: null,
    to: now,
    field: 'availability',
  },
];
