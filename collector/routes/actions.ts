/** The reads about actions: the log, newest first, and what it can be filtered by. What a query asks and we do not know is refused, not passed over. */
import { Hono } from 'hono';
import { ActionFacets, ActionFilter, ActionQuery, ActionsPage, readActionSearch } from '../../lib/events/action-api.ts';
import type { ReaderEnv } from '../auth.ts';
import { answer, readRequest, refuse } from '../refuse.ts';
import type { Watch } from '../watch.ts';
import type { Store } from '../store/store.ts';

export function createActionRoutes(store: Store, watch: Watch): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  routes.get('/', async (context) => {
    const query = readRequest(ActionQuery.strict(), readActionSearch(new URL(context.req.url).searchParams));
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    const { text, cursor, arrivedAfter } = query.data;
    if (text !== undefined && cursor === undefined && arrivedAfter === undefined) await watch.searched(context.get('reader'), text);
    return answer(context, ActionsPage, await store.listActions(context.get('scope'), query.data));
  });
  routes.get('/facets', async (context) => {
    const filter = readRequest(ActionFilter.strict(), readActionSearch(new URL(context.req.url).searchParams));
    if ('problem' in filter) return refuse(context, 400, 'bad-request', `The query does not fit at ${filter.problem}`);
    return answer(context, ActionFacets, await store.readActionFacets(context.get('scope'), filter.data));
  });
  return routes;
}
