/** Pushes every action to each target in the order in which they arrived, at least once, whatever the target does and however often we start. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PushState } from '../../lib/events/push-api.ts';
import { isWaiting } from '../../lib/upload/back-off.ts';
import type { Clock } from '../app.ts';
import { describeError } from '../describe-error.ts';
import type { Arrival, Store } from '../store/store.ts';
import { createPost, type Post, type Reply } from './post.ts';
import { writeLogs } from './otlp.ts';
import { settle, settleAgain } from './settle.ts';
import { keyOf, type Target } from './target.ts';
import { judge } from './verdict.ts';
import { signEvent, writeEvent } from './webhook.ts';

export const batchLength = 200;
const batchCharacters = 512 * 1024;
/** How soon an action that arrives is noticed, and how soon a time to wait for that has come. */
const pollMs = 250;

export interface PushDeps {
  store: Store;
  now: Clock;
  /** In [0, 1). */
  random: () => number;
  log(line: string): void;
}

export interface Pusher {
  list(): Promise<PushState[]>;
  /** Ends what is being sent; it comes again at the next start. */
  close(): Promise<void>;
}

/** `timeoutMs` is how long a target may take to answer. */
export function startPusher(targets: readonly Target[], deps: PushDeps, timeoutMs?: number): Pusher {
  const stop = new AbortController();
  const loops = targets.map((target) => pushOn(target, createPost(target, timeoutMs), deps, stop.signal));
  return {
    list: () => Promise.all(targets.map((target) => readState(target, deps.store))),
    close: async () => {
      stop.abort();
      await Promise.all(loops);
    },
  };
}

/** Nothing that goes wrong with one target or one batch ends it: it is said, and tried again. */
async function pushOn(target: Target, post: Post, deps: PushDeps, signal: AbortSignal): Promise<void> {
  let limit = batchLength;
  while (!signal.aborted) {
    try {
      const next = await pushBatch(target, post, deps, limit, signal);
      limit = next.limit;
      if (next.waitMs > 0) await sleep(next.waitMs, undefined, { signal, ref: false });
    } catch (error) {
      if (signal.aborted) return;
      deps.log(`pushing to ${target.url.origin} failed: ${describeError(error)}`);
      await sleep(pollMs, undefined, { ref: false });
    }
  }
}

/** What to do next: how many to send at most, and after which time. */
export interface Next {
  limit: number;
  waitMs: number;
}

async function pushBatch(target: Target, post: Post, deps: PushDeps, limit: number, signal: AbortSignal): Promise<Next> {
  const { store, now } = deps;
  const state = await store.readPush(keyOf(target));
  if (isWaiting(state.nextAttemptAt, now())) return { limit, waitMs: Math.min((state.nextAttemptAt ?? 0) - now(), pollMs) };
  const again = await store.readAskedAgain(state.key);
  if (again !== null) {
    const verdict = judge(target.kind, await send(target, post, [again], now(), signal));
    return settleAgain({ ...deps, target, state, batch: [again], verdict, limit });
  }
  const batch = fitBatch(await store.readArrivals(state.arrival, limit));
  if (batch.length === 0) return { limit, waitMs: pollMs };
  const verdict = judge(target.kind, await send(target, post, batch, now(), signal));
  return settle({ ...deps, target, state, batch, verdict });
}

/** As many as fit a request, one at least. */
function fitBatch(arrivals: readonly Arrival[]): Arrival[] {
  let characters = 0;
  const end = arrivals.findIndex(({ action }, index) => {
    characters += JSON.stringify(action).length;
    return index > 0 && characters > batchCharacters;
  });
  return end === -1 ? [...arrivals] : arrivals.slice(0, end);
}

function send(target: Target, post: Post, batch: readonly Arrival[], now: number, signal: AbortSignal): Promise<Reply> {
  const records = batch.map(({ action }) => action);
  const type = { 'content-type': 'application/json' };
  if (target.kind === 'otlp') return post({ ...target.headers, ...type }, writeLogs(records), signal);
  const body = writeEvent(records, now);
  const id = `actions-${batch[0]?.arrival}-${batch.at(-1)?.arrival}`;
  return post({ ...signEvent(id, body, target.secret, now), ...type }, body, signal);
}

async function readState(target: Target, store: Store): Promise<PushState> {
  const { key, arrival, sent, setAside, lastOkAt, lastErrorAt, lastError, nextAttemptAt } = await store.readPush(keyOf(target));
  const error = lastErrorAt === null ? null : { at: lastErrorAt, message: lastError ?? '' };
  const progress = { pending: await store.countArrivals(arrival), sent, setAside, again: await store.countSetAside(key) };
  return { kind: target.kind, target: target.url.origin, ...progress, lastOkAt, lastError: error, nextAttemptAt };
}
