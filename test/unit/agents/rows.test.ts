/** What the agents' screens say of a simulated month fits together: each number has the rows that it was counted from, and what is hatched is what nobody recorded. */
import { expect, test } from 'vitest';
import { listUnrecorded, readPast } from '../../../components/agents/axis.ts';
import { findPicked, gather, listLanes, listThings, writePick } from '../../../components/agents/lane-items.ts';
import { getMeaning, listCounted, numberNames, readCount } from '../../../components/agents/number-list.ts';
import { countDay, isEmpty } from '../../../lib/activity/count-day.ts';
import { listDays } from '../../../lib/activity/days.ts';
import { measure } from '../../../lib/activity/stretches.ts';
import { readMonthFacts } from '../../support/month-facts.ts';

const { agents, readFacts } = readMonthFacts();
const asOf = Date.UTC(2026, 10, 5);
const days = agents.flatMap((agent) => {
  const facts = readFacts(agent);
  const counted = listDays('2026-10-01', '2026-11-01').map((day) => countDay(agent, day, facts, asOf));
  return counted.filter((day) => !isEmpty(day));
});
const lastsOverMidnight = (day: (typeof days)[number]) => day.chats.some(({ start, end }) => start === 'day-before' || end === 'day-after');

test('a count is the number of its rows, but for chats over midnight', () => {
  expect(days.length).toBeGreaterThan(100);
  const whole = days.filter((day) => !lastsOverMidnight(day));
  expect(whole.length).toBeGreaterThan(90);
  // What the log counts is opened there.
  const counts = numberNames.filter((name) => readCount(name, days[0]!.numbers) !== null && getMeaning(name).isLogged !== true);
  expect(counts).toContain('chats');
  const others = whole.flatMap((day) =>
    counts.flatMap((name) => {
      const [said, rows] = [readCount(name, day.numbers), listCounted(day, name).length];
      return said === rows ? [] : [`${day.agent.name} ${day.day} ${name}: says ${said}, has ${rows} rows`];
    }),
  );
  expect(others).toEqual([]);
});

test('what is hatched and what was recorded make up the day that has been', () => {
  for (const day of days) {
    const past = readPast(day);
    expect(measure(listUnrecorded(day)) + day.numbers.recordedMs, `${day.agent.name} ${day.day}`).toBeCloseTo(past.to - past.from, -1);
  }
});

test('nothing of a day is lost between the lanes, and what overlaps stands apart', () => {
  for (const day of days) {
    const lanes = listLanes(day);
    const items = lanes.flatMap((lane) => lane.items);
    expect(items.length).toBe(listThings(day).length);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    const chats = lanes.find(({ name }) => name === 'chats')!.items;
    const hidden = chats.flatMap((chat, index) =>
      chats.slice(index + 1).filter((other) => other.track === chat.track && other.from < chat.to),
    );
    expect(hidden).toEqual([]);
  }
});

test('marks that are drawn as one are found again by their address, from near and from afar', () => {
  const day = days.find(({ messages }) => messages.length > 50)!;
  const whole = { from: day.startAt, to: day.endAt };
  const sent = listLanes(day).find(({ name }) => name === 'sent')!;
  for (const nearMs of [0, 60_000, 10 * 60_000]) {
    const drawn = gather(sent, whole, nearMs);
    expect(drawn.flatMap(({ items }) => items)).toHaveLength(sent.items.length);
    for (const { items } of drawn) expect(findPicked(day, writePick(items))?.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
  }
  expect(gather(sent, whole, 10 * 60_000).length).toBeLessThan(sent.items.length);
  expect(findPicked(day, 'sent.nowhere.7')).toBeNull();
});
