/** The reads about activity. A device that asks sees the days of whoever acts on it, as far as it recorded them itself, and only where an admin allows that. */
import { Hono, type Context } from 'hono';
import { isDay, listDays } from '../../lib/activity/days.ts';
import { ActivityQuery, AgentsPage, ChatsPage, Day, NumbersPage } from '../../lib/events/activity-api.ts';
import { DayQuery } from '../activity-api-table.ts';
import type { ReaderEnv } from '../auth.ts';
import { answer, readRequest, refuse } from '../refuse.ts';
import type { Store } from '../store/store.ts';

const mostDays = 400;

export function createActivityRoutes({ store, showsOwnActivity = false }: { store: Store; showsOwnActivity?: boolean }): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  routes.use(async (context, next) =>
    context.get('reader').kind === 'device' && !showsOwnActivity
      ? refuse(context, 403, 'not-shown', 'Here agents do not see their days at the collector: an admin can allow it with --own-activity.')
      : next(),
  );
  routes.get('/agents', async (context) => answer(context, AgentsPage, await store.listActivityAgents(context.get('scope'))));
  routes.get('/days', async (context) => {
    const query = readRange(context);
    return query instanceof Response ? query : writeJson(context, await store.writeActivityDays(context.get('scope'), query));
  });
  routes.get('/days/:day', async (context) => {
    const [day, query] = [context.req.param('day'), readRequest(DayQuery.strict(), context.req.query())];
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    if (!isDay(day))
      return refuse(context, 400, 'bad-request', `${day.slice(0, 50)} is no day of the calendar: it must be like 2026-10-25.`);
    const found = await store.readActivityDay(context.get('scope'), query.data.agent, day);
    return found === null ? refuse(context, 404, 'no-agent', 'There is no such agent here.') : answer(context, Day, found);
  });
  routes.get('/numbers', async (context) => {
    const query = readRange(context);
    return query instanceof Response ? query : answer(context, NumbersPage, await store.readActivityNumbers(context.get('scope'), query));
  });
  routes.get('/chats', async (context) => {
    const query = readRange(context);
    return query instanceof Response
      ? query
      : answer(context, ChatsPage, { chats: await store.listActivityChats(context.get('scope'), query) });
  });
  return routes;
}

/** What the store has checked and written already. */
function writeJson(context: Context, json: string): Response {
  return context.body(json, 200, { 'content-type': 'application/json' });
}

function readRange(context: Context): ActivityQuery | Response {
  const query = readRequest(ActivityQuery.strict(), context.req.query());
  if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
  const { from, to } = query.data;
  if (!isDay(from) || !isDay(to)) return refuse(context, 400, 'bad-request', 'from and to must be days of the calendar, like 2026-10-25.');
  if (from >= to) return refuse(context, 400, 'bad-request', 'The range is empty: to is the day after its last.');
  if (listDays(from, to).length > mostDays)
    return refuse(context, 400, 'bad-request', `The range is longer than ${mostDays} days: ask for less at a time.`);
  return query.data;
}
