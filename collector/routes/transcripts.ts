/** The transcript of one conversation: that somebody read it is on disk before it is shown, and that they take a copy before they have it. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { toActionQuery, TranscriptCopy, TranscriptPage, TranscriptQuery } from '../../lib/events/transcript-api.ts';
import { nameReader, type ReaderEnv } from '../auth.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import type { Store } from '../store/store.ts';
import type { Watch } from '../watch.ts';

const bodyBytes = 16 * 1024;

export function createTranscriptRoutes(store: Store, watch: Watch, ledger: OwnLedger): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  routes.get('/', async (context) => {
    const query = readRequest(TranscriptQuery.strict(), context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    const page = await store.readTranscript(context.get('scope'), query.data);
    if (page.texts.length > 0) await watch.readTranscript(context.get('reader'), query.data.conversation);
    return answer(context, TranscriptPage, page);
  });
  // Each copy is one: unlike reading, it is not written down once an hour. A device's own too, as with exports.
  routes.post('/copies', bodyLimit({ maxSize: bodyBytes }), async (context) => {
    const request = readRequest(TranscriptCopy.strict(), await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The copy does not fit at ${request.problem}`);
    const { way, ...about } = request.data;
    const { actions } = await store.listActions(context.get('scope'), toActionQuery({ ...about, limit: 1 }));
    if (actions.length === 0) return refuse(context, 404, 'no-conversation', 'Nothing is known of this conversation here.');
    const entity = { type: 'conversation', id: about.conversation, name: null };
    await ledger.append({ event: `transcript.${way}`, entity, to: null, ...nameReader(context.get('reader')) });
    return context.body(null, 204);
  });
  return routes;
}
