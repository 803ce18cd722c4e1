/** The reads about sessions: the list, what it can be filtered by, one session, and its records. */
import { Hono } from 'hono';
import { z } from 'zod';
import { RecordsPage, SessionDetail, SessionFacets, SessionQuery, SessionsPage } from '../../lib/events/api.ts';
import type { ReaderEnv } from '../auth.ts';
import { answer, readRequest, refuse } from '../refuse.ts';
import type { Watch } from '../watch.ts';
import type { Store } from '../store/store.ts';

export const RecordsQuery = SessionQuery.pick({ cursor: true }).extend({ limit: z.coerce.number().int().min(1).max(5000).optional() });

export function createSessionRoutes(store: Store, watch: Watch): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  routes.get('/', async (context) => {
    const query = readRequest(SessionQuery, context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    return answer(context, SessionsPage, await store.listSessions(context.get('scope'), query.data));
  });
  routes.get('/facets', async (context) => {
    const query = readRequest(SessionQuery, context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    return answer(context, SessionFacets, await store.readFacets(context.get('scope'), query.data));
  });
  routes.get('/:id', async (context) => {
    const detail = await store.readSession(context.get('scope'), context.req.param('id'));
    return detail === null ? refuse(context, 404, 'no-session', 'There is no such session here.') : answer(context, SessionDetail, detail);
  });
  routes.get('/:id/records', async (context) => {
    const query = readRequest(RecordsQuery, context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    const page = await store.readRecords(context.get('scope'), context.req.param('id'), query.data);
    if (page !== null) await watch.viewed(context.get('reader'), context.req.param('id'));
    return page === null ? refuse(context, 404, 'no-session', 'There is no such session here.') : answer(context, RecordsPage, page);
  });
  return routes;
}
