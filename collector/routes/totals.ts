/** `GET /totals`: what is held, as far as the reader may see it. */
import { Hono } from 'hono';
import { Totals } from '../../lib/events/api.ts';
import type { ReaderEnv } from '../auth.ts';
import { answer } from '../refuse.ts';
import type { Store } from '../store/store.ts';

export function createTotalsRoute(store: Store): Hono<ReaderEnv> {
  return new Hono<ReaderEnv>().get('/', async (context) => answer(context, Totals, await store.readTotals(context.get('scope'))));
}
