/** The few calls to a collector that a key allows: coming in, and sending. What an answer must hold is asked of it here; zod is too heavy for a page. */
import type { Acknowledgement } from '../lib/events/upload.ts';
import { uploadMediaType } from '../lib/events/write-upload.ts';
import type { Reply } from '../lib/upload/collector-client.ts';

const timeoutMs = 25_000;
/** What a browser still sends when its page has gone; more than this in all is refused by it. */
const keepaliveBytes = 32 * 1024;

export interface TokenAnswer {
  token: string;
  lifeMs: number;
}

export function enrol(collector: string, body: object): Promise<Reply<TokenAnswer>> {
  return request(collector, 'companion/devices', write(body), isToken);
}

export function askNonce(collector: string, device: string): Promise<Reply<{ nonce: string }>> {
  return request(
    collector,
    'device/nonces',
    write({ device }),
    (value): value is { nonce: string } => typeof read(value, 'nonce') === 'string',
  );
}

export function askToken(collector: string, body: object): Promise<Reply<TokenAnswer>> {
  return request(collector, 'device/tokens', write(body), isToken);
}

/** Sends sealed bytes. The caller checks that the echo is the right one. */
export function putUpload(collector: string, token: string, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reply<Acknowledgement>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': uploadMediaType };
  const init = { method: 'PUT', headers, body: bytes, keepalive: bytes.length <= keepaliveBytes };
  return request(collector, `uploads/${id}`, init, (value): value is Acknowledgement => typeof read(value, 'sha256') === 'string');
}

function isToken(value: unknown): value is TokenAnswer {
  return typeof read(value, 'token') === 'string' && typeof read(value, 'lifeMs') === 'number';
}

function write(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function request<T>(collector: string, path: string, init: RequestInit, is: (value: unknown) => value is T): Promise<Reply<T>> {
  const guards: RequestInit = {
    ...{ redirect: 'error', cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', mode: 'cors' },
    signal: AbortSignal.timeout(timeoutMs),
  };
  try {
    const response = await fetch(`${collector}/api/v1/${path}`, { ...init, ...guards });
    const value = parse(await response.text());
    if (!response.ok) {
      const [error, message] = [read(value, 'error'), read(value, 'message')].map((word) => (typeof word === 'string' ? word : null));
      return { kind: 'status', status: response.status, retryAfter: response.headers.get('retry-after'), error: error!, message: message! };
    }
    return is(value) ? { kind: 'ok', value } : { kind: 'odd', detail: `HTTP ${response.status}` };
  } catch (error) {
    return { kind: 'silent', detail: String(error) };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // No collector says that: whoever asked takes it for an odd answer.
  }
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
