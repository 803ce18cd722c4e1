/** An agent's chats: from accepting, or the view in which they first answered, to closing, handing over, leaving for good or logging out. */
import { readPersonText, readValueText } from '../events/action-text.ts';
import type { Action } from '../events/action.ts';
import type { ChatSpan } from '../events/activity-api.ts';
import { isByHand, restMs } from './facts.ts';
import { findEnd } from './recorded.ts';
import type { Stretch } from './stretches.ts';

/** One chat as far as it is known, in a day or beyond it. `to` is when it ended, or how long it is known to have been open. */
export interface Chat extends Stretch {
  console: string | null;
  conversation: string;
  begin: ChatSpan['begin'];
  outcome: ChatSpan['outcome'];
  end: 'seen' | 'unknown' | 'running';
  isReopened: boolean;
  /** By their own hand. */
  sent: number;
  received: Action[];
  firstResponse: { at: number; ms: number } | null;
  rated: Action[];
  fact: Action;
  /** All facts of it, for its name and group. */
  about: Action[];
}

const closedWord = /^(closed?|resolved?|solved|done|archived|completed?|finished|ended|spam|trash|deleted)$/i;

interface State {
  open: Chat | null;
  /** A view that has not been left, and what the customer wrote in it before it became a chat. */
  view: Action | null;
  heard: Action[];
  /** The last that was seen of the agent in it, and whether that was leaving. */
  seenAt: number;
  hasLeft: boolean;
}

/**
 * `own` and `others` (customers and consoles) are in order. `horizon` is how far anything is known. A chat that was left rests for half an hour: the agent is in another one, and comes back. Then it had
 * ended when it was left. A chat that stays open ends, nobody knows how, where the recording does.
 */
export function findChats(
  own: readonly Action[],
  others: readonly Action[],
  { recorded, horizon, runningTo }: { recorded: readonly Stretch[]; horizon: number; runningTo: number | null },
): Chat[] {
  const logOuts = Map.groupBy(
    own.filter(({ event }) => event === 'account.logged-out'),
    (action) => action.console,
  );
  const mine = new Set(own);
  const talks = Map.groupBy(
    [...own, ...others].filter(({ conversation }) => conversation?.id != null),
    ({ console, conversation }) => JSON.stringify([console, conversation?.id]),
  );
  return [...talks.values()].flatMap((talk) => {
    if (!talk.some((action) => mine.has(action))) return [];
    const facts = [...talk, ...(logOuts.get(talk[0]!.console) ?? [])].sort((a, b) => a.at - b.at || compare(a, b));
    return followTalk(facts, talk[0]!, mine, { recorded, horizon, runningTo });
  });
}

function followTalk(
  facts: readonly Action[],
  { console, conversation }: Action,
  mine: ReadonlySet<Action>,
  known: { recorded: readonly Stretch[]; horizon: number; runningTo: number | null },
): Chat[] {
  const chats: Chat[] = [];
  const heard = new Set<string>();
  const state: State = { open: null, view: null, heard: [], seenAt: 0, hasLeft: false };
  const begin = (fact: Action, how: Chat['begin']): Chat => {
    const last = chats.at(-1);
    const chat: Chat = {
      ...{ console, conversation: conversation!.id!, begin: how, outcome: 'open', end: 'unknown', from: fact.at, to: fact.at },
      ...{ isReopened: last?.outcome === 'closed', sent: 0, received: [...state.heard], firstResponse: null, rated: [], fact, about: [] },
    };
    chats.push(chat);
    return (state.open = chat);
  };
  for (const fact of facts) {
    rest(state, fact.at, known.recorded);
    if (state.open !== null) state.open.about.push(fact);
    if (mine.has(fact)) followAgent(state, fact, begin);
    else followOther(state, fact, chats, heard);
  }
  rest(state, Infinity, known.recorded);
  const last = chats.at(-1);
  if (last !== undefined && last.to === known.runningTo && last.end === 'unknown') last.end = 'running';
  // It was left, and may be taken up again: the rest is not over yet.
  if (last?.outcome === 'left' && last.to === state.seenAt && known.horizon - state.seenAt <= restMs)
    Object.assign(last, { outcome: 'open', end: 'running' });
  return chats;
}

/** If nothing is seen of the agent in it for too long before `at`, the open chat ended, or what they looked at without a word is no beginning any more. */
function rest(state: State, at: number, recorded: readonly Stretch[]): void {
  const { open, seenAt, hasLeft } = state;
  if (at - seenAt <= restMs) return;
  if (hasLeft) return end(state, seenAt, 'left');
  const recordedTo = findEnd(recorded, seenAt);
  if (recordedTo >= at) return;
  if (open !== null) Object.assign(open, { to: recordedTo, outcome: 'open', end: 'unknown' });
  forget(state);
}

function end(state: State, at: number, outcome: Chat['outcome']): void {
  if (state.open !== null) Object.assign(state.open, { to: at, outcome, end: 'seen' });
  forget(state);
}

/** What comes next is another chat, and does not begin before this one's end. */
function forget(state: State): void {
  Object.assign(state, { open: null, view: null, heard: [] });
}

function followAgent(state: State, fact: Action, begin: (fact: Action, how: Chat['begin']) => Chat): void {
  const { event, at } = fact;
  const isSent = event === 'message.sent' && isByHand(fact);
  if (event === 'account.logged-out') return end(state, at, 'left');
  if (event === 'message.sent' && !isSent) return;
  if (event === 'conversation.viewed') {
    state.view = fact;
    if (state.open === null) state.heard = [];
  }
  if (state.open === null && event === 'conversation.accepted') {
    state.heard = [];
    begin(fact, 'accepted');
  }
  if (state.open === null && isSent) begin(state.view ?? fact, state.view === null ? 'other' : 'viewed');
  if (isSent && state.open !== null) answer(state.open, at);
  state.seenAt = at;
  state.hasLeft = event === 'conversation.left';
  if (state.hasLeft) state.view = null;
  if (state.hasLeft || state.view === null) state.heard = [];
  if (event === 'conversation.transferred' || isHandedOver(fact)) end(state, at, 'transferred');
  if (isClosed(fact)) end(state, at, 'closed');
}

function answer(chat: Chat, at: number): void {
  chat.sent += 1;
  const asked = chat.received[0]?.at;
  if (asked !== undefined && chat.firstResponse === null) chat.firstResponse = { at, ms: at - asked };
}

/** Customers write and rate, consoles close. What two devices saw of one message counts once. */
function followOther(state: State, fact: Action, chats: readonly Chat[], heard: Set<string>): void {
  if (fact.event === 'message.received') {
    const id = fact.entity.value?.type === 'message' ? fact.entity.value.id : null;
    if (id !== null && heard.has(id)) return;
    if (id !== null) heard.add(id);
    if (state.open !== null) state.open.received.push(fact);
    else if (state.view !== null) state.heard.push(fact);
  }
  if (fact.event === 'conversation.rated') chats.at(-1)?.rated.push(fact);
  if (isClosed(fact)) end(state, fact.at, 'closed');
}

function isClosed({ event, to }: Action): boolean {
  return event === 'conversation.status-changed' && closedWord.test(readValueText(to.value) ?? '');
}

/** Assigned by the agent to anybody but themselves. */
function isHandedOver({ event, to: { value }, actor: { person } }: Action): boolean {
  if (event !== 'conversation.assigned' || value === null) return false;
  const id = typeof value === 'object' && !Array.isArray(value) ? readValueText(value['id'] ?? null) : readValueText(value);
  return readValueText(value) !== readPersonText(person) && (id === null || id !== person?.id);
}

function compare(a: Action, b: Action): number {
  return a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.seq - b.seq;
}
