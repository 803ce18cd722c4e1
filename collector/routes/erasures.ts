/** Erasures: ask for one and see what it would remove, confirm it, see how it goes; and what devices have to erase of their own. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Erasure, ErasureList, ErasureListQuery, ErasureRequest, Erasures } from '../../lib/events/data-api.ts';
import { listTargetNames } from '../../lib/events/erasure-names.ts';
import { newId } from '../../lib/events/id.ts';
import type { Clock } from '../app.ts';
import type { DeviceEnv, ReaderEnv } from '../auth.ts';
import type { Keeper } from '../data/keeper.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import type { Store } from '../store/store.ts';

export interface ErasureDeps {
  store: Store;
  keeper: Pick<Keeper, 'wake'>;
  now: Clock;
}

export function createErasureRoutes({ store, keeper, now }: ErasureDeps): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  const find = async (id: string) => (await store.listErasures()).find((erasure) => erasure.id === id);
  routes.get('/', async (context) => answer(context, Erasures, { erasures: await store.listErasures() }));
  routes.post('/', bodyLimit({ maxSize: 16 * 1024 }), async (context) => {
    const request = readRequest(ErasureRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The erasure does not fit at ${request.problem}`);
    const { target, note } = request.data;
    if (listTargetNames(target).every((name) => /^\S+ $/.test(name)))
      return refuse(context, 400, 'bad-request', 'The erasure names nobody: an id or a name has letters or digits.');
    const id = newId(now());
    await store.addErasure({ id, target, note, askedBy: context.get('reader').account?.name ?? null, askedAt: now() });
    keeper.wake('erasure');
    return answer(context, Erasure, (await find(id))!, 201);
  });
  routes.post('/:id/confirm', async (context) => {
    const id = context.req.param('id');
    if (await store.confirmErasure(id)) {
      keeper.wake('erasure');
      return answer(context, Erasure, (await find(id))!);
    }
    return (await find(id)) === undefined
      ? refuse(context, 404, 'no-erasure', 'There is no such erasure.')
      : refuse(context, 409, 'not-found-yet', 'What it would remove is still being found, or it was confirmed before.');
  });
  routes.delete('/:id', async (context) => {
    const id = context.req.param('id');
    if (await store.cancelErasure(id)) return context.body(null, 204);
    return (await find(id)) === undefined
      ? refuse(context, 404, 'no-erasure', 'There is no such erasure.')
      : refuse(context, 409, 'confirmed', 'It was confirmed, and what it removed cannot be brought back.');
  });
  return routes;
}

export function createErasureListRoute({ store, now }: Pick<ErasureDeps, 'store' | 'now'>): Hono<DeviceEnv> {
  return new Hono<DeviceEnv>().get('/', async (context) => {
    const query = readRequest(ErasureListQuery, context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    const { after = 0, remaskedAfter } = query.data;
    const { id } = context.get('device');
    const list = await store.readErasureList(id, after, now());
    const remaskings = remaskedAfter === undefined ? {} : { remaskings: await store.readRemaskList(id, remaskedAfter, now()) };
    return answer(context, ErasureList, { ...list, ...remaskings });
  });
}
