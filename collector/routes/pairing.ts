/** `GET /pairing/{code}`: what accepting a pairing link will set, to be shown before it is accepted. */
import { Hono } from 'hono';
import { PairingOffer } from '../../lib/events/api.ts';
import type { Clock } from '../app.ts';
import { answer, refuse } from '../refuse.ts';
import { hashSecret } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import { version } from '../version.ts';

export function createPairingRoute(store: Store, now: Clock): Hono {
  return new Hono().get('/:code', async (context) => {
    const offer = await store.readPairing(hashSecret(context.req.param('code')), now());
    if (offer === null)
      return refuse(context, 410, 'expired', 'This pairing link is spent or expired: have the collector print a new one.');
    return answer(context, PairingOffer, { collector: new URL(context.req.url).host, version, ...offer });
  });
}
