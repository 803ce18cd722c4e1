/** Starts a collector in this process: store, application and socket; used by the command line, by `npm start` and by tests. */
import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';
import type { Site } from '../lib/events/api.ts';
import { uploadLimits } from '../lib/events/upload.ts';
import { createApp, type Clock } from './app.ts';
import { openExporter } from './exports/exporter.ts';
import { createPairingLink, createViewerLink } from './links.ts';
import type { QuotaRates } from './limits/quotas.ts';
import { createPatientServer, type Patience } from './limits/server.ts';
import { openLog } from './log/open-log.ts';
import { startPusher } from './push/pusher.ts';
import type { Target } from './push/target.ts';
import { openSqliteStore } from './store/sqlite.ts';

/** How long an answer that has begun may take when the collector stops; a browser's idle connection waits for nothing. */
const graceMs = 500;

export interface CollectorOptions {
  dataDir: string;
  /** 0: any that is free. */
  port: number;
  /** What a pairing link suggests to record, and for how long to keep local copies. */
  sites?: Site[];
  retentionDays?: number | null;
  /** Where actions are pushed to, how long each may take to answer, and the dice of its waits. */
  targets?: Target[];
  pushTimeoutMs?: number;
  random?: () => number;
  now?: Clock;
  sealedLimit?: number;
  /** What one device may ask and send for long, and how long a slow client is waited for. */
  rates?: QuotaRates;
  patience?: Patience;
  log?(line: string): void;
}

export interface RunningCollector {
  url: string;
  /** A link that pairs one browser, within 15 minutes. */
  createPairingLink(): Promise<string>;
  /** A link that opens the dashboard once, within 15 minutes. */
  createViewerLink(): Promise<string>;
  /** Gives what it has begun to answer half a second, then stops. */
  close(): Promise<void>;
}

/** Listens on loopback only. Throws where the port is taken or the data cannot be opened. */
export async function startCollector(options: CollectorOptions): Promise<RunningCollector> {
  const { dataDir, sites = [], retentionDays = null, now = Date.now, sealedLimit = uploadLimits.sealedBytes, log = ignore } = options;
  const store = await openSqliteStore(dataDir);
  const merkleLog = await openLog({ store, dataDir, now, log });
  const exporter = await openExporter({ store, ledger: merkleLog.ledger, dataDir, now, log });
  const pusher = startPusher(options.targets ?? [], { store, now, random: options.random ?? Math.random, log }, options.pushTimeoutMs);
  const closeAll = async (): Promise<void> => {
    await Promise.all([exporter.close(), pusher.close()]);
    await merkleLog.close();
    await store.close();
  };
  let port = options.port;
  const rates = options.rates && { rates: options.rates };
  const app = createApp({ store, exporter, pusher, merkleLog, now, readPort: () => port, sealedLimit, log, ...rates });
  const server = createPatientServer(app.fetch, options.patience);
  try {
    port = await listen(server, options.port);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    createPairingLink: () => createPairingLink({ store, url, sites, retentionDays, now }),
    createViewerLink: () => createViewerLink({ store, url, now }),
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

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function ignore(): void {
  // Tests and `npm start` have their own words for what happens.
}
