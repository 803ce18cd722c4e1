/** Answers the questions about activity: from counted days where they are whole, from the actions themselves for one day's lanes and for a device that sees its own alone. */
import { z } from 'zod';
import type { KnownAgent } from '../../../lib/activity/agents.ts';
import { addNumbers, readUsual } from '../../../lib/activity/combine.ts';
import { joinValues, listValues, type ChatValues } from '../../../lib/activity/chat-values.ts';
import { countChatValues, countDay, isEmpty, type ChatRow } from '../../../lib/activity/count-day.ts';
import { addDays, findDay, listDays, readDayBounds } from '../../../lib/activity/days.ts';
import { cutFacts, widenDay } from '../../../lib/activity/facts.ts';
import {
  Agent,
  DayPicture,
  type ActivityNumbers,
  type ActivityQuery,
  type AgentsPage,
  type CountedChat,
  type Day,
  type DayKey,
  type NumbersPage,
} from '../../../lib/events/activity-api.ts';
import { write } from '../database.ts';
import { listVisibleDevices } from '../scope.ts';
import type { Scope } from '../store.ts';
import { readFacts } from './facts.ts';
import { dayMs, markDays } from './marks.ts';
import { readMonths } from './months.ts';
import { listAgents } from './people.ts';
import { countMarked, type Counting } from './summaries.ts';
import type { ActivityChatRow, ActivityDayRow } from './tables.ts';

/** A day of one's own is compared with so many before it, if there are at least so many. */
const usualDays = 28;
const leastDays = 5;

/** Whom the reader may see, each with those of their devices that are within the scope; null: all of them. */
interface View {
  agents: KnownAgent[];
  devices: readonly string[] | null;
}

function readView({ db, zones }: Counting, scope: Scope): View {
  const devices = listVisibleDevices(db, scope);
  // What a device sees of itself ends where another device's begins; else an agent is seen whole.
  const agents = listAgents(db, zones, scope.device === null ? null : devices);
  const isVisible = (agent: KnownAgent) => devices === null || agent.devices.some((device) => devices.includes(device));
  return { agents: agents.filter(isVisible), devices };
}

export async function listActivityAgents(counting: Counting, scope: Scope): Promise<AgentsPage> {
  await countMarked(counting);
  const { agents } = readView(counting, scope);
  return { agents: agents.map(hideDevices), groups: [...new Set(agents.flatMap(({ groups }) => groups))].sort() };
}

/** The page as JSON: each day's numbers and hours were checked when they were counted, and go out as they are kept. */
export async function writeActivityDays(counting: Counting, scope: Scope, query: ActivityQuery): Promise<string> {
  const found = await readRange(counting, scope, query);
  const named = new Set(found.days.map(({ agent }) => agent));
  const agents = z.array(Agent).parse(found.agents.filter(({ id }) => named.has(id)).map(hideDevices));
  return `{"days":[${found.days.map((day) => day.writePicture()).join(',')}],"agents":${JSON.stringify(agents)}}`;
}

/** Null where there is no such agent within what the reader may see, or nothing of theirs on that day. */
export async function readActivityDay(counting: Counting, scope: Scope, id: string, day: DayKey): Promise<Day | null> {
  const { db, now, sentimentOf } = counting;
  const { agents, devices } = readView(counting, scope);
  const agent = agents.find((each) => each.id === id);
  if (agent === undefined) return null;
  const isOwn = scope.device !== null;
  const facts = readFacts(db, agent, isOwn ? [scope.device!] : agent.devices, widenDay(readDayBounds(day, agent.timeZone)));
  const { counted: _counted, ...found } = countDay(agent, day, facts, now(), sentimentOf);
  const seenOn = found.recorded.map(({ device }) => device);
  if (devices !== null && seenOn.length > 0 && !seenOn.some((device) => devices.includes(device))) return null;
  return { ...found, agent: hideDevices(agent) };
}

export async function readActivityNumbers(counting: Counting, scope: Scope, query: ActivityQuery): Promise<NumbersPage> {
  const found = await readSums(counting, scope, query);
  const one = found.agents.find(({ id }) => id === query.agent);
  const before = one && (await readSums(counting, scope, { agent: one.id, from: addDays(query.from, -usualDays), to: query.from }));
  const { agent: _agent, ...range } = query;
  const others = one && (await readSums(counting, scope, range));
  const team = others?.agents.filter(
    ({ id, groups }) => id === one!.id || one!.groups.length === 0 || groups.some((group) => one!.groups.includes(group)),
  );
  const ids = new Set(team?.map(({ id }) => id));
  const numbers = found.days.map((day) => day.numbers);
  const perDay = readUsual(numbers);
  const readTypical = (days: Sums['days']): ActivityNumbers | null =>
    readUsual(
      days.map((day) => day.numbers),
      leastDays,
    );
  return {
    ...{ numbers: addNumbers(numbers, countChatValues(found.values)), days: numbers.length, perDay },
    usual: before ? readTypical(before.days) : null,
    team: others ? readTypical(others.days.filter(({ agent }) => ids.has(agent))) : numbers.length >= leastDays ? perDay : null,
  };
}

/** What numbers of a range are added up from. */
interface Sums {
  agents: KnownAgent[];
  days: { agent: string; numbers: ActivityNumbers }[];
  values: ChatValues;
}

/** Out of packed months: a whole year of a team is read, and none of its days. */
async function readSums(counting: Counting, scope: Scope, query: ActivityQuery): Promise<Sums> {
  if (scope.device !== null) {
    const { agents, days } = readLive(counting, scope, query);
    const values = listValues(days.flatMap(({ chats }) => chats));
    return { agents, days, values };
  }
  const { agents, isVisible } = await prepareRange(counting, scope, query);
  const parts = readMonths(counting.db, query, isVisible);
  const days = parts.flatMap(({ agent, days: own }) => own.map(({ numbers }) => ({ agent, numbers })));
  return { agents, days, values: joinValues(parts.map(({ values }) => values)) };
}

/** Each chat of a range with its raw times, for reports: by day, then agent. */
export async function listActivityChats(counting: Counting, scope: Scope, query: ActivityQuery): Promise<CountedChat[]> {
  return (await readRange(counting, scope, query)).readChats();
}

interface RangeDay {
  agent: string;
  /** The day's `DayPicture` as JSON. */
  writePicture(): string;
}

interface Range {
  agents: KnownAgent[];
  days: RangeDay[];
  /** Read when they are asked for: there are many. */
  readChats(): CountedChat[];
}

async function readRange(counting: Counting, scope: Scope, query: ActivityQuery): Promise<Range> {
  const { db } = counting;
  if (scope.device !== null) return toRange(readLive(counting, scope, query));
  const { agents, isVisible } = await prepareRange(counting, scope, query);
  const bounds = [query.from, query.to, ...(query.agent === undefined ? [] : [query.agent])];
  const where = `day >= ? and day < ? ${query.agent === undefined ? '' : 'and agent = ?'}`;
  const index = query.agent === undefined ? 'indexed by activity_days_by_day' : '';
  const rows = db.all(write<ActivityDayRow>(`select * from activity_days ${index} where ${where} order by day, agent`, bounds));
  const days = rows.filter((row) => isVisible({ agent: row.agent, devices: JSON.parse(row.devices) as string[] }));
  const keys = new Set(days.map(({ agent, day }) => `${day} ${agent}`));
  return {
    agents,
    days: days.map(toRangeDay),
    readChats: () =>
      db
        .all(write<ActivityChatRow>(`select * from activity_chats where ${where} order by day, agent, place`, bounds))
        .filter(({ agent, day }) => keys.has(`${day} ${agent}`))
        .map(toRangeChat),
  };
}

/** Counts what of the range is not counted yet, and says whose days of it the reader may see. */
async function prepareRange(counting: Counting, scope: Scope, query: ActivityQuery) {
  refreshOpen(counting, query);
  await countMarked(counting, Date.parse(query.from) - 4 * dayMs, Date.parse(query.to) + 2 * dayMs);
  const { agents: visible, devices } = readView(counting, scope);
  const agents = chooseAgents(visible, query);
  const [ids, seen] = [new Set(agents.map(({ id }) => id)), devices && new Set(devices)];
  const isVisible = (of: { agent: string; devices: readonly string[] }): boolean =>
    ids.has(of.agent) && (seen === null || of.devices.some((device) => seen.has(device)));
  return { agents, isVisible };
}

/** Days of which something was still being recorded when they were counted: it may have ended since, without a word. */
function refreshOpen({ db }: Counting, { from, to }: ActivityQuery): void {
  const open = db.all(
    write<ActivityDayRow>('select * from activity_days indexed by activity_days_open where day >= ? and day < ? and isOpen = 1', [
      from,
      to,
    ]),
  );
  for (const { devices, startAt } of open) for (const device of JSON.parse(devices) as string[]) markDays(db, device, [startAt]);
}

/** Counted as it is asked for. */
interface Live {
  agents: KnownAgent[];
  days: { agent: string; day: DayKey; numbers: ActivityNumbers; picture: DayPicture; chats: ChatRow[] }[];
}

function readLive(counting: Counting, scope: Scope, query: ActivityQuery): Live {
  const { db, now, sentimentOf } = counting;
  const agents = chooseAgents(readView(counting, scope).agents, query);
  const days = agents.flatMap((agent) => {
    // What is not there yet, or before anything was, needs no look.
    const [first, last] = [findDay(agent.firstAt, agent.timeZone), addDays(findDay(agent.lastAt, agent.timeZone), 2)];
    const from = query.from > first ? query.from : first;
    return listDays(from, query.to < last ? query.to : last).flatMap((day) => {
      const within = widenDay(readDayBounds(day, agent.timeZone));
      const counted = countDay(agent, day, cutFacts(readFacts(db, agent, [scope.device!], within), within), now(), sentimentOf);
      const { picture, chats } = counted.counted;
      return isEmpty(counted) ? [] : [{ agent: agent.id, day, numbers: picture.numbers, picture, chats }];
    });
  });
  return { agents, days: days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
}

function toRange({ agents, days }: Live): Range {
  return {
    agents,
    days: days.map(({ agent, picture }) => ({ agent, writePicture: () => JSON.stringify(DayPicture.parse(picture)) })),
    readChats: () => days.flatMap(({ chats, day, agent }) => chats.map((chat) => ({ ...chat, agent, day }))),
  };
}

function chooseAgents(agents: readonly KnownAgent[], { agent, group }: ActivityQuery): KnownAgent[] {
  return agents.filter(({ id, groups }) => (agent === undefined || id === agent) && (group === undefined || groups.includes(group)));
}

function toRangeDay({ agent, day, startAt, endAt, hours, numbers }: ActivityDayRow): RangeDay {
  const head = { agent, day, startAt, endAt };
  return { agent, writePicture: () => `${JSON.stringify(head).slice(0, -1)},"hours":${hours},"numbers":${numbers}}` };
}

function toRangeChat({ place: _place, grp, isReopened, isBegun, ratings, begin, outcome, ...chat }: ActivityChatRow): CountedChat {
  const flags = { isReopened: isReopened === 1, isBegun: isBegun === 1, ratings: JSON.parse(ratings) as number[] };
  return { ...chat, ...flags, group: grp, begin: begin as ChatRow['begin'], outcome: outcome as ChatRow['outcome'] };
}

function hideDevices({ id, name, by, groups, timeZone, firstAt, lastAt }: KnownAgent): Agent {
  return { id, name, by, groups, timeZone, firstAt, lastAt };
}
