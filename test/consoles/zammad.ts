/** Zammad: requests of its classic and its new page, and frames of its chat. */
import type { Json } from '../../lib/events/base.ts';
import { type Call, type Fixture, neverStored } from './fixture.ts';
import { zammadChatSteps } from './zammad-chat.ts';

const call = (method: string, path: string, json?: Json, answer: Json = {}): Call => ({
  ...{ method, path, headers: { 'x-csrf-token': neverStored }, via: 'xhr', answer },
  ...(json === undefined ? {} : { body: { json } }),
});
const names = {
  User: { 3: { id: 3, firstname: 'Ana', lastname: 'Ruiz' }, 8: { id: 8, firstname: 'Ben', lastname: 'Okafor' } },
  Group: { 1: { id: 1, name: 'Sales' }, 2: { id: 2, name: 'Support' } },
  TicketState: { 2: { id: 2, name: 'open' }, 4: { id: 4, name: 'closed' } },
  TicketPriority: { 2: { id: 2, name: '2 normal' }, 3: { id: 3, name: '3 high' } },
};
const ticket = { id: 12, title: 'Order', state_id: 2, owner_id: 1, group_id: 1, priority_id: 2, customer_id: 40 };
const gid = (type: string, id: number) => `gid://zammad/${type}/${id}`;
const update = (input: Record<string, Json>, answer: Json): Call =>
  call(
    'POST',
    '/graphql',
    {
      operationName: 'ticketUpdate',
      query: 'mutation ticketUpdate($ticketId: ID!, $input: TicketUpdateInput!, $meta: TicketUpdateMetaInput!) { x }',
      variables: { ticketId: gid('Ticket', 12), input, meta: {} },
    },
    answer,
  );
const input = { title: 'Order', stateId: gid('Ticket::State', 2), ownerId: gid('User', 8), groupId: gid('Group', 1) };
const fine = { data: { ticketUpdate: { ticket: { id: gid('Ticket', 12) }, errors: null } } };
const here = { conversation: '12', group: 'Sales', by: 'Ana Ruiz', initiator: 'agent' as const };

export const zammadFixture: Fixture = {
  profile: 'zammad',
  everyRule: true,
  steps: [
    {
      says: 'an error may come with a 200',
      goTo: '/#login',
      calls: [call('POST', '/api/v1/signin', { username: 'ana', password: neverStored }, { error: 'Wrong login or password' })],
      expect: [
        {
          event: 'account.login-failed',
          entity: { type: 'account', id: 'ana' },
          conversation: null,
          by: 'ana',
          outcome: 'failed',
          initiator: 'agent',
        },
      ],
    },
    {
      says: 'logs in: the answer tells who it is, and names',
      calls: [
        call(
          'POST',
          '/api/v1/signin',
          { username: 'ana', password: neverStored },
          {
            session: { id: 3, firstname: 'Ana', lastname: 'Ruiz' },
            assets: names,
            collections: { TicketState: [{ id: 2, name: 'open' }] },
          },
        ),
      ],
      expect: [{ event: 'account.logged-in', entity: { type: 'account', id: 'ana' }, by: 'ana', outcome: 'confirmed' }],
    },
    {
      says: "opens a ticket: the console's own sign of it is no second view",
      goTo: '/#ticket/zoom/12',
      calls: [
        call('GET', '/api/v1/ticket_full/12', undefined, { ticket_id: 12, assets: { Ticket: { 12: ticket }, ...names }, tags: ['order'] }),
        call('POST', '/api/v1/recent_view', { object: 'Ticket', o_id: 12 }),
      ],
      expect: [{ event: 'conversation.viewed', conversation: '12', group: 'Sales', ownGroup: null, by: 'Ana Ruiz' }],
    },
    {
      says: 'goes to an article of it, which is the same ticket',
      goTo: '/#ticket/zoom/12/77',
      calls: [call('PUT', '/api/v1/taskbar/5', { key: 'Ticket-12', state: { article: { body: 'How' } } })],
    },
    {
      says: 'takes it, raises it and answers at once: all values are sent, and only what differs has changed',
      calls: [
        call('PUT', '/api/v1/tickets/12', {
          ...ticket,
          ...{ owner_id: '3', priority_id: 3 },
          article: { body: '<p>Which order?</p>', internal: false, type: 'email' },
        }),
      ],
      expect: [
        { event: 'conversation.assigned', ...here, from: null, to: { id: '3', name: 'Ana Ruiz' }, outcome: 'confirmed' },
        { event: 'conversation.priority-changed', ...here, from: { id: '2', name: '2 normal' }, to: { id: '3', name: '3 high' } },
        { event: 'message.sent', ...here, from: null, to: null },
      ],
    },
    {
      says: 'closing it is refused, with a note',
      calls: [
        {
          ...call('PUT', '/api/v1/tickets/12', {
            ...ticket,
            owner_id: 3,
            priority_id: 3,
            state_id: 4,
            article: { body: 'x', internal: true },
          }),
          status: 422,
        },
      ],
      expect: [
        {
          event: 'conversation.status-changed',
          ...here,
          from: { id: '2', name: 'open' },
          to: { id: '4', name: 'closed' },
          outcome: 'failed',
        },
        { event: 'conversation.note-added', ...here, outcome: 'failed' },
      ],
    },
    {
      says: 'tags it as the version of today does, and takes one away with a body that Chromium does not show',
      calls: [
        call('POST', '/api/v1/tags/add', { item: 'late', object: 'Ticket', o_id: 12 }, true),
        call('DELETE', '/api/v1/tags/remove', { item: 'order', object: 'Ticket', o_id: 12 }, true),
      ],
      expect: [
        { event: 'conversation.tagged', ...here, to: 'late', outcome: 'confirmed' },
        { event: 'conversation.untagged', ...here, from: 'order', outcome: 'confirmed' },
      ],
    },
    {
      says: 'and as older ones did, by GET; a tag of another thing is none of a conversation',
      calls: [
        call('GET', '/api/v1/tags/add?object=Ticket&o_id=12&item=vip'),
        call('POST', '/api/v1/tags/add', { item: 'vip', object: 'KnowledgeBase::Answer::Translation', o_id: 12 }, true),
      ],
      expect: [{ event: 'conversation.tagged', ...here, to: 'vip' }],
    },
    {
      says: 'another page gives the state by name',
      calls: [call('PUT', '/api/v1/tickets/12', { state: 'pending reminder' })],
      expect: [{ event: 'conversation.status-changed', ...here, from: null, to: 'pending reminder' }],
    },
    {
      says: 'the new page opens a ticket',
      goTo: '/desktop/tickets/14',
      calls: [
        call(
          'POST',
          '/graphql',
          { operationName: 'ticket', query: 'query ticket { ticket { id } }', variables: { ticketInternalId: 12 } },
          [
            {
              data: {
                ticket: {
                  ...{ id: gid('Ticket', 12), internalId: 12, owner: { id: gid('User', 3) }, state: { id: gid('Ticket::State', 2) } },
                  ...{ group: { id: gid('Group', 1) }, priority: { id: gid('Ticket::Priority', 3) }, tags: ['late', 'vip'] },
                },
              },
            },
          ],
        ),
      ],
      expect: [
        { event: 'conversation.left', conversation: '12' },
        { event: 'conversation.viewed', conversation: '14', group: null },
      ],
    },
    {
      says: 'and hands it over with a note',
      calls: [update({ ...input, article: { body: 'For Ben', internal: true } }, fine)],
      expect: [
        {
          event: 'conversation.assigned',
          ...here,
          from: { id: '3', name: 'Ana Ruiz' },
          to: { id: '8', name: 'Ben Okafor' },
          outcome: 'confirmed',
        },
        { event: 'conversation.note-added', ...here, outcome: 'confirmed' },
      ],
    },
    {
      says: 'moves it to another group, which is refused inside a 200',
      calls: [
        update(
          { ...input, groupId: gid('Group', 2) },
          { data: { ticketUpdate: { ticket: null, errors: [{ message: 'No permission' }] } } },
        ),
      ],
      expect: [
        { event: 'conversation.assigned', ...here, from: { id: '1', name: 'Sales' }, to: { id: '2', name: 'Support' }, outcome: 'failed' },
      ],
    },
    {
      says: 'the same and a reply in one request of two operations',
      calls: [
        call(
          'POST',
          '/graphql',
          [
            { operationName: 'currentUser', query: 'query currentUser { x }', variables: {} },
            {
              operationName: 'ticketUpdate',
              query: 'mutation ticketUpdate { x }',
              variables: {
                ticketId: gid('Ticket', 12),
                input: {
                  ...{ ...input, stateId: gid('Ticket::State', 4), priorityId: gid('Ticket::Priority', 2) },
                  article: { body: 'Done', internal: false },
                },
              },
            },
          ],
          [{ data: { currentUser: null } }, fine],
        ),
      ],
      expect: [
        {
          event: 'conversation.status-changed',
          ...here,
          from: { id: '2', name: 'open' },
          to: { id: '4', name: 'closed' },
          outcome: 'confirmed',
        },
        { event: 'conversation.priority-changed', ...here, from: { id: '3', name: '3 high' }, to: { id: '2', name: '2 normal' } },
        { event: 'message.sent', ...here, outcome: 'confirmed' },
      ],
    },
    {
      says: 'and moves it as the classic page does',
      calls: [call('PUT', '/api/v1/tickets/12', { ...ticket, owner_id: 8, state_id: 4, group_id: 2 })],
      expect: [{ event: 'conversation.assigned', conversation: '12', from: { id: '1', name: 'Sales' }, to: { id: '2', name: 'Support' } }],
    },
    ...zammadChatSteps,
    {
      says: 'logs out',
      calls: [call('DELETE', '/api/v1/signout')],
      expect: [
        { event: 'account.logged-out', entity: { type: 'account', id: '3', name: 'Ana Ruiz' }, conversation: null, outcome: 'confirmed' },
      ],
    },
  ],
};
