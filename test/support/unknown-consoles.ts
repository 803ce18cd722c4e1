/** Consoles that nobody has described, each with its own way: what an agent does there, what only looks like it, and what an admin picks to teach it. */
import type { Call, Step } from '../consoles/fixture.ts';

export interface UnknownConsole {
  name: string;
  /** The act on one conversation, with one value. */
  act(conversation: string, value: string): Omit<Step, 'says'>;
  /** What must not be taken for it. */
  ping(conversation: string): Omit<Step, 'says'>;
  /** The signal's name on the Teach screen, and what is chosen there: the words of each choice. */
  shape: string;
  event: { words: string; name: string };
  conversation: string;
  to: string | null;
}

const json = (method: string, path: string, value: object): { calls: Call[] } => ({
  calls: [{ method, path, body: { json: value as never } }],
});

export const unknownConsoles: readonly UnknownConsole[] = [
  {
    name: 'one that PATCHes JSON',
    act: (conversation, value) => json('PATCH', `/api/tickets/${conversation}`, { status: value }),
    ping: (conversation) => json('PATCH', `/api/tickets/${conversation}`, { typing: true }),
    shape: 'PATCH /api/tickets/:1',
    event: { words: 'Status changed', name: 'conversation.status-changed' },
    conversation: 'part 1 of the address',
    to: 'status',
  },
  {
    name: 'one with urlencoded forms',
    act: (ticket, value) => ({ calls: [{ method: 'POST', path: '/inbox/act', body: { form: { ticket, state: value } } }] }),
    ping: (ticket) => ({ calls: [{ method: 'POST', path: '/inbox/act', body: { form: { ticket, draft: 'words' } } }] }),
    shape: 'POST /inbox/act',
    event: { words: 'Status changed', name: 'conversation.status-changed' },
    conversation: 'ticket',
    to: 'state',
  },
  {
    name: 'one on a WebSocket only',
    act: (room, value) => ({ frames: [{ out: { type: 'label', room, label: value } }] }),
    ping: (room) => ({ frames: [{ out: { type: 'typing', room, label: 'x' } }] }),
    shape: 'Socket, sent',
    event: { words: 'Tag added', name: 'conversation.tagged' },
    conversation: 'room',
    to: 'label',
  },
  {
    name: 'one on GraphQL',
    act: (id, s) =>
      json('POST', '/graphql', { query: 'mutation SetStatus($id: ID!, $s: String!) { set(id: $id, s: $s) { id } }', variables: { id, s } }),
    ping: (id) =>
      json('POST', '/graphql', { query: 'mutation Typing($id: ID!, $s: String!) { typing(id: $id) }', variables: { id, s: 'x' } }),
    shape: 'POST /graphql',
    event: { words: 'Status changed', name: 'conversation.status-changed' },
    conversation: 'variables.id',
    to: 'variables.s',
  },
  {
    name: 'one with the id in the body',
    act: (conversation, value) => json('POST', '/api/wrap-up', { ticket_id: Number(conversation), reason: value }),
    ping: (conversation) => json('POST', '/api/typing', { ticket_id: Number(conversation), reason: 'x' }),
    shape: 'POST /api/wrap-up',
    event: { words: 'Conversation typified', name: 'conversation.typified' },
    conversation: 'ticket_id',
    to: 'reason',
  },
];
