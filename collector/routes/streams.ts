/** `GET /streams/{id}/frames`: the frames of a stream, a page at a time, from a time or behind a seq. */
import { Hono } from 'hono';
import { FramesPage, FramesQuery } from '../../lib/events/api.ts';
import type { ReaderEnv } from '../auth.ts';
import { answer, readRequest, refuse } from '../refuse.ts';
import type { Watch } from '../watch.ts';
import type { Store } from '../store/store.ts';

export function createStreamRoute(store: Store, watch: Watch): Hono<ReaderEnv> {
  return new Hono<ReaderEnv>().get('/:id/frames', async (context) => {
    const query = readRequest(FramesQuery, context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    const page = await store.readFrames(context.get('scope'), context.req.param('id'), query.data);
    const session = page === null ? null : await store.readSessionOf(context.req.param('id'));
    if (session !== null) await watch.viewed(context.get('reader'), session);
    return page === null ? refuse(context, 404, 'no-stream', 'There is no such stream here.') : answer(context, FramesPage, page);
  });
}
