/** The numbers of several days together, and the usual day among them. */
import type { ActivityNumbers } from '../events/activity-api.ts';
import type { countChatRows } from './count-day.ts';
import { tellSentiment } from './sentiments.ts';
import { readPercentile } from './spreads.ts';
import { noStatusMs } from './status-kinds.ts';

/** A range: what is counted adds up; middles are of all chats, not of the days' middles. */
export function addNumbers(days: readonly ActivityNumbers[], ofChats: ReturnType<typeof countChatRows>): ActivityNumbers {
  const sum = (read: (numbers: ActivityNumbers) => number): number => days.reduce((total, day) => total + read(day), 0);
  const statusMs = noStatusMs();
  for (const kind of Object.keys(statusMs) as (keyof typeof statusMs)[]) statusMs[kind] = sum((day) => day.statusMs[kind]);
  const [reachableMs, outOfChatsMs] = [statusMs.online + statusMs.busy, sum((day) => day.outOfChatsMs)];
  return {
    ...{ spanMs: sum((day) => day.spanMs), statusMs, recordedMs: sum((day) => day.recordedMs), loggedInMs: sum((day) => day.loggedInMs) },
    ...{ inChatsMs: sum((day) => day.inChatsMs), outOfChatsMs, occupancy: reachableMs === 0 ? null : 1 - outOfChatsMs / reachableMs },
    ...{ chats: sum((day) => day.chats), transferred: sum((day) => day.transferred), reopened: sum((day) => day.reopened) },
    ...{ sent: sum((day) => day.sent), received: sum((day) => day.received), foreignViews: sum((day) => day.foreignViews) },
    ...ofChats,
    sentiment: tellSentiment(
      days.map((day) => day.sentiment),
      ofChats.sentiment,
    ),
    unsure: joinUnsure(days),
  };
}

/** The median of each number over days; null of none. Each is one of the days' own, and they need not be of the same day. */
export function readUsual(days: readonly ActivityNumbers[], least = 1): ActivityNumbers | null {
  if (days.length < least || days.length === 0) return null;
  const middle = (read: (numbers: ActivityNumbers) => number | null): number | null => {
    const values: number[] = [];
    for (const day of days) {
      const value = read(day);
      if (value !== null) values.push(value);
    }
    return readPercentile(values, 0.5);
  };
  const count = (read: (numbers: ActivityNumbers) => number): number => middle(read) ?? 0;
  const statusMs = noStatusMs();
  for (const kind of Object.keys(statusMs) as (keyof typeof statusMs)[]) statusMs[kind] = count((day) => day.statusMs[kind]);
  const spread = (name: 'firstResponse' | 'handling') => ({
    ...{ count: count((day) => day[name].count), medianMs: middle((day) => day[name].medianMs), p90Ms: middle((day) => day[name].p90Ms) },
  });
  const mean = (name: 'ratings' | 'sentiment') => ({ count: count((day) => day[name].count), mean: middle((day) => day[name].mean) });
  return {
    ...{
      spanMs: count((day) => day.spanMs),
      statusMs,
      recordedMs: count((day) => day.recordedMs),
      loggedInMs: count((day) => day.loggedInMs),
    },
    ...{
      inChatsMs: count((day) => day.inChatsMs),
      outOfChatsMs: count((day) => day.outOfChatsMs),
      occupancy: middle((day) => day.occupancy),
    },
    ...{ chats: count((day) => day.chats), transferred: count((day) => day.transferred), reopened: count((day) => day.reopened) },
    ...{ sent: count((day) => day.sent), received: count((day) => day.received), foreignViews: count((day) => day.foreignViews) },
    ...{ firstResponse: spread('firstResponse'), handling: spread('handling'), ratings: mean('ratings'), sentiment: mean('sentiment') },
    unsure: joinUnsure(days),
  };
}

function joinUnsure(days: readonly ActivityNumbers[]): string[] {
  const names = new Set<string>();
  for (const { unsure } of days) for (const name of unsure) names.add(name);
  return [...names].sort();
}
