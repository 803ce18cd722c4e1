/** `GET /pushes`: where actions are pushed to, and how that goes. For viewers; a device has no business with it. */
import { Hono } from 'hono';
import { PushStates } from '../../lib/events/push-api.ts';
import type { Clock } from '../app.ts';
import { requireReader, type ReaderEnv } from '../auth.ts';
import type { Pusher } from '../push/pusher.ts';
import { answer, refuse } from '../refuse.ts';
import type { Store } from '../store/store.ts';

export function createPushRoute(pusher: Pick<Pusher, 'list'>, store: Store, now: Clock): Hono<ReaderEnv> {
  return new Hono<ReaderEnv>().get('/', requireReader(store, now), async (context) =>
    context.get('scope').device === null
      ? answer(context, PushStates, { pushes: await pusher.list() })
      : refuse(context, 403, 'viewers-only', 'A device may not see this: open the dashboard.'),
  );
}
