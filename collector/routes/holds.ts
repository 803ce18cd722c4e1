/** Legal holds: list them, set one, lift one. Both are written into the log, without whom they are about. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Hold, HoldRequest, Holds } from '../../lib/events/data-api.ts';
import type { ReaderEnv } from '../auth.ts';
import { liftHold, setHold, type HoldDeps } from '../data/holds.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';

export function createHoldRoutes(deps: HoldDeps): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  routes.get('/', async (context) => answer(context, Holds, { holds: await deps.store.listHolds() }));
  routes.post('/', bodyLimit({ maxSize: 16 * 1024 }), async (context) => {
    const request = readRequest(HoldRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The hold does not fit at ${request.problem}`);
    return answer(context, Hold, await setHold(deps, request.data, context.get('reader')), 201);
  });
  routes.delete('/:id', async (context) => {
    const lifted = await liftHold(deps, context.req.param('id'), context.get('reader'));
    return lifted ? context.body(null, 204) : refuse(context, 404, 'no-hold', 'There is no such hold, or it was lifted before.');
  });
  return routes;
}
