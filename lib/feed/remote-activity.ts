/** Agents' activity at a collector. */
import type { z } from 'zod';
import { AgentsPage, ChatsPage, Day, DaysPage, NumbersPage } from '../events/activity-api.ts';
import type { Activity } from './activity.ts';
import { ask, type RemoteFeedOptions } from './ask.ts';
import { FeedError } from './feed.ts';

export function createRemoteActivity(options: RemoteFeedOptions): Activity {
  const read = async <T>(path: string, query: object, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> => {
    const found = await ask(options, path, { query }, schema, signal);
    if (found === null) throw new FeedError('not-a-collector', `${path} is not there. Is this collector as new as its dashboard?`);
    return found;
  };
  return {
    listAgents: (signal) => read('activity/agents', {}, AgentsPage, signal),
    listDays: (query, signal) => read('activity/days', query, DaysPage, signal),
    readDay: (agent, day, signal) => ask(options, `activity/days/${encodeURIComponent(day)}`, { query: { agent } }, Day, signal),
    readNumbers: (query, signal) => read('activity/numbers', query, NumbersPage, signal),
    listChats: (query, signal) => read('activity/chats', query, ChatsPage, signal),
  };
}
