/** Reports of a simulated month, counted again by hand; and the cases in which a share is easily wrong. */
import { expect, test } from 'vitest';
import { everything } from '../../../collector/store/store.ts';
import { findDay, readDayBounds } from '../../../lib/activity/days.ts';
import { reportLevel, reportStatus } from '../../../lib/activity/reports.ts';
import { DaysPage, statusKinds, type CountedChat, type DayPicture } from '../../../lib/events/activity-api.ts';
import { fillMonth } from '../../support/count-month.ts';

const range = { from: '2026-10-23', to: '2026-10-28' };
const agent = { id: 'ada', timeZone: 'Europe/Madrid' };

const chat = (beginAt: number, part: Partial<CountedChat> = {}): CountedChat => ({
  ...{ agent: 'ada', day: findDay(beginAt, agent.timeZone), console: 'whoson', conversation: String(beginAt), group: 'Sales', beginAt },
  ...{
    endAt: null,
    begin: 'accepted',
    outcome: 'open',
    isReopened: false,
    isBegun: true,
    firstResponseMs: null,
    handlingMs: null,
    ratings: [],
    sentiment: null,
  },
  ...part,
});

/** Of a day, what a service level asks of it. */
const unsureDay = (day: string) => {
  const { from, to } = readDayBounds(day, agent.timeZone);
  // From nine to noon, and half of the hour from ten.
  const hours = Array.from({ length: 24 }, (_, hour) => ({ recordedMs: hour < 9 || hour > 11 ? 0 : hour === 10 ? 1_800_000 : 3_600_000 }));
  return { agent: 'ada', day, startAt: from, endAt: to, hours, numbers: { unsure: ['firstResponse'] } } as unknown as DayPicture;
};

test('a month’s shares and times are what a count by hand of the collector’s own rows gives', async () => {
  const { store } = await fillMonth(range);
  const { days, agents } = DaysPage.parse(JSON.parse(await store.writeActivityDays(everything, range)));
  const chats = await store.listActivityChats(everything, range);
  const numbers = await Promise.all(agents.map(({ id }) => store.readActivityNumbers(everything, { ...range, agent: id })));
  const level = reportLevel(chats, days, agents, 30_000);

  const answers = chats.filter(({ firstResponseMs }) => firstResponseMs !== null);
  expect(answers.length).toBeGreaterThan(20);
  expect(level.total.answered).toBe(answers.length);
  expect(level.total.answered).toBe(numbers.reduce((sum, page) => sum + page.numbers.firstResponse.count, 0));
  expect(level.total.inTime).toBe(answers.filter(({ firstResponseMs }) => firstResponseMs! <= 30_000).length);
  for (const rows of [level.groups, level.hours, level.weekdays]) {
    expect(rows.reduce((sum, { answered }) => sum + answered, 0)).toBe(level.total.answered);
    expect(rows.reduce((sum, { inTime }) => sum + inTime, 0)).toBe(level.total.inTime);
    expect(rows.reduce((sum, { unanswered }) => sum + unanswered, 0)).toBe(level.total.unanswered);
  }

  const status = reportStatus(days, agents);
  expect(status.days.length).toBe(days.length);
  for (const row of status.totals) {
    const { numbers: own } = numbers[agents.findIndex(({ id }) => id === row.agent)]!;
    expect(row).toMatchObject({ statusMs: own.statusMs, loggedInMs: own.loggedInMs, inChatsMs: own.inChatsMs });
    expect(([...statusKinds, 'unknown'] as const).reduce((sum, kind) => sum + row.statusMs[kind], 0)).toBe(row.spanMs);
  }
  await store.close();
}, 60_000);

test('a chat without a first response is in no share, and one over midnight is one chat', () => {
  const at = Date.UTC(2026, 10, 3, 22, 50);
  const night = [chat(at, { day: '2026-11-03' }), chat(at, { day: '2026-11-04', isBegun: false, firstResponseMs: 40_000 })];
  const chats = [...night, chat(at + 1, { firstResponseMs: 30_000 }), chat(at + 2), chat(at + 3, { isBegun: false })];
  const { total } = reportLevel(chats, [], [agent], 30_000);
  expect(total).toEqual({ answered: 2, inTime: 1, unanswered: 1, share: 0.5, isUnsure: false });
  expect(reportLevel(chats, [], [agent], 40_000).total.share).toBe(1);
  expect(reportLevel([chat(at)], [], [agent], 30_000).total).toMatchObject({ answered: 0, unanswered: 1, share: null });
});

test('hours and weekdays are of the agent’s clock, also where it shows an hour twice or leaves one out', () => {
  const times = [
    ...[Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30)], // 2:30 twice, a Sunday.
    ...[Date.UTC(2027, 2, 28, 0, 59), Date.UTC(2027, 2, 28, 1, 0)], // 1:59, then 3:00.
    Date.UTC(2026, 9, 25, 23, 10), // 0:10 on Monday.
  ];
  const { hours, weekdays } = reportLevel(
    times.map((at) => chat(at, { firstResponseMs: 1000 })),
    [],
    [agent],
    30_000,
  );
  expect(hours.flatMap(({ hour, answered }) => (answered === 0 ? [] : [[hour, answered]]))).toEqual([
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 1],
  ]);
  expect(weekdays.map(({ answered }) => answered)).toEqual([1, 0, 0, 0, 0, 0, 4]);
});

test('what was not recorded makes unsure what it touches, and the whole', () => {
  const other = { id: 'ben', timeZone: 'Europe/Madrid' };
  const chats = [
    chat(Date.UTC(2026, 10, 2, 9)),
    chat(Date.UTC(2026, 10, 3, 10), { group: null }),
    chat(Date.UTC(2026, 10, 4, 9), { agent: 'ben', group: 'Support' }),
  ];
  const level = reportLevel(chats, [unsureDay('2026-11-03')], [agent, other], 30_000);
  // A chat of Sales may be hidden in the gap; none of whoever has no gap.
  expect(level.groups.map(({ group, isUnsure }) => [group, isUnsure])).toEqual([
    ['Sales', true],
    ['Support', false],
    [null, true],
  ]);
  expect(level.weekdays.flatMap(({ weekday, isUnsure }) => (isUnsure ? [weekday] : []))).toEqual([2]);
  // In the hour of the gap, in which no chat is known, and in that of the chat of this day.
  expect(level.hours.flatMap(({ hour, isUnsure }) => (isUnsure ? [hour] : []))).toEqual([10, 11]);
  expect(level.total.isUnsure).toBe(true);
  expect(reportLevel([], [unsureDay('2026-11-03')], [agent], 30_000).total.isUnsure).toBe(true);
});
