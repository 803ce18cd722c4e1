/** Which rows of the log a number was counted from, so that a screen can open them. */
import type { ActionFilter } from '../events/action-api.ts';
import type { Agent } from '../events/activity-api.ts';
import type { Stretch } from './stretches.ts';

export const definedNumbers = [
  ...(['statusMs', 'loggedInMs', 'inChatsMs', 'outOfChatsMs', 'occupancy', 'chats', 'transferred', 'reopened'] as const),
  ...(['sent', 'received', 'foreignViews', 'firstResponse', 'handling', 'ratings'] as const),
] as const;
export type DefinedNumber = (typeof definedNumbers)[number];

/** What did not fail counts; what is not known to have failed, too. */
const counted = ['confirmed', 'attempted', ''];
const statusEvents = ['agent.status-changed', 'agent.went-online', 'agent.went-offline', 'account.logged-in', 'account.logged-out'];
const chatEvents = [
  ...['conversation.accepted', 'conversation.viewed', 'conversation.left', 'message.sent', 'conversation.transferred'],
  ...['conversation.assigned', 'conversation.status-changed', 'account.logged-out'],
];

interface Definition {
  events: readonly string[];
  /** Whether the agent did it; else a customer did, and it is found by its conversation or its time alone. */
  isOwn: boolean;
  /** Whether each row is one that was counted; else the number was worked out from them. */
  isCount: boolean;
  rest?: Partial<ActionFilter>;
}

const definitions: Record<DefinedNumber, Definition> = {
  statusMs: { events: statusEvents, isOwn: true, isCount: false },
  loggedInMs: { events: ['account.logged-in', 'account.logged-out'], isOwn: true, isCount: false },
  inChatsMs: { events: chatEvents, isOwn: true, isCount: false },
  outOfChatsMs: { events: [...new Set([...statusEvents, ...chatEvents])], isOwn: true, isCount: false },
  occupancy: { events: [...new Set([...statusEvents, ...chatEvents])], isOwn: true, isCount: false },
  chats: { events: ['conversation.accepted', 'conversation.viewed', 'message.sent'], isOwn: true, isCount: false },
  transferred: { events: ['conversation.transferred'], isOwn: true, isCount: true },
  reopened: { events: ['conversation.status-changed', 'conversation.accepted', 'message.sent'], isOwn: true, isCount: false },
  sent: { events: ['message.sent'], isOwn: true, isCount: true, rest: { initiator: ['agent', ''] } },
  received: { events: ['message.received'], isOwn: false, isCount: false },
  foreignViews: { events: ['conversation.viewed'], isOwn: true, isCount: true, rest: { ownGroup: 'no' } },
  firstResponse: { events: ['message.received', 'message.sent'], isOwn: false, isCount: false },
  handling: { events: chatEvents, isOwn: true, isCount: false },
  ratings: { events: ['conversation.rated'], isOwn: false, isCount: false },
};

/**
 * The rows of one agent in a time, of one conversation where that is named. `isExact`: the rows that the filter finds are as many as the number says; else the number was worked out from
 * them, or they hold others' rows too, which a filter cannot keep apart.
 */
export function defineNumber(
  name: DefinedNumber,
  { by }: Pick<Agent, 'by'>,
  { from, to }: Stretch,
  conversation?: string,
): { filter: ActionFilter; isExact: boolean } {
  const { events, isOwn, isCount, rest = {} } = definitions[name];
  const filter: ActionFilter = {
    ...{ event: [...events], outcome: counted, since: from, until: to, ...rest },
    ...(isOwn && { by: [...by], kind: ['agent'] }),
    ...(conversation !== undefined && { item: conversation }),
  };
  return { filter, isExact: isCount };
}
