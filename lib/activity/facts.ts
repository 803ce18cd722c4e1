/** What a day is counted from: an agent's actions, those of customers that their devices saw, and what was recorded and what not. */
import type { RecordingGap } from '../events/activity-api.ts';
import { readPersonText } from '../events/action-text.ts';
import type { Action } from '../events/action.ts';
import { readCategory } from '../events/action-events.ts';
import type { Stretch } from './stretches.ts';

/** A session of one of the agent's devices. `by` is whom it says that it was recorded for. `endedAt` is null while it is open, or where its end mark never came. */
export interface SessionFact {
  session: string;
  device: string;
  by: string | null;
  fromAt: number;
  lastAt: number;
  endedAt: number | null;
  closeReason: string | null;
}

/** `isTotal`: the whole device recorded nothing then; else a part of what it recorded is missing. */
export interface GapFact extends RecordingGap {
  isTotal: boolean;
}

/** In any order, and more than the day's: what began before it is known by what came before it. Each action once. */
export interface Facts {
  actions: readonly Action[];
  sessions: readonly SessionFact[];
  gaps: readonly GapFact[];
  clockSteps: readonly { device: string; at: number; stepMs: number }[];
}

/**
 * What began before a day is looked for so far back; a shift that is longer, or a chat that rests for longer, begins anew. And so far behind a day it shows whether a chat that was left was
 * taken up again.
 */
export const lookBackMs = 48 * 3_600_000;
export const restMs = 30 * 60_000;

/** What a day depends on. */
export function widenDay({ from, to }: Stretch): Stretch {
  return { from: from - lookBackMs, to: to + restMs };
}

/** Which times a day may depend on what happened in this stretch: the other way round. */
export function widenChange({ from, to }: Stretch): Stretch {
  return { from: from - restMs, to: to + lookBackMs };
}

/** What of the facts a day depends on. What is read for one day and for several at once has to count the same. */
export function cutFacts(facts: Facts, { from, to }: Stretch): Facts {
  return {
    actions: facts.actions.filter(({ at }) => at >= from && at < to),
    sessions: facts.sessions.filter(({ fromAt, lastAt, endedAt }) => fromAt < to && Math.max(lastAt, endedAt ?? 0) >= from),
    gaps: facts.gaps.filter(({ fromAt, toAt }) => fromAt < to && (toAt ?? fromAt) >= from),
    clockSteps: facts.clockSteps,
  };
}

/** Customers' doings that count for the agent in whose chat they happened. */
export const customerEvents = ['message.received', 'conversation.rated', 'conversation.status-changed'] as const;

/** Whether an action makes somebody an agent: done by a person in a console, and not by Cotrail itself. */
export function isOfAgent({ actor, event }: Pick<Action, 'actor' | 'event'>): boolean {
  return actor.kind === 'agent' && readPersonText(actor.person) !== null && readCategory(event) !== 'cotrail';
}

/** The facts that count: none that failed, each once, in the order in which things happened, whatever order they came in. */
export function sortFacts(actions: readonly Action[]): Action[] {
  const each = new Map(actions.map((action) => [`${action.stream}/${action.seq}`, action]));
  return [...each.values()]
    .filter(({ outcome }) => outcome.value !== 'failed')
    .sort((a, b) => a.at - b.at || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.seq - b.seq));
}

/** The agent's own doings among the facts. Their names are the values of the log's filter `by`. */
export function isOwn(by: ReadonlySet<string>): (action: Action) => boolean {
  return (action) => isOfAgent(action) && by.has(readPersonText(action.actor.person) ?? '');
}

/** A session is the agent's if they acted in it, or if it was recorded for them: a desk may be shared. */
export function listOwnSessions(sessions: readonly SessionFact[], own: readonly Action[], by: readonly string[]): SessionFact[] {
  const acted = new Set(own.map(({ session }) => session));
  return sessions.filter((fact) => acted.has(fact.session) || (fact.by !== null && by.includes(fact.by)));
}

/** Whether it was the agent's hand: what a console sends by itself is no answer to anybody. */
export function isByHand({ initiator }: Action): boolean {
  return initiator !== 'automatic';
}

export function toSource({ stream, seq, at, moment }: Action) {
  return { stream, seq, at, moment };
}
