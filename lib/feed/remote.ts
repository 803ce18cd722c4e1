/** The feed of a collector, over HTTP: every answer is read by its schema, every failure is a `FeedError`. */
import type { z } from 'zod';
import { ActionFacets, ActionsPage } from '../events/action-api.ts';
import { FramesPage, RecordsPage, Refusal, SessionDetail, SessionFacets, SessionsPage } from '../events/api.ts';
import { FeedError, type Feed } from './feed.ts';

export interface RemoteFeedOptions {
  /** Where the collector is, without `/api/v1`. */
  baseUrl: string;
  fetch?: typeof fetch;
  /** A device's token; without one the browser's cookie says who asks. */
  token?: string;
}

export function createRemoteFeed(options: RemoteFeedOptions): Feed {
  const read = async <T>(path: string, query: object, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> => {
    const found = await ask(options, path, query, schema, signal);
    if (found === null) throw new FeedError('not-a-collector', `${path} is not there. Is this address a Cotrail collector?`);
    return found;
  };
  return {
    place: 'collector',
    listSessions: (query, signal) => read('sessions', query, SessionsPage, signal),
    readFacets: (query, signal) => read('sessions/facets', query, SessionFacets, signal),
    readSession: (id, signal) => ask(options, `sessions/${encodeURIComponent(id)}`, {}, SessionDetail, signal),
    readRecords: (session, cursor, signal) =>
      read(`sessions/${encodeURIComponent(session)}/records`, { cursor: cursor ?? undefined }, RecordsPage, signal),
    readFrames: (stream, query, signal) => read(`streams/${encodeURIComponent(stream)}/frames`, query, FramesPage, signal),
    listActions: (query, signal) => read('actions', query, ActionsPage, signal),
    readActionFacets: (filter, signal) => read('actions/facets', filter, ActionFacets, signal),
  };
}

/** One read. Null where the collector says that the thing is not there; an abort stays an abort. */
async function ask<T>(
  options: RemoteFeedOptions,
  path: string,
  query: object,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T | null> {
  const answer = await send(options, path, query, signal);
  if (answer.status === 401 || answer.status === 403)
    throw new FeedError('not-signed-in', `The collector answered ${answer.status} to ${path}.`);
  const body = await readJson(answer, path, signal);
  if (answer.status === 404 && Refusal.safeParse(body).success) return null;
  if (!answer.ok) throw new FeedError('failed', describeRefusal(answer.status, path, body));
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new FeedError(
    'not-a-collector',
    `The answer to ${path} does not fit at ${issue?.path.join('.') || 'its root'}: ${issue?.message ?? 'unknown'}`,
  );
}

async function send(
  { baseUrl, fetch: fetchWith = fetch, token }: RemoteFeedOptions,
  path: string,
  query: object,
  signal: AbortSignal,
): Promise<Response> {
  const url = new URL(`${baseUrl.replace(/\/$/, '')}/api/v1/${path}`);
  for (const [key, value] of Object.entries(query))
    for (const each of [value].flat()) if (each !== undefined) url.searchParams.append(key, String(each));
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  try {
    return await fetchWith(url, { signal, headers, redirect: 'error', credentials: token === undefined ? 'same-origin' : 'omit' });
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
