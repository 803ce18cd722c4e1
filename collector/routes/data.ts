/** `GET /data`: what is held of each class of data, for how long, and how the disk stands. */
import { Hono } from 'hono';
import { DataState } from '../../lib/events/data-api.ts';
import type { Keeper } from '../data/keeper.ts';
import { answer } from '../refuse.ts';

export function createDataRoute(keeper: Pick<Keeper, 'read'>): Hono {
  return new Hono().get('/', async (context) => answer(context, DataState, await keeper.read()));
}
