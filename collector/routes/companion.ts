/** Websites with the companion: the keys that admins make and withdraw, and the door for visitors' browsers. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CompanionKeyRequest, VisitorRequest, Website, WebsitesPage } from '../../lib/events/companion-api.ts';
import { EnrolAnswer } from '../../lib/events/device-api.ts';
import { nameKey } from '../../lib/events/device-key.ts';
import type { Clock } from '../app.ts';
import { nameReader, type ReaderEnv } from '../auth.ts';
import type { VisitorLimits } from '../companion/limits.ts';
import type { ScriptFiles } from '../companion/script-files.ts';
import { addWebsite, describeWebsite } from '../companion/websites.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import { findFlaw, tokenMs } from './devices.ts';

export interface CompanionDeps {
  store: Store;
  ledger: OwnLedger;
  now: Clock;
  url(): string;
  visitorLimits: VisitorLimits;
  scripts: ScriptFiles | null;
}

export function createCompanionRoutes(deps: CompanionDeps): Hono<ReaderEnv> {
  const { store, ledger, now, url, scripts } = deps;
  const routes = new Hono<ReaderEnv>();
  const limit = bodyLimit({ maxSize: 32 * 1024, onError: (context) => refuse(context, 413, 'too-large', 'This is smaller than 32 KiB.') });
  routes.post('/devices', limit, (context) => takeVisitorIn(context, deps));
  routes.get('/keys', async (context) => {
    const script = scripts && {
      ...{ url: `${url()}/companion.js`, pinned: `${url()}/companion/${scripts.version}.js`, integrity: scripts.integrity },
    };
    return answer(context, WebsitesPage, { websites: await store.listWebsites(), script });
  });
  routes.post('/keys', limit, async (context) => {
    const request = readRequest(CompanionKeyRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The website does not fit at ${request.problem}`);
    const website = await addWebsite(store, request.data, now);
    await ledger.append({ ...describeWebsite('created', website), ...nameReader(context.get('reader')) });
    return answer(context, Website, website, 201);
  });
  routes.delete('/keys/:id', async (context) => {
    const website = await store.readWebsite(context.req.param('id'));
    if (website === null) return refuse(context, 404, 'no-website', 'There is no such website here.');
    if (await store.withdrawWebsite(website.id, now()))
      await ledger.append({ ...describeWebsite('withdrawn', website), ...nameReader(context.get('reader')) });
    return context.body(null, 204);
  });
  return routes;
}

async function takeVisitorIn(context: Context, { store, now, visitorLimits }: CompanionDeps): Promise<Response> {
  const request = readRequest(VisitorRequest, await readJson(context));
  if ('problem' in request) return refuse(context, 400, 'bad-request', `The visit does not fit at ${request.problem}`);
  const { key, device, version, publicKey, collector, proof } = request.data;
  const website = await store.findWebsite(key);
  if (website === null) return refuse(context, 410, 'expired', 'No website has this key (any more): an admin makes a new one.');
  if (!website.origins.includes(context.req.header('origin') ?? ''))
    return refuse(context, 403, 'other-origin', 'The key is for other origins than the page’s: an admin can make one for it.');
  const refused = visitorLimits.refuseArrival(context, website);
  if (refused !== null) return refused;
  const flaw = await findFlaw(context, publicKey, proof, 'enrolment', { secret: key, device, collector });
  if (flaw !== null) return flaw;
  const token = newSecret();
  const named = { id: await nameKey(publicKey), publicKey };
  const expiresAt = now() + tokenMs;
  const visitor = { website: website.id, device, version, key: named, tokenHash: hashSecret(token), tokenExpiresAt: expiresAt, now: now() };
  return (await store.takeVisitorIn(visitor)) === 'other-key'
    ? refuse(context, 409, 'other-key', 'This device is known by another key.')
    : answer(context, EnrolAnswer, { device, token, lifeMs: tokenMs }, 201);
}
