/** What a collector keeps, holds and erases, and how it is, for its admins. */
import type { z } from 'zod';
import { DataState, Erasure, ErasureDevices, Erasures, Hold, Holds } from '../events/data-api.ts';
import { Remasking, Remaskings } from '../events/remask-api.ts';
import { CollectorStatus } from '../events/status-api.ts';
import { ask, send, type Question, type RemoteFeedOptions } from './ask.ts';
import { FeedError, type Keeping } from './feed.ts';

const answerMs = 25_000;

export function createRemoteKeeping(options: RemoteFeedOptions): Keeping {
  const inTime = () => AbortSignal.timeout(answerMs);
  const call = async <T>(path: string, question: Question, schema: z.ZodType<T>, signal = inTime()): Promise<T> =>
    orThrow(await ask(options, path, question, schema, signal));
  const erasure = (id: string): string => `erasures/${encodeURIComponent(id)}`;
  const remasking = (id: string): string => `remaskings/${encodeURIComponent(id)}`;
  return {
    readData: (signal) => call('data', {}, DataState, signal),
    listHolds: async (signal) => (await call('holds', {}, Holds, signal)).holds,
    setHold: (body) => call('holds', { method: 'POST', body }, Hold),
    // One that was lifted meanwhile is as it should be.
    liftHold: async (id) => void (await send(options, `holds/${encodeURIComponent(id)}`, { method: 'DELETE' }, inTime())),
    listErasures: async (signal) => (await call('erasures', {}, Erasures, signal)).erasures,
    listErasureDevices: async (id, signal) => (await call(`${erasure(id)}/devices`, {}, ErasureDevices, signal)).devices,
    askErasure: (body) => call('erasures', { method: 'POST', body }, Erasure),
    confirmErasure: async (id) => void (await call(`${erasure(id)}/confirm`, { method: 'POST' }, Erasure)),
    cancelErasure: async (id) => void (await send(options, erasure(id), { method: 'DELETE' }, inTime())),
    listRemaskings: async (signal) => (await call('remaskings', {}, Remaskings, signal)).remaskings,
    askRemasking: (body) => call('remaskings', { method: 'POST', body }, Remasking),
    confirmRemasking: async (id, doubtful) =>
      void (await call(`${remasking(id)}/confirm`, { method: 'POST', body: { doubtful } }, Remasking)),
    cancelRemasking: async (id) => void (await send(options, remasking(id), { method: 'DELETE' }, inTime())),
    readStatus: (signal) => call('status', {}, CollectorStatus, signal),
  };
}

function orThrow<T>(found: T | null): T {
  if (found === null) throw new FeedError('failed', 'The collector has no such thing (any more).');
  return found;
}
