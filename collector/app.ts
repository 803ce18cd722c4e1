/** The collector's HTTP application: which router answers what, and what holds for every request. It opens no socket. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { type IsProxy, listProxies } from './address.ts';
import type { Exporter } from './exports/exporter.ts';
import type { Disk } from './data/disk.ts';
import type { Keeper } from './data/keeper.ts';
import type { AuthDeps } from './auth.ts';
import type { Limits } from './fleet/limits.ts';
import { createVisitorLimits } from './companion/limits.ts';
import { openScriptFiles } from './companion/script-files.ts';
import { createGuard } from './guard.ts';
import { createTraffic, nameRefusal, type TrafficCounts } from './limits/traffic.ts';
import { createQuotas, defaultRates, type QuotaRates, type Quotas } from './limits/quotas.ts';
import type { MerkleLog } from './log/open-log.ts';
import { isOwnHost } from './own-host.ts';
import type { OwnLedger } from './own-ledger.ts';
import type { Pusher } from './push/pusher.ts';
import type { Reporter } from './reports/reporter.ts';
import { refuse } from './refuse.ts';
import { clockHeader } from '../lib/events/clock-offset.ts';
import { tellTime } from './tell-time.ts';
import { createActionRoutes } from './routes/actions.ts';
import { createTranscriptRoutes } from './routes/transcripts.ts';
import { createActivityRoutes } from './routes/activity.ts';
import { createCobrowseRoutes, createCobrowseViews } from './routes/cobrowse.ts';
import { createCompanionRoutes } from './routes/companion.ts';
import { createCompanionFiles } from './routes/companion-files.ts';
import { createDataRoute } from './routes/data.ts';
import { createDeviceRoutes } from './routes/devices.ts';
import { createErasureListRoute, createErasureRoutes } from './routes/erasures.ts';
import { createExportRoutes } from './routes/exports.ts';
import { createFleetRoutes, type FleetRouteDeps } from './routes/fleet.ts';
import { createHealthRoute } from './routes/health.ts';
import { createHoldRoutes } from './routes/holds.ts';
import { createOpenApiRoute } from './routes/openapi.ts';
import { createPageRoutes } from './routes/pages.ts';
import { createPairingRoute } from './routes/pairing.ts';
import { createPushRoute } from './routes/pushes.ts';
import { createProofRoutes } from './routes/proofs.ts';
import { createRemaskingRoutes } from './routes/remaskings.ts';
import { createSessionRoutes } from './routes/sessions.ts';
import { createStatusRoute } from './routes/status.ts';
import { createStreamRoute } from './routes/streams.ts';
import { createTotalsRoute } from './routes/totals.ts';
import { createUploadRoute } from './routes/uploads.ts';
import { createViewerRoute } from './routes/viewer.ts';
import { secureAnswers } from './secure-answers.ts';
import { createAccountRoutes } from './routes/accounts.ts';
import { createMeRoute } from './routes/me.ts';
import { createSignInRoutes } from './routes/sign-in.ts';
import { createProviderRoutes } from './routes/provider.ts';
import type { Provider } from './accounts/provider.ts';
import { createSignIns } from './accounts/sign-in.ts';
import { createWatch } from './watch.ts';
import { BadCursor, type Store } from './store/store.ts';

/** Milliseconds since the unix epoch. */
export type Clock = () => number;

export interface AppDeps {
  store: Store;
  exporter: Exporter;
  pusher: Pick<Pusher, 'list'>;
  reporter: Pick<Reporter, 'list'>;
  merkleLog: MerkleLog;
  keeper: Pick<Keeper, 'read' | 'wake'>;
  disk: Pick<Disk, 'read' | 'reportFull'>;
  /** What the collector writes of its own doings. */
  ledger: OwnLedger;
  /** When a device needs attention. */
  limits: Limits;
  createPairing: FleetRouteDeps['createPairing'];
  now: Clock;
  /** The port that it is reached at: requests for other hosts are refused. */
  readPort(): number;
  /** The address that people use, where it is not loopback; the proxies of ours that may stand before it. */
  publicUrl?: string | null;
  proxies?: readonly string[];
  /** The organisation's own sign-in, where there is one. */
  provider?: Provider | null;
  /** Whether a device may ask for the days of whoever acts on it. */
  showsOwnActivity?: boolean;
  /** The sealed bytes an upload may have. */
  sealedLimit: number;
  /** What one device may ask and send for long. */
  rates?: QuotaRates;
  /** Where earlier versions of the companion's scripts are kept; left out, today's alone are served. */
  scriptsDir?: string;
  /** One line without payloads or secrets. */
  log(line: string): void;
}

export function createApp(deps: AppDeps): Hono {
  const { store, now, log, publicUrl = null } = deps;
  const auth = { store, now, publicUrl };
  const app = new Hono();
  const isProxy = listProxies(deps.proxies ?? []);
  const quotas = createQuotas(deps.rates ?? defaultRates, now, isProxy);
  app.use(secureAnswers(isProxy));
  app.use('/api/*', tellTime(now));
  const traffic = createTraffic(now);
  app.use(async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    return isOwnHost(host, deps.readPort(), publicUrl)
      ? next()
      : refuse(context, 421, 'other-host', 'This collector answers on loopback only: use the address that it prints.');
  });
  app.use(async (context, next) => {
    await next();
    if (context.res.status >= 400) log(`${context.req.method} ${nameRoute(context.req.path)} refused: ${context.res.status}`);
  });
  for (const path of [
    'health',
    'pairing/*',
    'companion/devices',
    'devices',
    'device',
    'device/*',
    'uploads/*',
    'sessions/*',
    'streams/*',
    'actions/*',
    'exports/*',
    'log/*',
    'bundles',
    'erasures/list',
    'activity/*',
    'totals',
    'me',
    'cobrowse/*',
    'cobrowses',
    'openapi.json',
  ])
    app.use(`/api/v1/${path}`, allowOthers(store));
  app.use('/api/v1/uploads/*', async (context, next) => {
    await next();
    const why = context.req.method === 'PUT' ? nameRefusal(context.res.status) : null;
    if (why !== null) traffic.countRefused(why);
  });
  // Behind the line above: an extension must be able to read how long it is to wait. Before the guard: nobody is looked up for a flood.
  app.use('/api/*', quotas.countRequests);
  app.use('/api/v1/*', createGuard(auth));
  mountRoutes(app, deps, auth, { quotas, traffic, isProxy });
  app.notFound((context) => refuse(context, 404, 'not-found', 'There is nothing at this address.'));
  app.onError((error, context) => {
    if (error instanceof BadCursor) return refuse(context, 400, 'bad-cursor', error.message);
    if (context.req.raw.signal.aborted) return refuse(context, 400, 'cut-off', 'The request ended before its end.');
    log(`${context.req.method} ${nameRoute(context.req.path)} failed: ${error.stack ?? error.message}`);
    return refuse(context, 500, 'failed', 'The collector failed at this request; its log says where. It is safe to try again.');
  });
  return app;
}

/** What is made once, and counts over all requests. */
interface Shared {
  quotas: Quotas;
  traffic: TrafficCounts;
  isProxy: IsProxy;
}

function mountRoutes(app: Hono, deps: AppDeps, auth: AuthDeps, { quotas, traffic, isProxy }: Shared): void {
  const { ledger, provider = null } = deps;
  const { store, now, publicUrl } = auth;
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const watch = createWatch(ledger, now);
  app.route('/api/v1/health', createHealthRoute(now, deps.disk));
  app.route('/api/v1/pairing', createPairingRoute(store, now));
  app.route('/api/v1', createDeviceRoutes(deps));
  app.route('/api/v1', createFleetRoutes(deps));
  const visitorLimits = createVisitorLimits(now, isProxy);
  app.route('/api/v1/uploads', createUploadRoute(deps, quotas, visitorLimits, traffic));
  app.route('/api/v1/sessions', createSessionRoutes(store, watch));
  app.route('/api/v1', createProofRoutes(deps.merkleLog, store, now));
  app.route('/api/v1/streams', createStreamRoute(store, watch));
  app.route('/api/v1/actions', createActionRoutes(store, watch));
  app.route('/api/v1/transcripts', createTranscriptRoutes(store, watch, ledger));
  app.route('/api/v1/exports', createExportRoutes(deps.exporter));
  app.route('/api/v1/pushes', createPushRoute(deps));
  app.route('/api/v1/status', createStatusRoute({ ...deps, traffic }));
  app.route('/api/v1/data', createDataRoute(deps.keeper));
  app.route('/api/v1/holds', createHoldRoutes(deps));
  app.route('/api/v1/erasures/list', createErasureListRoute(deps));
  app.route('/api/v1/erasures', createErasureRoutes(deps));
  app.route('/api/v1/remaskings', createRemaskingRoutes(deps));
  app.route('/api/v1/activity', createActivityRoutes(deps));
  app.route('/api/v1/totals', createTotalsRoute(store));
  app.route('/api/v1/viewer', createViewerRoute({ ...auth, ledger, isSecure }));
  const signIns = createSignIns({ store, ledger, now });
  const url = (): string => publicUrl ?? `http://127.0.0.1:${deps.readPort()}`;
  const scripts = openScriptFiles(deps.scriptsDir ?? null);
  app.route('/api/v1/companion', createCompanionRoutes({ store, ledger, now, url, visitorLimits, scripts }));
  app.route('/', createCompanionFiles(scripts));
  app.route('/api/v1/cobrowse', createCobrowseRoutes({ store, now, isProxy }));
  app.route('/api/v1/cobrowses', createCobrowseViews(store, now));
  const signIn = { ...auth, ledger, isSecure, isProxy, signIns };
  app.route('/api/v1', createSignInRoutes({ ...signIn, provider }));
  if (provider !== null) app.route('/sign-in', createProviderRoutes({ ...signIn, provider, url, log: deps.log }));
  app.route('/api/v1/me', createMeRoute());
  app.route('/api/v1/accounts', createAccountRoutes({ store, note: ledger.append, url, now }));
  app.route('/api/v1', createOpenApiRoute());
  app.route('/', createOpenApiRoute());
  app.route('/', createPageRoutes());
}

/** What a visitor's page asks for: to come in, to send, and to be looked at together with an agent. */
const visitorPath = /^\/api\/v1\/(companion\/devices|device\/nonces|device\/tokens|uploads\/[^/]+|cobrowse(\/[^/]+)?)$/;

/**
 * An extension without host permission for us asks as any origin does, and so do the pages of websites that have a key, for the little that is theirs. They
 * have their tokens; cookies are never allowed.
 */
function allowOthers(store: Store) {
  const isAllowed = async (origin: string, path: string): Promise<boolean> =>
    /^(chrome|moz)-extension:\/\/[\w-]+$/.test(origin) || (visitorPath.test(path) && (await store.isWebsiteOrigin(origin)));
  return cors({
    origin: async (origin, context) => ((await isAllowed(origin, context.req.path)) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type'],
    exposeHeaders: ['Retry-After', 'Content-Disposition', clockHeader],
    maxAge: 600,
  });
}

/** Paths hold codes and ids: the log gets the kind of thing only. */
function nameRoute(path: string): string {
  return path.split('/').slice(0, 4).join('/');
}
