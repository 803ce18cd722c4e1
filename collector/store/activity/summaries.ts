/** Keeps the counted days in step with the actions: what is marked is counted again from the actions themselves, never added to. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KnownAgent } from '../../../lib/activity/agents.ts';
import { countDay, isEmpty, type ChatRow } from '../../../lib/activity/count-day.ts';
import { listDaysWithin, readDayBounds } from '../../../lib/activity/days.ts';
import { cutFacts, widenChange, widenDay, type Facts } from '../../../lib/activity/facts.ts';
import { isRunning } from '../../../lib/activity/recorded.ts';
import type { SentimentOf } from '../../../lib/activity/sentiments.ts';
import type { Stretch } from '../../../lib/activity/stretches.ts';
import { DayPicture, type DayKey } from '../../../lib/events/activity-api.ts';
import { write, type Database } from '../database.ts';
import { readFacts } from './facts.ts';
import { dayMs, dropMarks, readMarks, type DayMark } from './marks.ts';
import { writeMonths } from './months.ts';
import { forgetPeople, listAgents, reconcileAgents, updatePeople, type Zones } from './people.ts';

/** So many days of one agent are read at once. */
const daysAtOnce = 14;

export interface Counting {
  db: Database;
  zones: Zones;
  now(): number;
  sentimentOf: SentimentOf;
}

/**
 * Counts what is marked among these days of UTC, and gives how many days of agents that were. A mark goes when all that it stands for is written, so that a kill leaves it; one that changed
 * meanwhile stays.
 */
export async function countMarked(counting: Counting, from = -Infinity, to = Infinity, signal?: AbortSignal): Promise<number> {
  const { db, zones } = counting;
  let counted = 0;
  for (let marks = readMarks(db, toDay(from), toDay(to)); marks.length > 0; marks = readMarks(db, toDay(from), toDay(to))) {
    const agents = meetAgents(db, marks, zones);
    // Whoever became another has marked more days.
    const due = agents.isChanged ? readMarks(db, toDay(from), toDay(to)) : marks;
    for (const own of Map.groupBy(due, ({ device }) => device).values()) {
      signal?.throwIfAborted();
      counted += await countDevice(counting, agents.all, own);
    }
  }
  return counted;
}

const toDay = (at: number): number => (Number.isFinite(at) ? Math.floor(at / dayMs) : Math.sign(at) * 1e9);

function meetAgents(db: Database, marks: readonly DayMark[], zones: Zones): { all: KnownAgent[]; isChanged: boolean } {
  return db.transact(() => {
    for (const mark of marks) updatePeople(db, mark);
    for (const device of new Set(marks.map((mark) => mark.device))) forgetPeople(db, device);
    const all = listAgents(db, zones);
    return { all, isChanged: reconcileAgents(db, all) };
  });
}

async function countDevice(counting: Counting, agents: readonly KnownAgent[], marks: readonly DayMark[]): Promise<number> {
  const { db } = counting;
  const device = marks[0]!.device;
  let counted = 0;
  for (const agent of agents.filter(({ devices }) => devices.includes(device))) {
    const days = new Set(
      marks.flatMap(({ day }) => listDaysWithin(widenChange({ from: day * dayMs, to: (day + 1) * dayMs }), agent.timeZone)),
    );
    // Nothing of the agent is before their first action or long after their last.
    const life = widenChange({ from: agent.firstAt - dayMs, to: agent.lastAt + dayMs });
    const near = [...days].filter((day) => touches(readDayBounds(day, agent.timeZone), life)).sort();
    for (const chunk of splitDays(near)) {
      countDays(counting, agent, chunk);
      counted += chunk.length;
      await nextTurn();
    }
  }
  db.transact(() => dropMarks(db, marks));
  return counted;
}

const touches = (a: Stretch, b: Stretch): boolean => a.from < b.to && a.to > b.from;

/** Neighbours share what they are counted from: they are read together. */
function splitDays(days: readonly DayKey[]): DayKey[][] {
  const chunks: DayKey[][] = [];
  for (const day of days) {
    const last = chunks.at(-1);
    const isNear = last !== undefined && last.length < daysAtOnce && Date.parse(day) - Date.parse(last.at(-1)!) <= 3 * dayMs;
    if (isNear) last.push(day);
    else chunks.push([day]);
  }
  return chunks;
}

/** Reads and writes in one transaction: what arrives is in it or marked behind it. */
function countDays({ db, now, sentimentOf }: Counting, agent: KnownAgent, days: readonly DayKey[]): void {
  const bounds = days.map((day) => readDayBounds(day, agent.timeZone));
  const all = widenDay({ from: bounds[0]!.from, to: bounds.at(-1)!.to });
  db.transact(() => {
    const facts = readFacts(db, agent, agent.devices, all);
    for (const day of days) writeDay(db, { agent, day, facts, asOf: now(), sentimentOf });
    writeMonths(db, agent.id, days);
  });
}

interface DayToCount {
  agent: KnownAgent;
  day: DayKey;
  facts: Facts;
  asOf: number;
  sentimentOf: SentimentOf;
}

function writeDay(db: Database, { agent, day, facts, asOf, sentimentOf }: DayToCount): void {
  const own = cutFacts(facts, widenDay(readDayBounds(day, agent.timeZone)));
  const counted = countDay(agent, day, own, asOf, sentimentOf);
  for (const table of ['activity_days', 'activity_chats'])
    db.run(write(`delete from ${table} where agent = ? and day = ?`, [agent.id, day]));
  if (isEmpty(counted)) return;
  const { chats } = counted.counted;
  // Checked here, once: it is sent as it is kept.
  const picture = DayPicture.parse(counted.counted.picture);
  // Whoever may see one of the devices that it was recorded on may see the day.
  const seenOn = [...new Set(counted.recorded.map(({ device }) => device))].sort();
  const devices = seenOn.length > 0 ? seenOn : agent.devices;
  const row = { agent: agent.id, day, startAt: picture.startAt, endAt: picture.endAt, devices: JSON.stringify(devices) };
  const isOpen = own.sessions.some((session) => isRunning(session, asOf)) ? 1 : 0;
  db.insertAll('activity_days', [{ ...row, numbers: JSON.stringify(picture.numbers), hours: JSON.stringify(picture.hours), isOpen }]);
  db.insertAll(
    'activity_chats',
    chats.map((chat, place) => toChatRow(agent.id, day, place, chat)),
  );
}

function toChatRow(agent: string, day: DayKey, place: number, { group, isReopened, isBegun, ratings, ...chat }: ChatRow) {
  return {
    agent,
    day,
    place,
    ...chat,
    grp: group,
    isReopened: isReopened ? 1 : 0,
    isBegun: isBegun ? 1 : 0,
    ratings: JSON.stringify(ratings),
  };
}
