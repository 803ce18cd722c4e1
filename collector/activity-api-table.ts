/** The routes of activity in the table of the interface: agents, their days, the numbers of a range, and its chats for reports. */
import { z } from 'zod';
import { ActivityQuery, AgentsPage, ChatsPage, Day, DaysPage, NumbersPage } from '../lib/events/activity-api.ts';
import type { ApiRoute } from './api-table.ts';
import type { Role } from '../lib/events/role.ts';

/** A day tells of conversations and of who was there: for those who may read both logs. */
const watchers: readonly Role[] = ['supervisor', 'auditor'];
export const DayQuery = z.object({ agent: ActivityQuery.shape.agent.unwrap() });

const badRange = { 400: 'The query does not fit, or asks for more than 400 days: the message says which.' };
const notShown = { 403: 'A device asked, and no admin has allowed agents to see their own days.' };

export const activityRoutes: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/activity/agents', summary: 'Agents, by name', for: watchers, own: true },
    ...{ answer: { AgentsPage }, refusals: notShown },
  },
  {
    ...{ method: 'get', path: '/activity/days', summary: 'Days of agents, for a calendar', for: watchers, own: true, query: ActivityQuery },
    ...{ answer: { DaysPage }, refusals: { ...badRange, ...notShown } },
  },
  {
    ...{
      method: 'get',
      path: '/activity/days/{day}',
      summary: 'One day of an agent, with all its lanes',
      for: watchers,
      own: true,
      query: DayQuery,
    },
    ...{ answer: { Day }, refusals: { ...badRange, ...notShown, 404: 'There is no such agent within what the reader may see.' } },
  },
  {
    ...{
      method: 'get',
      path: '/activity/numbers',
      summary: 'The numbers of a range, beside what is usual',
      for: watchers,
      own: true,
      query: ActivityQuery,
    },
    ...{ answer: { NumbersPage }, refusals: { ...badRange, ...notShown } },
  },
  {
    ...{
      method: 'get',
      path: '/activity/chats',
      summary: 'Each chat of a range with its times, for reports',
      for: watchers,
      own: true,
      query: ActivityQuery,
    },
    ...{ answer: { ChatsPage }, refusals: badRange },
  },
];
