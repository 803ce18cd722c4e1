/** Co-browses: a customer's code or an agent's link is offered by one device and claimed by the other, and either ends what comes of it. */
import { randomInt } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  CobrowseClaim,
  CobrowseOffer,
  CobrowseOfferRequest,
  CobrowsesPage,
  CobrowsesQuery,
  joinLinkMs,
  JoinToken,
  OwnCobrowse,
  OwnCobrowses,
  shareCodeMs,
} from '../../lib/events/cobrowse-api.ts';
import { createThrottle, type Throttle } from '../accounts/throttle.ts';
import { type IsProxy, readNetwork } from '../address.ts';
import type { Clock } from '../app.ts';
import type { DeviceEnv, ReaderEnv } from '../auth.ts';
import { createBuckets, type Buckets } from '../limits/buckets.ts';
import { refuseForNow } from '../limits/quotas.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import { newSecret } from '../secrets.ts';
import type { ClaimOutcome, CobrowseSide, StoredOffer } from '../store/cobrowse-store.ts';
import type { Store } from '../store/store.ts';

/** Wrong codes that a device, or an address behind which an office may sit, may bring before each further one doubles the wait. */
const wrongAtMost = { device: 5, address: 25 } as const;
/** New codes of one browser and of one address: the fewer are out, the longer takes a guess. */
const offerRates = { device: { perSecond: 1 / 60, burst: 10 }, address: { perSecond: 0.5, burst: 100 } } as const;

export interface CobrowseDeps {
  store: Store;
  now: Clock;
  isProxy: IsProxy;
}

interface Limits {
  wrong: Record<'device' | 'address', Throttle>;
  offers: Record<'device' | 'address', Buckets>;
}

export function createCobrowseRoutes(deps: CobrowseDeps): Hono<DeviceEnv> {
  const { store, now } = deps;
  const limits: Limits = {
    wrong: { device: createThrottle(wrongAtMost.device, now), address: createThrottle(wrongAtMost.address, now) },
    offers: { device: createBuckets(offerRates.device, now), address: createBuckets(offerRates.address, now) },
  };
  const routes = new Hono<DeviceEnv>();
  const limit = bodyLimit({ maxSize: 4 * 1024, onError: (context) => refuse(context, 413, 'too-large', 'This is smaller than 4 KiB.') });
  routes.get('/', async (context) => {
    const { id } = context.get('device');
    const offer = await store.readOffer(id, now());
    const cobrowses = await store.listOwnCobrowses(id, now());
    return answer(context, OwnCobrowses, { offer: offer && (await describe(context, deps, offer)), cobrowses });
  });
  routes.post('/offers', limit, (context) => makeOffer(context, deps, limits));
  routes.delete('/offers', async (context) => {
    await store.withdrawOffers(context.get('device').id);
    return context.body(null, 204);
  });
  routes.post('/claims', limit, (context) => takeClaim(context, deps, limits));
  routes.delete('/:id', async (context) =>
    (await store.endCobrowse(context.req.param('id'), context.get('device').id, now()))
      ? context.body(null, 204)
      : refuse(context, 404, 'no-cobrowse', 'This device has no such co-browse.'),
  );
  return routes;
}

/** What readers see of the co-browses of a session. */
export function createCobrowseViews(store: Store, now: Clock): Hono<ReaderEnv> {
  return new Hono<ReaderEnv>().get('/', async (context) => {
    const query = readRequest(CobrowsesQuery, context.req.query());
    if ('problem' in query) return refuse(context, 400, 'bad-request', `The query does not fit at ${query.problem}`);
    const cobrowses = await store.listCobrowses(context.get('scope'), query.data.session, now());
    return cobrowses === null
      ? refuse(context, 404, 'no-session', 'There is no such session here.')
      : answer(context, CobrowsesPage, { cobrowses });
  });
}

const sideOf = (context: Context<DeviceEnv>): CobrowseSide => (context.get('website') === null ? 'agent' : 'customer');

async function makeOffer(context: Context<DeviceEnv>, deps: CobrowseDeps, { offers }: Limits): Promise<Response> {
  const { store, now, isProxy } = deps;
  const request = readRequest(CobrowseOfferRequest, await readJson(context));
  if ('problem' in request) return refuse(context, 400, 'bad-request', `The offer does not fit at ${request.problem}`);
  const { id: device } = context.get('device');
  const address = readNetwork(context, isProxy);
  const waitMs = Math.max(offers.device.readWait(device), offers.address.readWait(address));
  if (waitMs > 0) return refuseForNow(context, waitMs);
  offers.device.take(device, 1);
  offers.address.take(address, 1);
  const side = sideOf(context);
  const made = side === 'agent' ? { draw: newSecret, expiresAt: now() + joinLinkMs } : { draw: drawCode, expiresAt: now() + shareCodeMs };
  const offer = await store.offerCobrowse({ ...request.data, device, side, ...made, now: now() });
  return offer === null ? refuseSession(context) : answer(context, CobrowseOffer, await describe(context, deps, offer), 201);
}

const drawCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

async function describe(context: Context<DeviceEnv>, { store, now }: CobrowseDeps, offer: StoredOffer): Promise<CobrowseOffer> {
  const told = { ...offer, lifeMs: Math.max(0, offer.expiresAt - now()) };
  if (sideOf(context) === 'customer') return told;
  const open = (await store.listWebsites()).filter(({ withdrawnAt }) => withdrawnAt === null);
  return { ...told, sites: open.flatMap(({ name, origins }) => origins.map((origin) => ({ name, origin }))) };
}

async function takeClaim(context: Context<DeviceEnv>, { store, now, isProxy }: CobrowseDeps, { wrong }: Limits): Promise<Response> {
  const request = readRequest(CobrowseClaim, await readJson(context));
  if ('problem' in request) return refuse(context, 400, 'bad-request', `The claim does not fit at ${request.problem}`);
  const { id: device } = context.get('device');
  const address = readNetwork(context, isProxy);
  const waitMs = Math.max(wrong.device.readWait(device), wrong.address.readWait(address));
  if (waitMs > 0) return refuseForNow(context, waitMs);
  // Counted before it is looked up, so that many at once are not tried for the price of one; taken back where it was right.
  if (!JoinToken.safeParse(request.data.secret).success) {
    wrong.device.fail(device);
    wrong.address.fail(address);
  }
  const outcome = await store.claimCobrowse({ ...request.data, device, side: sideOf(context), now: now() });
  if (outcome === 'unknown' || outcome === 'expired') return refuseClaim(context, outcome);
  wrong.device.forgive(device);
  wrong.address.forgive(address);
  return typeof outcome === 'string' ? refuseSession(context) : answer(context, OwnCobrowse, outcome.cobrowse);
}

function refuseClaim(context: Context, outcome: Extract<ClaimOutcome, 'unknown' | 'expired'>): Response {
  return outcome === 'unknown'
    ? refuse(context, 404, 'wrong-code', 'No one waits with this code or link: it is mistyped, or was used before.')
    : refuse(context, 410, 'expired', 'This code or link is too old: ask for a new one.');
}

function refuseSession(context: Context): Response {
  return refuse(context, 409, 'session-over', 'One of the two sessions has ended, or is not this device’s: begin again with a new code.');
}
