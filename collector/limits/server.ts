/** The HTTP server with an end to its patience: whoever sends a request, or reads an answer, drop by drop holds a place that others need. */
import { createServer } from 'node:https';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Patience {
  /** For a request's headers, and for all of it; an extension gives up after 25 s. */
  headersMs: number;
  requestMs: number;
  /** For a connection on which nothing moves in either direction. */
  idleMs: number;
  /** How often that is looked at. */
  checkMs: number;
}

const defaultPatience: Patience = { headersMs: 10_000, requestMs: 60_000, idleMs: 120_000, checkMs: 5_000 };
/** Each holds a file descriptor, and the store needs some: a connection beyond is dropped. */
const connectionsAtMost = 4_000;

interface ServerDeps {
  fetch: Hono['fetch'];
  host: string;
  /** PEM texts; null: plain HTTP. */
  tls: { cert: string; key: string } | null;
}

export function createPatientServer({ fetch, host, tls }: ServerDeps, patience: Patience = defaultPatience): ServerType {
  const { headersMs, requestMs, idleMs, checkMs } = patience;
  const serverOptions = { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: checkMs };
  const server = createAdaptorServer({
    fetch,
    hostname: host,
    ...(tls === null ? { serverOptions } : { createServer, serverOptions: { ...tls, ...serverOptions } }),
  });
  if ('timeout' in server) server.timeout = idleMs;
  server.maxConnections = connectionsAtMost;
  return server;
}
