/** Puts a team's days into a collector's store by the door that a checked upload comes in by: the rows are those of an ingest, since it writes them. Only the sealing is left out, and no bytes are kept. */
import { createHash } from 'node:crypto';
import type { CheckedUpload, Store } from '../../collector/store/store.ts';
import type { Action } from '../../lib/events/action.ts';
import { readKnown, type CotrailRecord } from '../../lib/events/record.ts';
import { newAction, newClosed, newLedger } from '../unit/collector/seal-upload.ts';

const [day, hour] = [86_400_000, 3_600_000];
/** A chat in 23 actions, again and again: 30 chats in a day of 685. */
const turns = Array.from({ length: 10 }, () => ['message.received', 'message.sent']).flat();
const events = ['conversation.viewed', 'conversation.accepted', ...turns, 'conversation.status-changed'];
const statuses: Record<string, string> = { 'conversation.status-changed': 'closed', 'agent.went-online': 'online' };

export const makeId = (kind: number, a: number, b: number): string =>
  `0000000${kind}-0000-7000-8000-${a.toString(16).padStart(6, '0')}${b.toString(16).padStart(6, '0')}`;
export const deviceOf = (agent: number): string => makeId(1, agent, 0);
export const nameOf = (agent: number): string => `Agent ${agent}`;
export const conversationOf = (agent: number, date: number, chat: number): string => `${agent}-${date}-${chat}`;

export interface DayOfWork {
  agent: number;
  /** Days after `first`, the first of the team. */
  date: number;
  first: string;
  actions: number;
}

/** One agent's day as one upload: a session, and in it log-in, online, and chats from eight in the morning for eight hours. Each day has paces of its own. */
export function makeWork({ agent, date, first, actions }: DayOfWork): CheckedUpload {
  const stream = makeId(2, agent, 0);
  const session = makeId(3, agent, date);
  const length = actions + 2;
  const base = date * length;
  const opensAt = Date.parse(`${first}T08:00Z`) + date * day + ((agent * 37 + date * 101) % 900) * 1000;
  const person = { id: `a-${agent}`, name: nameOf(agent), console: 'Desk', via: 'console' } as const;
  const device = deviceOf(agent);
  const make = (index: number): Action => {
    const event = index === 0 ? 'account.logged-in' : index === 1 ? 'agent.went-online' : events[(index - 2) % events.length]!;
    const isCustomer = event === 'message.received';
    const chat = Math.floor((index - 2) / events.length);
    const shake = ((index * 7919 + agent * 104_729 + date * 1299) % 9000) - 4500;
    return newAction(stream, base + 1 + index, {
      ...{
        id: makeId(4, agent, base + index),
        at: opensAt + 60_000 + Math.floor((index / actions) * 8 * hour) + Math.max(0, shake),
        event,
      },
      ...{ session, console: 'Desk', initiator: isCustomer ? null : 'agent' },
      conversation: index < 2 ? null : { id: conversationOf(agent, date, chat), link: null, group: 'Sales' },
      actor: { kind: isCustomer ? 'customer' : 'agent', person: isCustomer ? null : person, device },
      to: { value: statuses[event] ?? null, evidence: ['network'] },
      outcome: { value: 'confirmed', evidence: ['network'] },
    });
  };
  const opened: CotrailRecord = { kind: 'session-opened', stream, seq: base, at: opensAt, mono: null, session, device, person };
  const closed = newClosed(stream, base + length - 1, session, opensAt + 8 * hour + 120_000);
  return toUpload(agent, date, [opened, ...Array.from({ length: actions }, (_, index) => make(index)), closed]);
}

function toUpload(agent: number, part: number, records: readonly CotrailRecord[]): CheckedUpload {
  const [id, device] = [makeId(5, agent, part), deviceOf(agent)];
  const header = { ...newLedger(device), id: makeId(2, agent, 0) };
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    ...{ id, sha256: hash(id), bytes: new Uint8Array(), schema: 1, manifestHash: hash(`${id} manifest`), signature: null },
    records: records.map((record) => ({ record, known: readKnown(record), json: JSON.stringify(record) })),
    manifest: {
      ...{ stream: header.id, firstSeq: records[0]!.seq, lastSeq: records.at(-1)!.seq, commitments: [] },
      previous: part === 0 ? null : hash(`${makeId(5, agent, part - 1)} manifest`),
    },
    stream: { id: header.id, device, kind: 'ledger', session: null, header },
  };
}

/** All agents' first day, then their second: gives how many actions are there. What is there already is found to be so, and not written again. */
export async function fillTeam(
  store: Store,
  { agents, days, untilMs, ...each }: { agents: number; days: number; first: string; actions: number; untilMs: number },
  now: () => number,
): Promise<{ days: number; actions: number }> {
  const stopAt = performance.now() + untilMs;
  let date = 0;
  for (; date < days && performance.now() < stopAt; date++)
    for (let agent = 0; agent < agents; agent++) {
      const answer = await store.putUpload(makeWork({ agent, date, ...each }), now());
      if (answer !== 'stored' && answer !== 'duplicate') throw new Error(`Agent ${agent}'s day ${date} was answered ${answer}.`);
    }
  return { days: date, actions: date * agents * each.actions };
}
