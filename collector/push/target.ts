/** Reads where actions are to be pushed to, and refuses what could be turned against the network that the collector stands in. */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';

export interface Target {
  kind: 'webhook' | 'otlp';
  url: URL;
  /** Addresses of the own network may be spoken to. Loopback may where it is what the address says. */
  allowPrivate: boolean;
  /** Signs what a webhook gets. */
  secret: string | null;
  /** Sent with each request to an OTLP endpoint: its key, mostly. */
  headers: Record<string, string>;
}

const logsPath = '/v1/logs';

/** Throws with what to do where the address does not fit. */
export function readTarget(kind: Target['kind'], address: string, options: Omit<Target, 'kind' | 'url'>): Target {
  const url = URL.canParse(address) ? new URL(address) : null;
  const refuse = (why: string): never => {
    // The address may hold a secret: its origin says enough.
    throw new Error(`The ${kind} ${url === null ? 'address' : url.host} is refused: ${why}`);
  };
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return refuse('it must be an address such as https://siem.example/cotrail.');
  if (url.username !== '' || url.password !== '') return refuse('names and passwords do not belong into an address.');
  if (url.protocol === 'http:' && !isLoopback(url)) return refuse('only https may leave this machine.');
  if (kind === 'otlp' && !url.pathname.endsWith(logsPath)) url.pathname = `${url.pathname.replace(/\/+$/, '')}${logsPath}`;
  return { kind, url, ...options };
}

/** Whether the address itself says that it is this machine, in words that no name server decides. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}

/** Names the target in the store, which is not to know an address that may hold a secret. */
export function keyOf({ kind, url }: Target): string {
  return createHash('sha256').update(`${kind} ${url.href}`).digest('hex');
}

/** `name=value,name=value`, percent-encoded, as OpenTelemetry's own variable has it. */
export function readHeaders(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=(.*)$/s.exec(pair) ?? [];
      if (name === undefined || value === undefined) throw new Error('The OTLP headers must be name=value, with commas between them.');
      return [name, decodeURIComponent(value.trim())];
    }),
  );
}
