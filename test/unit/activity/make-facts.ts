/** Makes one agent's facts up, a minute at a time, so that a recount can look at each minute. */
import fc from 'fast-check';
import type { Facts } from '../../../lib/activity/facts.ts';
import type { Action } from '../../../lib/events/action.ts';
import type { Agent } from '../../../lib/events/activity-api.ts';
import { makeAction } from '../../support/make-action.ts';

export const minute = 60_000;
export const ada: Agent = { id: 'Ada', name: 'Ada', by: ['Ada'], groups: [], timeZone: 'Europe/Madrid', firstAt: 0, lastAt: 0 };
/** The night in which clocks go back lies between the two days of facts. */
export const firstDay = '2026-10-24';
export const dayStart = Date.UTC(2026, 9, 23, 22);
export const facts48h = 48 * 60;
export const device = '018bcfe5-6800-7000-8000-000000000003';
const session = (index: number): string => `018bcfe5-6800-7000-8000-1000000000${String(index).padStart(2, '0')}`;

export type Kind =
  | 'online'
  | 'away'
  | 'busy'
  | 'login'
  | 'logout'
  | 'view'
  | 'foreign'
  | 'leave'
  | 'accept'
  | 'send'
  | 'auto'
  | 'receive'
  | 'close'
  | 'transfer'
  | 'end-by-customer'
  | 'fail';

export interface Deed {
  at: number;
  kind: Kind;
  console: number;
  conversation: number;
}

const kinds: Kind[] = [
  ...([
    'online',
    'away',
    'busy',
    'login',
    'logout',
    'view',
    'foreign',
    'leave',
    'accept',
    'send',
    'send',
    'auto',
    'receive',
    'receive',
  ] as const),
  ...(['close', 'transfer', 'end-by-customer', 'fail'] as const),
];

const statuses: Partial<Record<Kind, string>> = { online: 'Available', away: 'Lunch', busy: 'Busy' };
const events: Record<Kind, string> = {
  ...{ online: 'agent.went-online', away: 'agent.status-changed', busy: 'agent.status-changed', login: 'account.logged-in' },
  ...{ logout: 'account.logged-out', view: 'conversation.viewed', foreign: 'conversation.viewed', leave: 'conversation.left' },
  ...{ accept: 'conversation.accepted', send: 'message.sent', auto: 'message.sent', receive: 'message.received', fail: 'message.sent' },
  ...{ close: 'conversation.status-changed', transfer: 'conversation.transferred', 'end-by-customer': 'conversation.status-changed' },
};
export const isTalk = (kind: Kind): boolean => /^(conversation|message)\./.test(events[kind]);

export function toAction({ at, kind, console, conversation }: Deed, seq: number): Action {
  const isCustomer = kind === 'receive' || kind === 'end-by-customer';
  const name = `console ${console}`;
  return makeAction(seq, {
    ...{ at: dayStart + at * minute, event: events[kind], console: name, initiator: kind === 'auto' ? 'automatic' : 'agent' },
    actor: {
      kind: isCustomer ? 'customer' : 'agent',
      person: isCustomer ? null : { id: 'a', name: 'Ada', console: name, via: 'console' },
      device,
    },
    entity: { value: null, evidence: [] },
    to: { value: kind === 'close' || kind === 'end-by-customer' ? 'closed' : (statuses[kind] ?? null), evidence: [] },
    outcome: { value: kind === 'fail' ? 'failed' : 'confirmed', evidence: [] },
    conversation: isTalk(kind) ? { id: `c-${console}-${conversation}`, link: null, group: 'Sales' } : null,
    view: kind === 'view' || kind === 'foreign' ? { visit: device, dwellMs: null, ownGroup: kind === 'view' } : null,
    session: session(0),
  });
}

export interface Made {
  deeds: Deed[];
  sessions: [from: number, length: number][];
  gaps: [from: number, length: number][];
}

const stretch = (longest: number) => fc.tuple(fc.nat(facts48h - 1), fc.integer({ min: 1, max: longest }));
/** Deeds come close together, as they do in chats, so that many of them meet. */
export const made: fc.Arbitrary<Made> = fc.record({
  deeds: fc
    .array(
      fc.record({ wait: fc.oneof(fc.nat(8), fc.nat(90)), kind: fc.constantFrom(...kinds), console: fc.nat(1), conversation: fc.nat(1) }),
      { maxLength: 60 },
    )
    .map((drafts) => {
      let at = 0;
      return drafts.map(({ wait, ...deed }) => ({ at: (at += wait), ...deed })).filter((deed) => deed.at < facts48h);
    }),
  sessions: fc.array(stretch(500), { maxLength: 6 }),
  gaps: fc.array(stretch(120), { maxLength: 3 }),
});

export function toFacts({ deeds, sessions, gaps }: Made): Facts {
  const end = (from: number, length: number): number => dayStart + Math.min(from + length, facts48h) * minute;
  return {
    actions: deeds.map(toAction),
    sessions: sessions.map(([from, length], index) => ({
      ...{ session: session(index), device, by: 'Ada', fromAt: dayStart + from * minute, lastAt: dayStart + from * minute },
      ...{ endedAt: end(from, length), closeReason: 'idle' },
    })),
    gaps: gaps.map(([from, length]) => ({
      device,
      fromAt: dayStart + from * minute,
      toAt: end(from, length),
      reason: 'paused',
      isTotal: true,
    })),
    clockSteps: [],
  };
}
