/** Agents' days held in memory that answer as a collector does, to be looked at: shifts in Madrid with breaks, gaps, chats that overlap, a chat over midnight. */
import type {
  ActivityNumbers,
  ActivityQuery,
  Agent,
  ChatSpan,
  CountedChat,
  Day,
  DayPicture,
  StatusSpan,
} from '../../lib/events/activity-api.ts';
import type { Activity } from '../../lib/feed/activity.ts';
import { addDays, dayAt, listDays } from '../../components/agents/days.ts';
import { device, makeId, minute } from './fixture-place.ts';

const hour = 60 * minute;
const zone = 'Europe/Madrid';
/** What time it is for whoever looks. */
export const lookedAt = Date.UTC(2026, 9, 29, 12, 20);

export function createFixtureActivity(count: number, read: <T>(answer: () => T) => Promise<T>): Activity {
  const agents = Array.from({ length: count }, (_, index) => makeAgent(index));
  const cache = new Map<string, Day | null>();
  const dayOf = (agent: Agent, day: string): Day | null => {
    const key = `${agent.id} ${day}`;
    if (!cache.has(key)) cache.set(key, makeDay(agent, agents.indexOf(agent), day));
    return cache.get(key)!;
  };
  const find = ({ agent, group, from, to }: ActivityQuery): Day[] =>
    listDays(from, to).flatMap((day) =>
      agents
        .filter((each) => (agent === undefined || each.id === agent) && (group === undefined || each.groups.includes(group)))
        .flatMap((each) => dayOf(each, day) ?? []),
    );
  return {
    listAgents: () => read(() => ({ agents, groups: count > 1 ? ['Tier 1', 'Tier 2'] : [] })),
    listDays: (query) => read(() => ({ days: find(query).map(toPicture), agents })),
    readDay: (id, day) =>
      read(() => {
        const agent = agents.find((each) => each.id === id);
        return agent === undefined ? null : (dayOf(agent, day) ?? emptyDay(agent, day));
      }),
    listChats: (query) => read(() => ({ chats: find(query).flatMap((day) => day.chats.map((chat) => toCounted(day, chat))) })),
    readNumbers: (query) =>
      read(() => {
        const days = find(query);
        const numbers = sum(days.map((day) => day.numbers));
        const usual = days.length === 0 ? null : scale(numbers, 1 / days.length);
        return { numbers, days: days.length, perDay: usual, usual, team: count > 1 ? usual : null };
      }),
  };
}

const names = ['Ana Ruiz', 'Ben Okafor', 'Cleo Martin', 'Dana Petrova', 'Emil Sørensen', 'דנה לוי'];

function makeAgent(index: number): Agent {
  const name = names[index] ?? `${names[index % 5]!.split(' ')[0]} No. ${index}`;
  const groups = index % 3 === 0 ? ['Tier 1', 'Tier 2'] : [`Tier ${1 + (index % 2)}`];
  return { id: `p:${index}`, name, by: [name], groups, timeZone: zone, firstAt: Date.UTC(2026, 8, 1), lastAt: lookedAt };
}

/** The zone's midnight: found by trying, as a fixture may. */
function midnight(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  return [at - 2 * hour, at - hour].find((each) => dayAt(each, zone) === day)!;
}

function emptyDay(agent: Agent, day: string): Day {
  const [startAt, endAt] = [midnight(day), midnight(addDays(day, 1))];
  const empty = { presence: [], statuses: [], chats: [], messages: [], foreignViews: [], recorded: [], gaps: [], clockSteps: [] };
  const found = { agent, day, startAt, endAt, asOf: Math.max(startAt, lookedAt), ...empty };
  return { ...found, numbers: count(found) };
}

function makeDay(agent: Agent, index: number, day: string): Day | null {
  const random = seeded(index * 1000 + Number(day.replaceAll('-', '')));
  const isOff = day > '2026-10-29' || day < '2026-09-01' || new Date(`${day}T12:00Z`).getUTCDay() === 0 || (random() < 0.12 && index > 0);
  if (isOff) return null;
  const empty = emptyDay(agent, day);
  const login = empty.startAt + 8 * hour + random() * hour;
  const end = Math.min(login + 8.5 * hour, lookedAt);
  const isRunning = end === lookedAt;
  const source = (at: number, seq: number) => {
    const moment = { session: makeId(index), tab: 1, document: null, at, place: 'observed' as const };
    return { stream: makeId(index * 50 + 7), seq, at: Math.round(at), moment };
  };
  const span = (from: number, to: number) => ({
    fromAt: Math.round(from),
    toAt: Math.round(to),
    start: 'seen' as const,
    end: 'seen' as const,
  });
  const kinds: [number, StatusSpan['kind'], string][] = [
    [0, 'online', 'Available'],
    [2.4, 'away', 'Coffee'],
    [2.7, 'online', 'Available'],
    [4, 'away', 'Lunch'],
    [4.8, 'busy', 'Do not disturb'],
    [5.2, 'online', 'Available'],
  ];
  const statuses = kinds.flatMap(([from, kind, name], place) => {
    const to = Math.min(end, login + (kinds[place + 1]?.[0] ?? 8.5) * hour);
    const at = login + from * hour;
    return at >= end
      ? []
      : [
          {
            ...span(at, to),
            console: 'desk',
            name,
            kind,
            source: source(at, place),
            ...(to === end && isRunning && { end: 'running' as const }),
          },
        ];
  });
  const chats = makeChats(random, login, end, Math.floor(4 + random() * (index === 0 ? 24 : 14)), source);
  const gapAt = login + 3 * hour;
  const made = {
    ...empty,
    presence: [{ ...span(login, end), ...(isRunning && { end: 'running' as const }), console: 'desk', source: source(login, 90) }],
    ...{ statuses, chats },
    messages: chats.flatMap((chat, place) =>
      Array.from({ length: chat.sent + chat.received }, (_, each) => {
        const at = chat.fromAt! + ((each + 0.5) / (chat.sent + chat.received)) * (chat.toAt! - chat.fromAt!);
        const direction = each % 2 === 0 ? ('received' as const) : ('sent' as const);
        return { direction, console: 'desk', conversation: chat.conversation, source: source(at, 1000 + place * 50 + each) };
      }),
    ),
    foreignViews:
      random() < 0.5
        ? [{ console: 'desk', conversation: '9001', group: 'Billing', dwellMs: 4 * minute, source: source(login + 2 * hour, 300) }]
        : [],
    recorded: [{ session: makeId(index), device, fromAt: Math.round(login - 5 * minute), toAt: Math.round(end), isOpen: isRunning }],
    gaps: random() < 0.4 ? [{ device, fromAt: Math.round(gapAt), toAt: Math.round(gapAt + 40 * minute), reason: 'paused' }] : [],
    clockSteps: random() < 0.1 ? [{ device, at: Math.round(login + 6 * hour), stepMs: -95_000 }] : [],
  };
  return { ...made, numbers: count(made) };
}

function makeChats(
  random: () => number,
  login: number,
  end: number,
  number: number,
  source: (at: number, seq: number) => ChatSpan['source'],
): ChatSpan[] {
  return Array.from({ length: number }, (_, place): ChatSpan => {
    const from = login + random() * 8 * hour;
    const to = from + (3 + random() * 25) * minute;
    const isLost = random() < 0.08;
    return {
      ...{
        fromAt: Math.round(from),
        toAt: Math.round(Math.min(to, end)),
        start: 'seen',
        end: isLost ? 'unknown' : 'seen',
        console: 'desk',
      },
      ...{ conversation: String(8800 + place), name: null, group: 'Tier 1', begin: 'accepted', isReopened: random() < 0.1 },
      outcome: isLost ? 'open' : random() < 0.15 ? 'transferred' : 'closed',
      firstResponseMs: Math.round(random() * 90_000),
      ...{ sent: 1 + Math.floor(random() * 6), received: 1 + Math.floor(random() * 6) },
      rating: random() < 0.3 ? 1 + Math.floor(random() * 5) : null,
      ratingComment: random() < 0.1 ? 'Quick and kind, thank you.' : null,
      ...(random() < 0.5 ? { sentiment: random() * 2 - 1, unscored: null } : { sentiment: null, unscored: 'other-language' as const }),
      ...{ source: source(from, 100 + place) },
    };
  })
    .filter(({ fromAt }) => fromAt! < end)
    .sort((a, b) => a.fromAt! - b.fromAt!);
}

const lengthOf = ({ fromAt, toAt }: { fromAt: number | null; toAt: number | null }) => (toAt ?? 0) - (fromAt ?? 0);
const total = (spans: readonly { fromAt: number | null; toAt: number | null }[]) => spans.reduce((all, each) => all + lengthOf(each), 0);
const middle = (values: number[], share: number) => values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? null;
const spread = (values: number[]) => ({ count: values.length, medianMs: middle(values, 0.5), p90Ms: middle(values, 0.9) });

type Bare = Pick<Day, 'startAt' | 'endAt' | 'statuses' | 'chats' | 'messages' | 'foreignViews' | 'recorded' | 'gaps' | 'presence'>;

function count(day: Bare): ActivityNumbers {
  const spanMs = day.endAt - day.startAt;
  const ms = (kind: StatusSpan['kind']) => total(day.statuses.filter((each) => each.kind === kind));
  const statusMs = { online: ms('online'), busy: ms('busy'), away: ms('away'), offline: 0, other: 0 };
  const known = Object.values(statusMs).reduce((all, each) => all + each, 0);
  const inChatsMs = Math.min(total(day.chats), statusMs.online);
  const rated = day.chats.flatMap(({ rating }) => rating ?? []);
  const scored = day.chats.flatMap(({ sentiment }) => sentiment ?? []);
  return {
    ...{
      spanMs,
      statusMs: { ...statusMs, unknown: spanMs - known },
      recordedMs: total(day.recorded) - total(day.gaps),
      loggedInMs: total(day.presence),
    },
    ...{ inChatsMs, outOfChatsMs: Math.max(0, statusMs.online + statusMs.busy - inChatsMs) },
    occupancy: known === 0 ? null : inChatsMs / Math.max(1, statusMs.online + statusMs.busy),
    ...{ chats: day.chats.length, transferred: day.chats.filter(({ outcome }) => outcome === 'transferred').length },
    reopened: day.chats.filter(({ isReopened }) => isReopened).length,
    sent: day.messages.filter(({ direction }) => direction === 'sent').length,
    received: day.messages.filter(({ direction }) => direction === 'received').length,
    foreignViews: day.foreignViews.length,
    firstResponse: spread(day.chats.flatMap(({ firstResponseMs }) => firstResponseMs ?? [])),
    handling: spread(day.chats.filter(({ outcome }) => outcome !== 'open').map(lengthOf)),
    ratings: { count: rated.length, mean: rated.length === 0 ? null : rated.reduce((all, each) => all + each, 0) / rated.length },
    sentiment: { count: scored.length, mean: scored.length === 0 ? null : scored.reduce((all, each) => all + each, 0) / scored.length },
    unsure: day.gaps.length > 0 ? ['statusMs', 'chats', 'sent', 'received', 'inChatsMs'] : [],
  };
}

function toPicture(day: Day): DayPicture {
  const hours = Array.from({ length: (day.endAt - day.startAt) / hour }, (_, index) => {
    const [from, to] = [day.startAt + index * hour, day.startAt + (index + 1) * hour];
    const within = (spans: readonly { fromAt: number | null; toAt: number | null }[]) =>
      spans.reduce((all, each) => all + Math.max(0, Math.min(to, each.toAt!) - Math.max(from, each.fromAt!)), 0);
    const chats = day.chats.filter((each) => each.fromAt! < to && each.toAt! > from).length;
    const online = day.statuses.filter(({ kind }) => kind === 'online' || kind === 'busy');
    return { chats, onlineMs: within(online), recordedMs: Math.max(0, within(day.recorded) - within(day.gaps)) };
  });
  return { agent: day.agent.id, day: day.day, startAt: day.startAt, endAt: day.endAt, hours, numbers: day.numbers };
}

function scale(value: ActivityNumbers, by: number): ActivityNumbers {
  const walk = (each: unknown): unknown =>
    typeof each === 'number'
      ? Math.round(each * by)
      : Array.isArray(each) || each === null || typeof each !== 'object'
        ? each
        : Object.fromEntries(Object.entries(each).map(([key, part]) => [key, walk(part)]));
  return {
    ...(walk(value) as ActivityNumbers),
    occupancy: value.occupancy,
    firstResponse: value.firstResponse,
    handling: value.handling,
    ratings: value.ratings,
    sentiment: value.sentiment,
  };
}

function sum(all: readonly ActivityNumbers[]): ActivityNumbers {
  const blank = count({ ...emptyDay(makeAgent(0), '2026-10-01'), startAt: 0, endAt: 0 });
  return all.reduce((one, other) => {
    const add = (a: unknown, b: unknown): unknown =>
      typeof a === 'number' && typeof b === 'number'
        ? a + b
        : a === null || Array.isArray(a) || typeof a !== 'object'
          ? (b ?? a)
          : Object.fromEntries(Object.entries(a).map(([key, part]) => [key, add(part, (b as Record<string, unknown>)[key])]));
    const added = add(one, other) as ActivityNumbers;
    return {
      ...added,
      occupancy: other.occupancy,
      firstResponse: { ...other.firstResponse, count: one.firstResponse.count + other.firstResponse.count },
      handling: other.handling,
      sentiment: { count: one.sentiment.count + other.sentiment.count, mean: other.sentiment.mean ?? one.sentiment.mean },
      ratings: { count: one.ratings.count + other.ratings.count, mean: other.ratings.mean ?? one.ratings.mean },
    };
  }, blank);
}

/** The same days each time. */
function seeded(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4294967296;
  };
}

function toCounted({ agent, day, startAt }: Day, chat: ChatSpan): CountedChat {
  const { console, conversation, group, begin, outcome, isReopened, firstResponseMs } = chat;
  return {
    ...{
      agent: agent.id,
      day,
      console,
      conversation,
      group,
      beginAt: chat.fromAt ?? startAt,
      endAt: chat.toAt,
      begin,
      outcome,
      isReopened,
    },
    ...{ isBegun: chat.start !== 'day-before', firstResponseMs, handlingMs: null, ratings: [], sentiment: chat.sentiment },
  };
}
