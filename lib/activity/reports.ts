/** Reports over a range of days: how long agents were in which status, and what share of chats was answered in time. Pure: days and chats in, rows out. */
import type { Agent, CountedChat, DayKey, DayPicture } from '../events/activity-api.ts';
import { noStatusMs } from './status-kinds.ts';

type Zoned = Pick<Agent, 'id' | 'timeZone'>;

/** Times of one agent, of a day or of all days of a range. `isUnsure`: something was not recorded in it, so that these times could be others. */
export interface StatusRow {
  agent: string;
  /** Null: all days. */
  day: DayKey | null;
  days: number;
  spanMs: number;
  statusMs: DayPicture['numbers']['statusMs'];
  loggedInMs: number;
  inChatsMs: number;
  outOfChatsMs: number;
  isUnsure: boolean;
}

export const statusNumbers = ['statusMs', 'loggedInMs', 'inChatsMs', 'outOfChatsMs'] as const;

/** One row for each agent, and one for each of their days: both in the order of `agents`, then of days. */
export function reportStatus(days: readonly DayPicture[], agents: readonly Zoned[]): { totals: StatusRow[]; days: StatusRow[] } {
  const byAgent = Map.groupBy(days, ({ agent }) => agent);
  const own = agents.flatMap(({ id }) => {
    const found = byAgent.get(id)?.toSorted((a, b) => (a.day < b.day ? -1 : 1)) ?? [];
    return found.length === 0 ? [] : [{ id, found }];
  });
  return {
    totals: own.map(({ id, found }) => addDays(id, null, found)),
    days: own.flatMap(({ id, found }) => found.map((day) => addDays(id, day.day, [day]))),
  };
}

function addDays(agent: string, day: DayKey | null, days: readonly DayPicture[]): StatusRow {
  const sum = (read: (numbers: DayPicture['numbers']) => number): number => days.reduce((total, each) => total + read(each.numbers), 0);
  const statusMs = noStatusMs();
  for (const kind of Object.keys(statusMs) as (keyof typeof statusMs)[]) statusMs[kind] = sum((numbers) => numbers.statusMs[kind]);
  return {
    ...{ agent, day, days: days.length, spanMs: sum(({ spanMs }) => spanMs), statusMs, loggedInMs: sum(({ loggedInMs }) => loggedInMs) },
    ...{ inChatsMs: sum(({ inChatsMs }) => inChatsMs), outOfChatsMs: sum(({ outOfChatsMs }) => outOfChatsMs) },
    isUnsure: days.some(({ numbers }) => statusNumbers.some((name) => numbers.unsure.includes(name))),
  };
}

/**
 * Chats of one kind. The share is `inTime ÷ answered`, null where none was answered. `unanswered` began in the range and have no first response in it, or none that could be measured: they are in no
 * share. `isUnsure`: it could be another had all been recorded, since what was not may hide chats.
 */
export interface LevelRow {
  answered: number;
  inTime: number;
  unanswered: number;
  share: number | null;
  isUnsure: boolean;
}

export interface ServiceLevel {
  /** Unsure as soon as any day of the range is: what was not recorded may hide whole chats. */
  total: LevelRow;
  /** By name; null is the group that nobody knows, and comes last. */
  groups: (LevelRow & { group: string | null })[];
  /** 24, by the hour of the agent's clock in which the chat began: where clocks go back, the hour that is shown twice holds both. */
  hours: (LevelRow & { hour: number })[];
  /** 7, Monday first (1). */
  weekdays: (LevelRow & { weekday: number })[];
}

interface Talk {
  agent: string;
  group: string | null;
  hour: number;
  weekday: number;
  firstResponseMs: number | null;
  isUnsure: boolean;
}

export function reportLevel(
  chats: readonly CountedChat[],
  days: readonly DayPicture[],
  agents: readonly Zoned[],
  withinMs: number,
): ServiceLevel {
  const unsure = new Set(days.filter(({ numbers }) => numbers.unsure.includes('firstResponse')).map(({ agent, day }) => keyOf(agent, day)));
  const zones = new Map(agents.map(({ id, timeZone }) => [id, timeZone]));
  const talks = joinDays(chats, unsure, zones);
  const hidden = findHidden(
    days.filter(({ agent, day }) => unsure.has(keyOf(agent, day))),
    zones,
  );
  const count = (of: readonly Talk[], mayHide: boolean): LevelRow => countLevel(of, withinMs, mayHide);
  const groups = [...Map.groupBy(talks, ({ group }) => group)].sort(([a], [b]) => compareGroups(a, b));
  return {
    total: count(talks, unsure.size > 0),
    groups: groups.map(([group, of]) => ({
      group,
      ...count(
        of,
        of.some(({ agent }) => hidden.agents.has(agent)),
      ),
    })),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      ...count(
        talks.filter((talk) => talk.hour === hour),
        hidden.hours.has(hour),
      ),
    })),
    weekdays: Array.from({ length: 7 }, (_, index) => ({
      weekday: index + 1,
      ...count(
        talks.filter(({ weekday }) => weekday === index + 1),
        hidden.weekdays.has(index + 1),
      ),
    })),
  };
}

/** Where chats may be hidden that nobody recorded: whose, on which weekdays, and in which hours between the first and the last of a day in which anything was recorded. */
function findHidden(days: readonly DayPicture[], zones: ReadonlyMap<string, string>) {
  const clocks = days.flatMap(({ agent, startAt, endAt, hours }) => {
    const [first, last] = [hours.findIndex(({ recordedMs }) => recordedMs > 0), hours.findLastIndex(({ recordedMs }) => recordedMs > 0)];
    return hours.flatMap(({ recordedMs }, index) => {
      const at = startAt + index * hourMs;
      const isPart = index >= first && index <= last && recordedMs < Math.min(hourMs, endAt - at);
      return isPart ? [readClock(at, zones.get(agent) ?? 'UTC').hour] : [];
    });
  });
  return {
    agents: new Set(days.map(({ agent }) => agent)),
    weekdays: new Set(days.map(({ agent, startAt }) => readClock(startAt, zones.get(agent) ?? 'UTC').weekday)),
    hours: new Set(clocks),
  };
}

/** A chat over midnight has a row in each of its days: together they are one. Of one that began before the range and was answered in it, the answer counts. */
function joinDays(chats: readonly CountedChat[], unsure: ReadonlySet<string>, zones: ReadonlyMap<string, string>): Talk[] {
  const rows = Map.groupBy(chats, ({ agent, console, conversation, beginAt }) => keyOf(agent, console, conversation, beginAt));
  return [...rows.values()].flatMap((of) => {
    const answered = of.find(({ firstResponseMs }) => firstResponseMs !== null);
    if (answered === undefined && !of.some(({ isBegun }) => isBegun)) return [];
    const [first] = of;
    return [
      {
        agent: first!.agent,
        group: of.find(({ group }) => group !== null)?.group ?? null,
        ...readClock(first!.beginAt, zones.get(first!.agent) ?? 'UTC'),
        firstResponseMs: answered?.firstResponseMs ?? null,
        isUnsure: of.some(({ agent, day }) => unsure.has(keyOf(agent, day))),
      },
    ];
  });
}

function countLevel(talks: readonly Talk[], withinMs: number, mayHide: boolean): LevelRow {
  const times = talks.flatMap(({ firstResponseMs }) => firstResponseMs ?? []);
  const inTime = times.filter((ms) => ms <= withinMs).length;
  return {
    ...{ answered: times.length, inTime, unanswered: talks.length - times.length },
    ...{ share: times.length === 0 ? null : inTime / times.length, isUnsure: mayHide || talks.some(({ isUnsure }) => isUnsure) },
  };
}

const hourMs = 3_600_000;

const keyOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);

function compareGroups(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.localeCompare(b);
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What an agent's clock and calendar said at a time. */
function readClock(at: number, timeZone: string): { hour: number; weekday: number } {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  const parts = clock.formatToParts(at);
  const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { hour: Number(read('hour')), weekday: weekdays.indexOf(read('weekday')) + 1 };
}
