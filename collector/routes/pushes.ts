/** `GET /pushes`: where actions are pushed to, and how that goes. */
import { Hono } from 'hono';
import { PushStates } from '../../lib/events/push-api.ts';
import type { Pusher } from '../push/pusher.ts';
import { answer } from '../refuse.ts';

export function createPushRoute(pusher: Pick<Pusher, 'list'>): Hono {
  return new Hono().get('/', async (context) => answer(context, PushStates, { pushes: await pusher.list() }));
}
