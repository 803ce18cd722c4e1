/** Re-maskings: ask for one and see what it would remove, confirm it, see how it goes. Devices are told with their list of erasures. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { newId } from '../../lib/events/id.ts';
import { RemaskConfirmation, Remasking, Remaskings, RemaskRequest } from '../../lib/events/remask-api.ts';
import type { Clock } from '../app.ts';
import { nameReader, type ReaderEnv } from '../auth.ts';
import type { Keeper } from '../data/keeper.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import type { Store } from '../store/store.ts';

export interface RemaskingDeps {
  store: Pick<Store, 'addRemasking' | 'listRemaskings' | 'confirmRemasking' | 'cancelRemasking'>;
  keeper: Pick<Keeper, 'wake'>;
  now: Clock;
}

export function createRemaskingRoutes({ store, keeper, now }: RemaskingDeps): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  const limit = bodyLimit({ maxSize: 16 * 1024 });
  const find = async (id: string) => (await store.listRemaskings()).find((remasking) => remasking.id === id);
  routes.get('/', async (context) => answer(context, Remaskings, { remaskings: await store.listRemaskings() }));
  routes.post('/', limit, async (context) => {
    const request = readRequest(RemaskRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The re-masking does not fit at ${request.problem}`);
    const id = newId(now());
    await store.addRemasking({ ...request.data, id, askedBy: context.get('reader').account?.name ?? null, askedAt: now() });
    keeper.wake('remasking');
    return answer(context, Remasking, (await find(id))!, 201);
  });
  routes.post('/:id/confirm', limit, async (context) => {
    const id = context.req.param('id');
    if ((await find(id)) === undefined) return refuse(context, 404, 'no-remasking', 'There is no such re-masking.');
    const request = readRequest(RemaskConfirmation, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The confirmation does not fit at ${request.problem}`);
    if (!(await store.confirmRemasking(id, request.data.doubtful, nameReader(context.get('reader')).person)))
      return refuse(context, 409, 'not-found-yet', 'What it would remove is still being found, or it was confirmed before.');
    keeper.wake('remasking');
    return answer(context, Remasking, (await find(id))!);
  });
  routes.delete('/:id', async (context) => {
    const id = context.req.param('id');
    if (await store.cancelRemasking(id)) return context.body(null, 204);
    return (await find(id)) === undefined
      ? refuse(context, 404, 'no-remasking', 'There is no such re-masking.')
      : refuse(context, 409, 'confirmed', 'It was confirmed, and what it removed cannot be brought back.');
  });
  return routes;
}
