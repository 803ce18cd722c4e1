/** `/pushes`: where actions are pushed to, and how that goes; `/pushes/again` sends what was refused once more. */
import { Hono } from 'hono';
import { PushedAgain, PushStates } from '../../lib/events/push-api.ts';
import { nameReader, type ReaderEnv } from '../auth.ts';
import type { OwnLedger } from '../own-ledger.ts';
import type { Pusher } from '../push/pusher.ts';
import { answer } from '../refuse.ts';
import type { Store } from '../store/store.ts';

export interface PushRouteDeps {
  pusher: Pick<Pusher, 'list'>;
  store: Pick<Store, 'askAgain'>;
  ledger: OwnLedger;
}

export function createPushRoute({ pusher, store, ledger }: PushRouteDeps): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  routes.get('/', async (context) => answer(context, PushStates, { pushes: await pusher.list() }));
  routes.post('/again', async (context) => {
    const asked = await store.askAgain();
    if (asked > 0) await ledger.append(noteAgain(asked, nameReader(context.get('reader'))));
    return answer(context, PushedAgain, { asked });
  });
  return routes;
}

/** That somebody had what was refused sent again, as the collector's own ledger says it. */
export function noteAgain(asked: number, who: ReturnType<typeof nameReader>): Parameters<OwnLedger['append']>[0] {
  return { event: 'push.sent-again', ...who, entity: { type: 'push', id: null, name: null }, to: { asked } };
}
