/** Starts a collector in this process: store, application and socket; used by the command line, by `npm start` and by tests. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Site } from '../lib/events/api.ts';
import { uploadLimits } from '../lib/events/upload.ts';
import { createApp, type Clock } from './app.ts';
import { hashSecret, newSecret } from './auth.ts';
import { openSqliteStore } from './store/sqlite.ts';

/** Codes and tickets are for now: whoever asked for one is here. */
const linkMs = 15 * 60_000;

export interface CollectorOptions {
  dataDir: string;
  /** 0: any that is free. */
  port: number;
  /** What a pairing link suggests to record, and for how long to keep local copies. */
  sites?: Site[];
  retentionDays?: number | null;
  now?: Clock;
  sealedLimit?: number;
  log?(line: string): void;
}

export interface RunningCollector {
  url: string;
  /** A link that pairs one browser, within 15 minutes. */
  createPairingLink(): Promise<string>;
  /** A link that opens the dashboard once, within 15 minutes. */
  createViewerLink(): Promise<string>;
  /** Answers what it has begun to, then stops. */
  close(): Promise<void>;
}

/** Listens on loopback only. Throws where the port is taken or the data cannot be opened. */
export async function startCollector(options: CollectorOptions): Promise<RunningCollector> {
  const { dataDir, sites = [], retentionDays = null, now = Date.now, sealedLimit = uploadLimits.sealedBytes, log = ignore } = options;
  const store = await openSqliteStore(dataDir);
  let port = options.port;
  const app = createApp({ store, now, readPort: () => port, sealedLimit, log });
  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' });
  try {
    port = await listen(server, options.port);
  } catch (error) {
    await store.close();
    throw error;
  }
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    createPairingLink: async () => {
      const code = newSecret();
      await store.addPairing(hashSecret(code), { expiresAt: now() + linkMs, sites, retentionDays });
      return `${url}/pair#code=${code}&cotrail=1`;
    },
    createViewerLink: async () => {
      const ticket = newSecret();
      await store.addTicket(hashSecret(ticket), now() + linkMs);
      return `${url}/open#ticket=${ticket}`;
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      });
      await store.close();
    },
  };
}

function listen(server: ReturnType<typeof createAdaptorServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function ignore(): void {
  // Tests and `npm start` have their own words for what happens.
}
