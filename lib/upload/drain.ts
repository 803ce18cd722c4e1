/** Sends what waits, one chunk at a time, and does with each what the answer says. Nothing is kept between two lines but in the store. */
import { acknowledgeChunk, quarantineChunk, readNextChunk, splitChunk } from '../store/chunks.ts';
import type { ChunkRow, CotrailDb } from '../store/db.ts';
import { readUpload } from '../store/device.ts';
import { recordFailure } from '../store/endpoint.ts';
import { backOffMs, capMs, isWaiting, readRetryAfterMs } from './back-off.ts';
import { putUpload } from './collector-client.ts';
import { readToken } from './token.ts';
import { type Verdict, judge, judgeRenewal } from './verdict.ts';

export interface DrainContext {
  db: CotrailDb;
  /** The recorder's version, for uploads that are made anew. */
  recorder: string;
  now: () => number;
  random: () => number;
}

/**
 * Drains the queue until it is empty or an answer says to wait. One drain at a time in the whole browser: where another one runs, this one leaves
 * it to that, or with `waits` drains after it what it did not see.
 * Returns the milliseconds to wait before the next attempt, null where nothing waits or no collector is set.
 */
export async function drain(context: DrainContext, waits = false): Promise<number | null> {
  return navigator.locks.request('cotrail-drain', { ifAvailable: !waits }, (lock) => (lock === null ? null : drainAlone(context)));
}

async function drainAlone(context: DrainContext): Promise<number | null> {
  for (;;) {
    const upload = await readUpload(context.db);
    if (upload.endpoint === null || upload.token === null) return null;
    if (isWaiting(upload.nextAttemptAt, context.now())) return (upload.nextAttemptAt ?? 0) - context.now();
    const chunk = await readNextChunk(context.db);
    if (chunk === null) return null;
    const row = await context.db.bytes.get(chunk.id);
    if (!row) throw new Error(`the bytes of chunk ${chunk.id} are not here`);
    const verdict = await send(context, upload.endpoint, chunk, row.bytes);
    await settle(context, chunk, verdict, upload.failures + 1);
  }
}

/** A token that is refused is renewed once: it may have ended a moment ago, or by a clock that runs otherwise. */
async function send(context: DrainContext, endpoint: string, chunk: ChunkRow, bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  const token = await readToken(context);
  if (token.kind !== 'ok') return judgeRenewal(token);
  const reply = await putUpload(endpoint, token.value, chunk.id, bytes);
  if (reply.kind !== 'status' || reply.status !== 401) return judge(reply, chunk);
  const renewed = await readToken(context, token.value);
  return renewed.kind === 'ok' ? judge(await putUpload(endpoint, renewed.value, chunk.id, bytes), chunk) : judgeRenewal(renewed);
}

async function settle(context: DrainContext, chunk: ChunkRow, verdict: Verdict, failures: number): Promise<void> {
  const { db, recorder } = context;
  const now = context.now();
  if (verdict.act === 'acknowledged') await acknowledgeChunk(db, chunk, verdict.logSize, now);
  else if (verdict.act === 'split') {
    if (!(await splitChunk(db, chunk, recorder, now))) await quarantineChunk(db, chunk, 'too large', recorder, now);
  } else if (verdict.act === 'quarantine') {
    await quarantineChunk(db, chunk, `${verdict.word}: ${verdict.detail ?? ''}`, recorder, now, verdict.word === 'refused');
    await recordFailure(db, { word: verdict.word, detail: verdict.detail, at: now }, now);
  } else {
    const wait =
      verdict.wait === 'cap' ? capMs : (readRetryAfterMs(verdict.retryAfter, now) ?? Math.max(50, backOffMs(failures, context.random())));
    await recordFailure(db, { word: verdict.word, detail: verdict.detail, at: now }, now + wait);
  }
}
