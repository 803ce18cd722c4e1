/** A month of a support team as it would be recorded: shifts, breaks, illness, overlapping chats, crashes, and all that makes an honest count hard. Each seed makes the same one. */
import { addDays, findDay, listDays, readDayBounds } from '../../lib/activity/days.ts';
import type { Action } from '../../lib/events/action.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Person } from '../../lib/events/person.ts';
import { newAction } from '../unit/collector/seal-upload.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export interface MonthOptions {
  seed?: number;
  /** Days `[from, to)`. */
  from?: string;
  to?: string;
  zone?: string;
}

/** One device with what it writes: its ledger, and the marks of its clock. The collector gives it its id. */
export interface SimulatedDevice {
  name: string;
  group: string;
  agent: string;
  writeLedger(device: string, stream: string): Envelope[];
  /** Marks of one session each. */
  clockMarks: { session: string; at: number; stepMs: number }[];
}

interface Console {
  name: string;
  /** Its own words. */
  words: Record<'online' | 'busy' | 'away', string>;
  accepts: boolean;
}
const consoles: Record<string, Console> = {
  chatwoot: { name: 'Chatwoot', words: { online: 'online', busy: 'busy', away: 'Lunch break' }, accepts: false },
  infobip: { name: 'Infobip Conversations', words: { online: 'ACTIVE', busy: 'BUSY', away: 'AWAY' }, accepts: true },
  whoson: { name: 'WhosOn', words: { online: 'online', busy: 'busy', away: 'be right back' }, accepts: true },
};

interface Worker {
  id: string;
  name: string;
  group: string;
  consoles: Console[];
  /** Hours from midnight; over 24 it ends on the next day. */
  shift: [number, number];
  devices: number;
  sick: number[];
  /** How far the first device's clock is off, and on which day of the month it is put right. */
  skewMs: number;
  stepOn: number | null;
  /** Until this day of the month its first console names it by its id alone. */
  namelessUntil: number;
}

const usual = { devices: 1, sick: [], skewMs: 0, stepOn: null, namelessUntil: 0 };
const { chatwoot, infobip, whoson } = consoles as Record<'chatwoot' | 'infobip' | 'whoson', Console>;
export const workers: Worker[] = [
  { ...usual, id: '11', name: 'Ada Ruiz', group: 'Sales', consoles: [chatwoot, infobip], shift: [9, 17] },
  { ...usual, id: '12', name: 'Ben Okafor', group: 'Sales', consoles: [chatwoot], shift: [9, 17], devices: 2 },
  { ...usual, id: '13', name: 'Carla Vidal', group: 'Support', consoles: [whoson], shift: [20, 28] },
  { ...usual, id: '14', name: 'דנה לוי', group: 'Support', consoles: [chatwoot, whoson], shift: [12, 20], namelessUntil: 7 },
  { ...usual, id: '15', name: 'Elif Demir', group: 'Support', consoles: [infobip], shift: [8, 16], sick: [12, 13, 14] },
  { ...usual, id: '16', name: 'Farid Haddad', group: 'Sales', consoles: [infobip, whoson], shift: [7, 15], skewMs: 7 * minute, stepOn: 20 },
];

/** A small generator of its own (mulberry32), so that each seed makes the same month everywhere. */
export function createDice(seed: number) {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(roll() * (high - low));
  const pick = <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)]!;
  const id = (): string => {
    const hex = (digits: number) => Array.from({ length: digits }, () => between(0, 16).toString(16)).join('');
    return `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
  };
  return { roll, between, pick, id, isLucky: (share: number) => roll() < share };
}
type Dice = ReturnType<typeof createDice>;

type Draft = { at: number; write(device: string, stream: string, seq: number): Envelope };
interface Diary {
  drafts: Draft[];
  clockMarks: SimulatedDevice['clockMarks'];
}

export function simulateMonth({
  seed = 7,
  from = '2026-10-01',
  to = '2026-11-01',
  zone = 'Europe/Madrid',
}: MonthOptions = {}): SimulatedDevice[] {
  return workers.flatMap((worker, index) => {
    const dice = createDice(seed * 1000 + index);
    const diaries = Array.from({ length: worker.devices }, (): Diary => ({ drafts: [], clockMarks: [] }));
    for (const day of listDays(from, to)) simulateDay(worker, day, zone, diaries, dice);
    return diaries.map(({ drafts, clockMarks }, device): SimulatedDevice => {
      const written = drafts.sort((a, b) => a.at - b.at);
      const name = `${worker.name}, ${device === 0 ? 'desk' : 'laptop'}`;
      const writeLedger = (id: string, stream: string) => written.map((draft, seq) => draft.write(id, stream, seq));
      return { name, group: worker.group, agent: worker.name, writeLedger, clockMarks };
    });
  });
}

function simulateDay(worker: Worker, day: string, zone: string, diaries: readonly Diary[], dice: Dice): void {
  const date = Number(day.slice(8));
  const midnight = readDayBounds(day, zone).from;
  const isWeekend = [0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay());
  if (worker.sick.includes(date) || (isWeekend && worker.shift[1] <= 24) || (isWeekend && !dice.isLucky(0.5))) return;
  const [begin, end] = worker.shift.map((hours) => midnight + hours * hour + dice.between(-10, 10) * minute);
  const index = diaries.length > 1 && date % 3 === 0 ? 1 : 0;
  const isSkewed = index === 0 && worker.skewMs !== 0 && (worker.stepOn === null || date < worker.stepOn);
  const shift = new Shift({ worker, date, dice, diary: diaries[index]!, skewMs: isSkewed ? worker.skewMs : 0 });
  shift.work(begin!, end!);
  if (worker.stepOn === date) shift.putClockRight(begin! + 2 * hour, -worker.skewMs);
}

/** What an action says beside its time, its agent and its console. */
type Deed = Partial<Pick<Action, 'event' | 'conversation' | 'view' | 'evidence'>> & {
  from?: string;
  to?: Action['to']['value'];
  kind?: Action['actor']['kind'];
  automatic?: boolean;
  message?: string;
};

/** One shift on one device. */
class Shift {
  #deps: { worker: Worker; date: number; dice: Dice; diary: Diary; skewMs: number };
  #session = '';
  constructor(deps: { worker: Worker; date: number; dice: Dice; diary: Diary; skewMs: number }) {
    this.#deps = deps;
  }

  work(begin: number, end: number): void {
    const { worker, dice, date } = this.#deps;
    this.#open(begin);
    for (const [index, each] of worker.consoles.entries()) {
      this.#act(begin + (index + 1) * 20 * second, each, { event: 'account.logged-in' });
      this.#act(begin + minute + index * 30 * second, each, { event: 'agent.went-online', to: each.words.online });
    }
    const noon = begin + (end - begin) / 2;
    const isCrash = date % 9 === 4;
    const isPause = date % 5 === 2;
    this.#chat(begin + 3 * minute, isCrash ? noon - 40 * minute : noon);
    const away = noon + dice.between(1, 8) * minute;
    for (const each of worker.consoles)
      this.#act(away, each, { event: 'agent.status-changed', from: each.words.online, to: each.words.away });
    if (isCrash) this.#crash(noon + 20 * minute);
    if (isPause) this.#pause(noon + 10 * minute, noon + 31 * minute);
    const back = noon + 35 * minute;
    for (const each of worker.consoles)
      this.#act(back, each, { event: 'agent.status-changed', from: each.words.away, to: each.words.online });
    this.#chat(back + minute, end - 20 * minute);
    const [first] = worker.consoles;
    this.#act(end - 15 * minute, first!, { event: 'agent.status-changed', from: first!.words.online, to: first!.words.busy });
    // Who does not log out leaves a status that never ends.
    const forgets = date % 7 === 3;
    for (const each of worker.consoles) if (!forgets) this.#act(end, each, { event: 'account.logged-out' });
    this.#close(end + dice.between(1, 5) * minute, 'idle');
  }

  putClockRight(at: number, stepMs: number): void {
    this.#deps.diary.clockMarks.push({ session: this.#session, at, stepMs });
  }

  /** Chats until then, up to three at once, and looks into other groups' conversations between. */
  #chat(from: number, to: number): void {
    const { dice, worker } = this.#deps;
    for (let at = from; at < to - 25 * minute; at += dice.between(6, 26) * minute) {
      const talk = { id: String(dice.between(20_000, 90_000)), console: dice.pick(worker.consoles), group: worker.group };
      const end = this.#talk(at, talk);
      if (dice.isLucky(0.12) && end < to - 20 * minute) this.#talk(end + dice.between(4, 9) * minute, talk);
      if (dice.isLucky(0.15)) this.#look(at + 5 * minute + dice.between(1, 50) * second, dice.pick(worker.consoles));
    }
  }

  /** One chat; gives when it ended. */
  #talk(begin: number, { id, console, group }: { id: string; console: Console; group: string }): number {
    const { dice } = this.#deps;
    const conversation = { id, link: `https://desk.example/c/${id}`, group };
    const visit = dice.id();
    const act = (at: number, more: Deed) => this.#act(at, console, { conversation, ...more });
    const view = { visit, dwellMs: null, ownGroup: true };
    act(begin, { event: 'conversation.viewed', view, evidence: ['route'] });
    if (console.accepts) act(begin + 4 * second, { event: 'conversation.accepted', to: 'taken' });
    if (dice.isLucky(0.2)) act(begin + 5 * second, { event: 'message.sent', automatic: true });
    let at = begin + 6 * second;
    for (let turns = dice.between(1, 6); turns > 0; turns--) {
      act((at += dice.between(5, 90) * second), { event: 'message.received', kind: 'customer', message: dice.id() });
      act((at += dice.between(8, 200) * second), { event: 'message.sent' });
    }
    at += dice.between(10, 120) * second;
    const way = dice.roll();
    if (way < 0.6) act(at, { event: 'conversation.status-changed', from: 'open', to: dice.pick(['closed', 'resolved']) });
    else if (way < 0.75) act(at, { event: 'conversation.transferred', to: { id: 't-2', name: 'Tier 2' } });
    act(at + 2 * second, { event: 'conversation.left', view: { ...view, dwellMs: at + 2 * second - begin }, evidence: ['route'] });
    if (way < 0.3) {
      const comment = dice.pick(['Quick and kind, thank you!', 'Had to ask twice.', 'תודה רבה', '']);
      act(at + dice.between(20, 90) * second, {
        event: 'conversation.rated',
        kind: 'customer',
        to: { score: dice.between(1, 6), comment },
      });
    }
    return at;
  }

  #look(at: number, console: Console): void {
    const { dice } = this.#deps;
    const id = String(dice.between(90_000, 99_000));
    const conversation = { id, link: `https://desk.example/c/${id}`, group: 'Billing' };
    const [visit, dwellMs] = [dice.id(), dice.between(3, 80) * second];
    this.#act(at, console, {
      event: 'conversation.viewed',
      conversation,
      view: { visit, dwellMs: null, ownGroup: false },
      evidence: ['route'],
    });
    const view = { visit, dwellMs, ownGroup: false };
    this.#act(at + dwellMs, console, { event: 'conversation.left', conversation, view, evidence: ['route'] });
  }

  #crash(at: number): void {
    // Its next start closes it, at its last record.
    this.#close(at, 'browser-ended', at + 9 * minute);
    this.#open(at + 9 * minute);
  }

  #pause(from: number, to: number): void {
    const hole = { stream: null, session: this.#session, afterSeq: null, beforeSeq: null, count: null, reason: 'paused', why: 'break' };
    const { skewMs } = this.#deps;
    this.#write(to, (_device, base) => ({ kind: 'gap', ...base, gap: { ...hole, fromAt: from + skewMs, toAt: to + skewMs } }));
  }

  #open(at: number): void {
    const session = (this.#session = this.#deps.dice.id());
    const person: Person = { id: null, name: null, console: null, via: 'typed' };
    this.#write(at, (device, base) => ({ kind: 'session-opened', ...base, session, device, person }));
  }

  #close(endedAt: number, reason: string, writtenAt = endedAt): void {
    const [session, { skewMs }] = [this.#session, this.#deps];
    const times = { endedAt: endedAt + skewMs, lastInputAt: endedAt + skewMs };
    this.#write(writtenAt, (_device, base) => ({ kind: 'session-closed', ...base, session, reason, ...times }));
  }

  #write(at: number, make: (device: string, base: Pick<Envelope, 'stream' | 'seq' | 'at' | 'mono'>) => Envelope): void {
    const { diary, skewMs } = this.#deps;
    const told = Math.floor(at + skewMs);
    diary.drafts.push({ at: told, write: (device, stream, seq) => make(device, { stream, seq, at: told, mono: null }) });
  }

  #act(at: number, console: Console, more: Deed): void {
    const { worker, date, dice } = this.#deps;
    const {
      event = '',
      conversation = null,
      view = null,
      evidence = ['network'],
      from = null,
      to = null,
      kind = 'agent',
      automatic = false,
    } = more;
    const name = date < worker.namelessUntil && console === worker.consoles[0] ? null : worker.name;
    const person: Person | null = kind === 'agent' ? { id: worker.id, name, console: console.name, via: 'console' } : null;
    const type = more.message !== undefined ? 'message' : conversation === null ? event.split('.')[0]! : 'conversation';
    const id = more.message ?? conversation?.id ?? worker.id;
    const [session, actionId] = [this.#session, dice.id()];
    this.#write(at, (device, base) =>
      newAction(base.stream, base.seq, {
        ...{ ...base, id: actionId, session, event, conversation, view, evidence, console: console.name, settledAt: base.at + 80 },
        actor: { kind, person, device },
        entity: { value: { type, id, name: null }, evidence },
        ...{ from: { value: from, evidence: from === null ? [] : evidence }, to: { value: to, evidence: to === null ? [] : evidence } },
        outcome: { value: 'confirmed', evidence },
        initiator: kind === 'customer' ? null : automatic ? 'automatic' : 'agent',
        moment: { session, tab: 1, document: null, at: base.at, place: 'observed' },
      }),
    );
  }
}

/** The month so that its last day is the one of `now`: for looking at screens. */
export function endingAt(now: number, zone = 'Europe/Madrid'): Pick<MonthOptions, 'from' | 'to'> {
  const today = findDay(now, zone);
  return { from: addDays(today, -30), to: addDays(today, 1) };
}
