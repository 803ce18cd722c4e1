/** One call of a collector's API: every answer is read by its schema, every failure is a `FeedError`. */
import type { z } from 'zod';
import { Refusal } from '../events/api.ts';
import { FeedError } from './feed.ts';

export interface RemoteFeedOptions {
  /** Where the collector is, without `/api/v1`. */
  baseUrl: string;
  fetch?: typeof fetch;
  /** A device's token, or where it is read anew for each call; without one the browser's cookie says who asks. */
  token?: string | (() => Promise<string>);
}

/** What is asked beside the path: a query, or a method with its body. */
export interface Question {
  query?: object;
  method?: 'POST' | 'PUT' | 'DELETE';
  body?: object;
}

/** Null where the collector says that the thing is not there; an abort stays an abort. */
export async function ask<T>(
  options: RemoteFeedOptions,
  path: string,
  question: Question,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T | null> {
  const answer = await send(options, path, question, signal);
  if (answer === null) return null;
  const body = await readJson(answer, path, signal);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new FeedError(
    'not-a-collector',
    `The answer to ${path} does not fit at ${issue?.path.join('.') || 'its root'}: ${issue?.message ?? 'unknown'}`,
  );
}

/** An answer that is a success, its body unread; null where the collector says that the thing is not there. */
export async function send(options: RemoteFeedOptions, path: string, question: Question, signal: AbortSignal): Promise<Response | null> {
  const answer = await call(options, path, question, signal);
  if (answer.ok) return answer;
  if (answer.status === 401) throw new FeedError('not-signed-in', `The collector answered 401 to ${path}.`);
  if (answer.status === 403) throw new FeedError('not-allowed', describeRefusal(403, path, await readJson(answer, path, signal)));
  const body = await readJson(answer, path, signal);
  if (answer.status === 404 && Refusal.safeParse(body).success) return null;
  throw new FeedError('failed', describeRefusal(answer.status, path, body));
}

/** The address of one of the collector's calls. */
export function callUrl({ baseUrl }: RemoteFeedOptions, path: string): URL {
  return new URL(`${baseUrl.replace(/\/$/, '')}/api/v1/${path}`);
}

async function call(
  options: RemoteFeedOptions,
  path: string,
  { query = {}, method, body }: Question,
  signal: AbortSignal,
): Promise<Response> {
  const { fetch: fetchWith = fetch } = options;
  const token = typeof options.token === 'function' ? await options.token() : options.token;
  const url = callUrl(options, path);
  for (const [key, value] of Object.entries(query))
    for (const each of [value].flat()) if (each !== undefined) url.searchParams.append(key, String(each));
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (body !== undefined) headers.set('content-type', 'application/json');
  const sent = { ...(method && { method }), ...(body && { body: JSON.stringify(body) }) };
  const credentials = token === undefined ? 'same-origin' : 'omit';
  try {
    return await fetchWith(url, { signal, headers, redirect: 'error', credentials, ...sent });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new FeedError('offline', `${url.origin} did not answer: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readJson(answer: Response, path: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await answer.json();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new FeedError('not-a-collector', `The answer ${answer.status} to ${path} is not JSON.`);
  }
}

function describeRefusal(status: number, path: string, body: unknown): string {
  const refusal = Refusal.safeParse(body);
  return refusal.success ? refusal.data.message : `The collector answered ${status} to ${path}.`;
}
