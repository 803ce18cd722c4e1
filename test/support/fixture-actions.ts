/** Made-up actions: several consoles, people and languages, all outcomes, and every kind of "unknown". Each depends on its number alone. */
import type { Action, Evidence } from '../../lib/events/action.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import { device, makeId, minute, start } from './fixture-place.ts';

type Json = Action['from']['value'];
type Side = [value: Json, evidence?: Evidence[]];

const persons = ['Ana Ruiz', 'Ben Okafor', 'דנה לוי', '山田 太郎', 'Cleo Martin', 'Emil Sørensen', longName(), null];
const consoles = ['infobip', 'commbox', 'whoson', 'atom', null];
const groups = ['Tier 1', 'Tier 2', 'משלוחים', 'サポート', null];
const teams = ['Ana Ruiz', 'Tier 2', 'Returns desk', 'דנה לוי'];
const states = ['Open', 'Pending', 'Resolved', 'Closed'];
const tags = ['refund', 'parcel lost', 'דחוף', '返品', 'vip'];
const ledger = makeId(950_000);

interface Deed {
  event: string;
  entity: [type: string, id: string | null, name: string | null] | null;
  from?: Side;
  to?: Side;
  inConversation?: boolean;
}

/** What is done in conversations, the usual things more often. */
function makeDeed(number: number): Deed {
  const id = String(8000 + (number % 900));
  const talk: Deed['entity'] = ['conversation', id, number % 7 === 0 ? null : `#${id}`];
  const pick = <T>(list: readonly T[], salt: number): T => list[scatter(number + salt) % list.length]!;
  const unknown = number % 5 === 0;
  const deeds: Deed[] = [
    { event: 'conversation.viewed', entity: talk },
    { event: 'conversation.assigned', entity: talk, from: unknown ? [null] : [pick(teams, 0)], to: [pick(teams, 1)] },
    { event: 'message.sent', entity: ['message', `m-${number}`, null] },
    { event: 'conversation.left', entity: talk },
    { event: 'conversation.status-changed', entity: talk, from: unknown ? [null] : [pick(states, 0)], to: [pick(states, 1)] },
    { event: 'conversation.tagged', entity: talk, to: [{ id: `t-${number % 5}`, name: pick(tags, 0) }] },
    { event: 'conversation.viewed', entity: talk },
    { event: 'message.received', entity: ['message', `m-${number}`, null] },
    { event: 'conversation.untagged', entity: talk, from: [pick(tags, 1)] },
    { event: 'conversation.note-added', entity: talk },
    { event: 'conversation.priority-changed', entity: talk, from: [null, ['network']], to: ['High'] },
    { event: 'conversation.sentiment-guessed', entity: talk, to: [['calm', 'grateful']] },
    { event: 'conversation.transferred', entity: talk, from: [pick(teams, 2)], to: [pick(teams, 3)] },
    {
      event: 'customer.edited',
      entity: ['customer', `c-${number % 300}`, pick(['Lea Novak', 'Oren כהן', '佐藤 花子'], 0)],
      to: [{ vip: true }],
    },
  ];
  return { inConversation: true, ...pick(deeds, 5) };
}

/** What stands in the audit log. */
function makeAuditDeed(number: number): Deed {
  const pick = <T>(list: readonly T[]): T => list[scatter(number) % list.length]!;
  const deeds: Deed[] = [
    { event: 'account.logged-in', entity: ['account', `a-${number % 40}`, null] },
    { event: 'agent.status-changed', entity: ['agent', `a-${number % 40}`, 'Ben Okafor'], from: ['available'], to: ['away'] },
    { event: 'queue.renamed', entity: ['queue', `q-${number % 9}`, 'Returns'], from: ['Returns'], to: ['Returns and refunds'] },
    { event: 'tag.created', entity: ['tag', `t-${number % 60}`, pick(tags)], to: [pick(tags)] },
    { event: 'capacity.changed', entity: ['agent', 'a-7', 'Cleo Martin'], from: number % 2 === 0 ? [null] : [3], to: [5] },
    { event: 'route.enabled-changed', entity: ['route', `r-${number % 12}`, 'Weekend'], from: [true], to: [false] },
    { event: 'account.login-failed', entity: null },
    { event: 'settings.changed', entity: ['setting', 'auto-close', longName()], from: ['24 h'], to: ['2 h'] },
    { event: 'export.created', entity: ['export', makeId(number), null] },
    { event: 'replay.viewed', entity: ['session', makeId(1), null] },
  ];
  return pick(deeds);
}

export function makeAction(number: number, at: number): Action {
  const deed = number % 4 === 3 ? makeAuditDeed(number) : makeDeed(number);
  const isOwn = deed.event.startsWith('export.') || deed.event.startsWith('replay.');
  const evidence: Evidence[] = isOwn ? ['cotrail'] : number % 11 === 0 ? ['dom'] : number % 6 === 0 ? ['network', 'page'] : ['network'];
  const side = ([value, seen]: Side = [null]): Action['from'] => ({ value, evidence: seen ?? (value === null ? [] : evidence) });
  const name = persons[scatter(number * 3) % persons.length] ?? null;
  const isAutomatic = number % 23 === 9;
  const group = groups[number % groups.length] ?? null;
  const isView = deed.event === 'conversation.viewed' || deed.event === 'conversation.left';
  const outcome = isOwn
    ? 'confirmed'
    : number % 29 === 0
      ? 'failed'
      : number % 13 === 0
        ? 'attempted'
        : number % 47 === 0
          ? null
          : 'confirmed';
  const console = isOwn ? null : (consoles[scatter(number) % consoles.length] ?? null);
  return {
    ...{ kind: 'action', stream: ledger, seq: number, at, mono: null, id: makeId(500_000 + number) },
    session: number % 17 === 0 ? null : makeId(1),
    actor: {
      kind: isAutomatic ? 'system' : number % 31 === 0 ? 'api' : deed.event === 'message.received' ? 'customer' : 'agent',
      person: name === null || isAutomatic ? null : { id: `p-${persons.indexOf(name)}`, name, console, via: 'console' },
      device,
    },
    event: deed.event,
    entity: {
      value: deed.entity === null ? null : { type: deed.entity[0], id: deed.entity[1], name: deed.entity[2] },
      evidence: deed.entity === null ? [] : evidence,
    },
    ...{ from: side(deed.from), to: side(deed.to), evidence, console },
    outcome: { value: outcome, evidence: outcome === null ? [] : evidence },
    initiator: isAutomatic ? 'automatic' : number % 19 === 0 ? null : 'agent',
    conversation:
      deed.inConversation !== true
        ? null
        : {
            id: String(8000 + (number % 900)),
            link: [`https://console.example/inbox/${8000 + (number % 900)}`, 'javascript:alert(1)', null][
              number % 9 > 1 ? 0 : (number % 9) + 1
            ]!,
            group,
          },
    settledAt: outcome === 'attempted' ? null : at + (number % 900),
    moment:
      number % 17 === 0
        ? null
        : {
            session: makeId(1),
            tab: number % 3 === 0 ? null : 11,
            document: null,
            at,
            place: ([null, 'observed', 'inferred'] as const)[number % 3]!,
          },
    rule: isOwn
      ? null
      : {
          profile: console ?? 'desk',
          version: '3',
          rule: deed.event,
          provenance: (['verified', 'source', 'unverified'] as const)[number % 3]!,
        },
    view: isView
      ? {
          visit: makeId(700_000 + number),
          dwellMs: deed.event === 'conversation.left' && number % 8 !== 0 ? 1000 + ((number * 977) % 400_000) : null,
          ownGroup: group === null ? null : number % 6 !== 1,
        }
      : null,
  };
}

/** An action as a session's records have it. */
export function makeSessionAction(base: Pick<Envelope, 'stream' | 'seq' | 'at' | 'mono'>, index: number): Envelope {
  return { ...makeAction(index * 4, base.at), ...base };
}

/** Number 0 is the newest; they come in bursts, as people work. */
export function makeLog(length: number): Action[] {
  return Array.from({ length }, (_, age) => makeAction(length - age, start - Math.floor(age / 6) * 5 * minute - (age % 6) * 1700));
}

function longName(): string {
  return 'Maximiliane-Alexandra von Hohenstein-Oberwaldhausen zu Niederfelden (External, Night Shift, Returns and Refunds EMEA)';
}

/** Neighbours differ in everything, the same number never does. */
function scatter(number: number): number {
  return (Math.imul(number ^ (number >>> 5), 2_654_435_761) >>> 0) >>> 8;
}
