/** Starts a collector in this process: store, application and socket; used by the command line, by `npm start` and by tests. */
import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';
import { join } from 'node:path';
import type { Site } from '../lib/events/api.ts';
import type { CompanionKeyRequest, Website } from '../lib/events/companion-api.ts';
import { uploadLimits } from '../lib/events/upload.ts';
import type { AccessConfig } from './access-config.ts';
import { createProvider } from './accounts/provider.ts';
import type { Store } from './store/store.ts';
import { startNoteTaker } from './take-notes.ts';
import { createApp, type Clock } from './app.ts';
import { ensureWebsite } from './companion/websites.ts';
import { createDisk } from './data/disk.ts';
import { startKeeper } from './data/keeper.ts';
import type { KeepRules } from '../lib/events/data-api.ts';
import { openExporter } from './exports/exporter.ts';
import type { QuotaRates } from './limits/quotas.ts';
import { createPatientServer, type Patience } from './limits/server.ts';
import { openLog } from './log/open-log.ts';
import type { PairingRequest } from '../lib/events/device-api.ts';
import { usualLimits, type Limits } from './fleet/limits.ts';
import { startFleetWatch } from './fleet/watch-fleet.ts';
import { createPairing, createPairingLink, createViewerLink } from './links.ts';
import { startCounter } from './activity/counter.ts';
import { usualZones, type Zones } from './activity/zones.ts';
import { startPusher } from './push/pusher.ts';
import { startReporter } from './reports/reporter.ts';
import { planReports, type ReportConfig } from './reports/config.ts';
import type { Target } from './push/target.ts';
import { openSqliteStore } from './store/sqlite.ts';

/** How long an answer that has begun may take when the collector stops; a browser's idle connection waits for nothing. */
const graceMs = 500;

export interface CollectorOptions extends Partial<AccessConfig & ReportConfig> {
  dataDir: string;
  /** 0: any that is free. */
  port: number;
  /** What a pairing link suggests to record, and for how long to keep local copies. */
  sites?: Site[];
  retentionDays?: number | null;
  /** Where actions are pushed to, how long each may take to answer, and the dice of its waits. */
  targets?: Target[];
  pushTimeoutMs?: number;
  /** How long and how much of each class is kept; the most that all may take, and what is to stay free on the disk, in bytes. */
  keep?: KeepRules;
  maxDisk?: number | null;
  minFree?: number;
  random?: () => number;
  /** When a device needs attention. */
  limits?: Limits;
  /** In which time zone days are counted; whether agents may see their own. */
  zones?: Zones;
  showsOwnActivity?: boolean;
  scoresSentiment?: boolean;
  now?: Clock;
  sealedLimit?: number;
  /** What one device may ask and send for long, and how long a slow client is waited for. */
  rates?: QuotaRates;
  patience?: Patience;
  log?(line: string): void;
}

export interface RunningCollector {
  url: string;
  /** A link that pairs one browser, within 15 minutes, or as many for as long as is said. */
  createPairingLink(terms?: PairingRequest): Promise<string>;
  /** The public key of a website with the companion: the one that it has, or a new one. */
  ensureWebsite(request: CompanionKeyRequest): Promise<Website>;
  /** A link that opens the dashboard once, within 15 minutes. */
  createViewerLink(): Promise<string>;
  /** Looks at once which devices need attention, as it does by itself each minute. */
  checkFleet(): Promise<void>;
  /** Gives what it has begun to answer half a second, then stops. */
  close(): Promise<void>;
}

const nobodyMaySignIn =
  'Nobody could sign in at the public address: add an account first (node collector/main.ts account add <name> --role admin), or give --oidc-issuer.';

async function requireAccount(store: Pick<Store, 'listAccounts' | 'close'>): Promise<void> {
  if ((await store.listAccounts()).some(({ disabled }) => !disabled)) return;
  await store.close();
  throw new Error(nobodyMaySignIn);
}

/** Listens on loopback unless told otherwise. Throws where the port is taken or the data cannot be opened. */
export async function startCollector(options: CollectorOptions): Promise<RunningCollector> {
  const { dataDir, sites = [], retentionDays = null, now = Date.now, sealedLimit = uploadLimits.sealedBytes, log = ignore } = options;
  const { host = '127.0.0.1', tls = null, publicUrl = null, proxies = [] } = options;
  const provider = options.provider ? createProvider(options.provider) : null;
  const store = await openSqliteStore(dataDir, now);
  const zones = options.zones ?? usualZones();
  await store.setActivityZones(zones);
  await store.setSentiment(options.scoresSentiment ?? true);
  if (publicUrl !== null && provider === null) await requireAccount(store);
  let port = options.port;
  const readUrl = () => publicUrl ?? `http://127.0.0.1:${port}`;
  const merkleLog = await openLog({ store, dataDir, now, log });
  const { ledger } = merkleLog;
  const exporter = await openExporter({ store, ledger, dataDir, now, log });
  const disk = createDisk({ store, dataDir, maxDisk: options.maxDisk ?? null, minFree: options.minFree ?? 0, now, log });
  const keeper = startKeeper({ store, exporter, ledger, disk, keep: options.keep ?? {}, now, log });
  const { random = Math.random, pushTimeoutMs } = options;
  const pusher = startPusher(options.targets ?? [], { store, now, random, log }, pushTimeoutMs);
  const notes = startNoteTaker(store, ledger, log);
  const reporter = startReporter(planReports(options, zones.usual), { store, ledger, url: readUrl, now, random, log }, pushTimeoutMs);
  const limits = options.limits ?? usualLimits;
  const fleet = startFleetWatch({ store, ledger, limits, now, log });
  const counter = startCounter(store, log);
  const closeAll = async (): Promise<void> => {
    await keeper.close();
    await Promise.all([exporter.close(), pusher.close(), reporter.close(), notes.close(), fleet.close(), counter.close()]);
    await merkleLog.close();
    await store.close();
  };
  const linkDeps = () => ({ store, url: readUrl(), sites, retentionDays, now });
  const app = createApp({
    ...{ store, exporter, pusher, reporter, merkleLog, ledger, keeper, disk, limits, now, publicUrl, proxies, provider, sealedLimit, log },
    showsOwnActivity: options.showsOwnActivity ?? false,
    ...(options.rates && { rates: options.rates }),
    createPairing: (terms) => createPairing(linkDeps(), terms),
    scriptsDir: join(dataDir, 'companion'),
    readPort: () => port,
  });
  const server = createPatientServer({ fetch: app.fetch, host, tls }, options.patience);
  try {
    port = await listen(server, options.port, host);
  } catch (error) {
    await closeAll();
    throw error;
  }
  return {
    url: readUrl(),
    createPairingLink: (terms) => createPairingLink(linkDeps(), terms),
    createViewerLink: () => createViewerLink(linkDeps()),
    ensureWebsite: (request) => ensureWebsite(store, request, now),
    checkFleet: () => fleet.check(),
    close: async () => {
      await closeServer(server);
      await closeAll();
    },
  };
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function listen(server: ServerType, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function ignore(): void {
  // Tests and `npm start` have their own words for what happens.
}
