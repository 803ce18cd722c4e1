/** Chatwoot, in its cloud and wherever a company hosts it. */
import type { Profile } from '../profile.ts';

const account = '/api/v1/accounts/:acc';
const conversation = `${account}/conversations/:cid`;

export const chatwoot: Profile = {
  format: 1,
  id: 'chatwoot',
  name: 'Chatwoot',
  version: '1.0.0',
  versions: '3.x and 4.x',
  sources: ['chatwoot/chatwoot, dashboard source up to 2026-06; core flow seen on the wire'],
  hosts: ['app.chatwoot.com'],
  conversation: {
    routes: [
      { path: '/app/accounts/:acc/conversations/:cid' },
      { path: '/app/accounts/:acc/inbox/:inbox/conversations/:cid' },
      { path: '/app/accounts/:acc/label/:label/conversations/:cid' },
      { path: '/app/accounts/:acc/team/:team/conversations/:cid' },
      { path: '/app/accounts/:acc/custom_view/:view/conversations/:cid' },
      { path: '/app/accounts/:acc/(mentions|unattended|participating)/conversations/:cid' },
    ],
    link: '{origin}/app/accounts/{acc}/conversations/{cid}',
    group: 'team',
    groupType: 'team',
  },
  person: [
    {
      when: [{ request: { method: ['GET'], path: '/auth/validate_token' } }],
      id: 'response:payload.data.id',
      name: 'response:payload.data.name',
    },
  ],
  remember: [
    {
      when: [{ request: { method: ['GET'], path: conversation } }],
      type: 'conversation',
      id: 'path:cid',
      set: {
        status: 'response:status',
        priority: 'response:priority',
        labels: 'response:labels',
        assignee: { of: 'response:meta.assignee.id', named: 'agent' },
        team: { of: 'response:meta.team.id', named: 'team' },
      },
    },
    {
      when: [{ request: { method: ['GET'], path: `${account}/conversations` } }],
      each: 'response:data.payload',
      type: 'conversation',
      id: 'item:id',
      set: {
        status: 'item:status',
        priority: 'item:priority',
        labels: 'item:labels',
        assignee: { of: 'item:meta.assignee.id', named: 'agent' },
        team: { of: 'item:meta.team.id', named: 'team' },
      },
    },
    {
      when: [{ request: { method: ['GET'], path: `${account}/(agents|assignable_agents)` } }],
      each: ['response:payload', 'response:'],
      type: 'agent',
      id: 'item:id',
      set: { name: 'item:name' },
    },
    {
      when: [{ request: { method: ['GET'], path: `${account}/teams` } }],
      each: 'response:',
      type: 'team',
      id: 'item:id',
      set: { name: 'item:name' },
    },
  ],
  rules: [
    {
      id: 'status',
      event: 'conversation.status-changed',
      provenance: 'verified',
      when: [{ request: { method: ['POST'], path: `${conversation}/toggle_status` } }],
      to: 'body:status',
      field: 'status',
    },
  ],
  ignore: [{ path: `${conversation}/(toggle_typing_status|update_last_seen)` }, { path: '/cable' }],
  notCovered: [],
};
