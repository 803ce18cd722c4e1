/** Makes up the actions of a support team over a year: some events common and some rare, people who left, texts that few or many actions have. */
import type { CheckedUpload } from '../../collector/store/store.ts';
import type { Action } from '../../lib/events/action.ts';
import type { StreamHeader } from '../../lib/events/stream.ts';
import { newAction, newLedger } from '../unit/collector/seal-upload.ts';

export const yearMs = 365 * 86_400_000;
export const yearStart = Date.UTC(2025, 0, 1);
const agents = 200;
const uploadLength = 500;

/** A small generator of its own, so that each run makes the same team. */
function createDice(seed: number) {
  let state = seed;
  const roll = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)]!;
  return { roll, pick };
}
type Dice = ReturnType<typeof createDice>;

/** How many of a thousand actions. */
const events: Record<string, number> = {
  ...{
    'conversation.viewed': 250,
    'conversation.left': 200,
    'message.sent': 150,
    'conversation.status-changed': 100,
    'message.received': 90,
  },
  ...{ 'conversation.assigned': 80, 'agent.status-changed': 50, 'conversation.tagged': 40, 'conversation.note-added': 20 },
  ...{
    'account.logged-in': 9,
    'account.logged-out': 9,
    'queue.agent-added': 1,
    'tag.created': 0.5,
    'settings.changed': 0.4,
    'account.blocked': 0.02,
  },
};
const consoles = ['Infobip Conversations', 'Infobip Conversations', 'Zendesk', 'Chatwoot'];
const statuses = ['Open', 'Pending', 'Solved', 'Closed'];
const words = 'parcel refund invoice delivery password broken late order address voucher return size colour account please thanks'.split(
  ' ',
);
const name = (agent: number) => `Agent ${String.fromCharCode(65 + (agent % 26))}${agent}`;

function pickEvent({ roll }: Dice): string {
  const total = Object.values(events).reduce((sum, share) => sum + share, 0);
  let rest = roll() * total;
  return Object.entries(events).find(([, share]) => (rest -= share) < 0)?.[0] ?? 'conversation.viewed';
}

/** What the event says of its values; nothing where that is unknown. */
function readValues(event: string, dice: Dice): { from: string | null; to: Action['to']['value'] } {
  const isSeen = dice.roll() < 0.6;
  if (event === 'conversation.status-changed') return { from: isSeen ? dice.pick(statuses) : null, to: dice.pick(statuses) };
  if (event === 'agent.status-changed') return { from: null, to: dice.pick(['Available', 'Busy', 'Away']) };
  if (event === 'conversation.assigned') {
    const other = Math.floor(dice.roll() * agents);
    return { from: null, to: { id: `a-${other}`, name: name(other) } };
  }
  if (event === 'conversation.tagged') return { from: null, to: `${dice.pick(words)}-${dice.pick(words)}` };
  if (event !== 'conversation.note-added') return { from: null, to: null };
  return { from: null, to: Array.from({ length: 8 }, () => dice.pick(words)).join(' ') };
}

const kinds = ['device', 'stream', 'session', 'upload', 'visit'] as const;

/** The same id in each run, so that building can go on where it was stopped. */
function nameId(kind: (typeof kinds)[number], a: number, b: number): string {
  const [first, second] = [a, b].map((number) => Math.floor(number).toString(16).padStart(6, '0'));
  return `0000000${kinds.indexOf(kind)}-0000-7000-8000-${first}${second}`;
}

function makeChange(index: number, at: number, agent: number, dice: Dice): Partial<Action> {
  const event = pickEvent(dice);
  const inConversation = /^(conversation|message)\./.test(event);
  const evidence: Action['evidence'] =
    event.endsWith('viewed') || event.endsWith('left') ? ['route'] : dice.pick([['network'], ['network', 'page'], ['dom']]);
  const conversation = `${800_000 + Math.floor(index / 8) - Math.floor(dice.roll() * 40)}`;
  const kind = dice.roll() < 0.9 ? 'agent' : dice.pick(['system', 'api'] as const);
  const person = kind === 'agent' ? ({ id: `a-${agent}`, name: name(agent), console: null, via: 'console' } as const) : null;
  const type = inConversation ? 'conversation' : event.split('.')[0]!;
  const { from, to } = readValues(event, dice);
  const isOwn = dice.roll();
  return {
    ...{ at, event, evidence, session: nameId('session', (at - yearStart) / 14_400_000, agent), console: dice.pick(consoles) },
    actor: { kind, person, device: null },
    entity: {
      value: { type, id: inConversation ? conversation : `${type}-${index % 40}`, name: inConversation ? null : `The ${type}` },
      evidence,
    },
    ...{ from: { value: from, evidence: [] }, to: { value: to, evidence } },
    outcome: { value: dice.roll() < 0.9 ? 'confirmed' : 'attempted', evidence },
    initiator: kind === 'agent' ? 'agent' : null,
    conversation: inConversation ? { id: conversation, link: `https://desk.example/c/${conversation}`, group: dice.pick(words) } : null,
    ...(event === 'conversation.viewed' && {
      view: { visit: nameId('visit', index, agent), dwellMs: null, ownGroup: isOwn < 0.8 ? true : isOwn < 0.95 ? false : null },
    }),
  };
}

/** Uploads of each agent's device, as they would come in: every device sends what it has when it has enough. Not sealed: no bytes, no commitments. */
export function* makeUploads(count: number, kind = 'action'): Generator<CheckedUpload> {
  const dice = createDice(7);
  const devices = Array.from({ length: agents }, (_, agent) => ({
    ...newLedger(nameId('device', agent, 0)),
    id: nameId('stream', agent, 0),
  }));
  const waiting = devices.map((): Action[] => []);
  const sent = devices.map(() => 0);
  const previous = devices.map((): string | null => null);
  const take = (agent: number): CheckedUpload => {
    const place = { id: nameId('upload', sent[agent]!, agent), firstSeq: sent[agent]!, previous: previous[agent]! };
    const upload = toUpload(devices[agent]!, waiting[agent]!, place, kind);
    sent[agent]! += waiting[agent]!.length;
    waiting[agent] = [];
    previous[agent] = upload.manifestHash;
    return upload;
  };
  for (let index = 0; index < count; index++) {
    const at = yearStart + Math.floor((index / count) * yearMs);
    // One in four left in the summer.
    const agent = Math.floor(dice.roll() * (index > count / 2 ? agents * 0.75 : agents));
    const own = waiting[agent]!;
    own.push(newAction(devices[agent]!.id, sent[agent]! + own.length, makeChange(index, at, agent, dice)));
    if (own.length === uploadLength) yield take(agent);
  }
  for (const agent of devices.keys()) if (waiting[agent]!.length > 0) yield take(agent);
}

interface Place {
  id: string;
  firstSeq: number;
  previous: string | null;
}

function toUpload(header: StreamHeader, actions: readonly Action[], { id, firstSeq, previous }: Place, kind: string): CheckedUpload {
  const { id: stream, device } = header;
  const records = actions.map((action) => {
    const record = { ...action, kind };
    return { record, known: kind === 'action' ? action : null, json: JSON.stringify(record) };
  });
  return {
    ...{ id, sha256: id, bytes: new Uint8Array(), schema: 1, manifestHash: id, signature: null, records },
    manifest: { stream, firstSeq, lastSeq: firstSeq + actions.length - 1, commitments: [], previous },
    stream: { id: stream, device, kind: 'ledger', session: null, header },
  };
}
