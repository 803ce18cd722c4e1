/** Sends one request to a target: within a time, without following anybody elsewhere, and only to an address that it may have. */
import { lookup as dnsLookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { text } from 'node:stream/consumers';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { isLoopback, type Target } from './target.ts';

/** What came back; `silent` is why nothing did. */
export type Reply = { status: number; retryAfter: string | null; body: string } | { silent: string };

export type Post = (headers: Record<string, string>, body: string, signal: AbortSignal) => Promise<Reply>;

const timeoutMs = 25_000;
/** Of an answer no more is read: what counts stands in its beginning. */
const answerBytes = 64 * 1024;

/** The names are looked up anew for each connection, and what they stand for is judged then: a name that changes its mind gains nothing. */
export function createPost({ url, allowPrivate }: Target, timeout = timeoutMs, lookup: LookupFunction = dnsLookup): Post {
  const isHere = isLoopback(url);
  const options = {
    allowPrivateIPAddress: allowPrivate,
    allowIPAddressList: isHere ? ['127.0.0.0/8', '::1'] : [],
    keepAlive: false,
    lookup,
  };
  const isSecure = url.protocol === 'https:';
  const agent = isSecure ? new RequestFilteringHttpsAgent(options) : new RequestFilteringHttpAgent(options);
  const request = isSecure ? requestHttps : requestHttp;
  return async (headers, body, signal) => {
    const until = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    try {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const sent = request(url, {
          method: 'POST',
          agent,
          signal: until,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        });
        sent.once('response', resolve).once('error', reject).end(body);
      });
      return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null, body: await text(readStart(answer)) };
    } catch (error) {
      // Whoever stops us wants to know; all else is an answer that did not come.
      signal.throwIfAborted();
      return { silent: until.aborted ? `no answer within ${timeout / 1000} s` : explain(error) };
    }
  };
}

async function* readStart(answer: IncomingMessage): AsyncIterable<Uint8Array> {
  let left = answerBytes;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses were tried: the first one's trouble is the message.
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  const { message } = first instanceof Error ? first : error;
  const isRefused = message.includes('is not allowed');
  return isRefused ? 'its address is of a private network: start with --allow-private if that is meant' : message;
}
