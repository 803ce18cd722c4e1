/** The transcript of one conversation: that somebody read it is on disk before it is shown. */
import { Hono } from 'hono';
import { TranscriptPage, TranscriptQuery } from '../../lib/events/transcript-api.ts';
import type { ReaderEnv } from '../auth.ts';
import { answer, readRequest, refuse } from '../refuse.ts';
import type { Store } from '../store/store.ts';
import type { Watch } from '../watch.ts';

export function createTranscriptRoutes(store: Store, watch: Watch): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  routes.get('/', async (context) => {
    const query = readRequest(TranscriptQuery.strict(), context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    const page = await store.readTranscript(context.get('scope'), query.data);
    if (page.texts.length > 0) await watch.readTranscript(context.get('reader'), query.data.conversation);
    return answer(context, TranscriptPage, page);
  });
  return routes;
}
