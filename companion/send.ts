/** Seals and sends what waits, one tab for all: whichever has the lock. What is nowhere else stays until the collector has answered for it. */
import { backOffMs, capMs, isWaiting, readRetryAfterMs } from '../lib/upload/back-off.ts';
import { judge, judgeRenewal, type Verdict } from '../lib/upload/verdict.ts';
import { putUpload } from './collector.ts';
import { changeSending, giveUpChunk, readNextChunk, readSending, removeChunk, splitChunk } from './queue/chunks.ts';
import type { ChunkRow } from './queue/db.ts';
import { sealAll } from './queue/seal.ts';
import { readToken, type Sender } from './token.ts';

/** Whoever has it sends, or asks for a token. */
export const sendLock = 'cotrail-companion-send';

/** Sends until the queue is empty or an answer says to wait. Returns the milliseconds to wait, null where nothing waits. Another tab that sends does it for us. */
export async function sendDue(sender: Sender): Promise<number | null> {
  return navigator.locks.request(sendLock, { ifAvailable: true }, async (lock) => {
    if (lock === null) return null;
    await sealAll(sender.db, sender.key);
    return drain(sender);
  });
}

async function drain(sender: Sender): Promise<number | null> {
  const { db } = sender;
  for (;;) {
    const chunk = await readNextChunk(db);
    if (chunk === null) return null;
    const { nextAttemptAt, failures } = await readSending(db);
    if (isWaiting(nextAttemptAt, Date.now())) return (nextAttemptAt ?? 0) - Date.now();
    const verdict = await send(sender, chunk);
    if (verdict.act === 'acknowledged') await removeChunk(db, chunk);
    else if (verdict.act === 'split') await splitChunk(db, chunk);
    else if (verdict.act === 'quarantine') await giveUpChunk(db, chunk);
    else await changeSending(db, { failures: failures + 1, nextAttemptAt: Date.now() + readWait(verdict, failures + 1) });
  }
}

/** A token that is refused is renewed once: it may have ended a moment ago, or been another key's. */
async function send(sender: Sender, { id, sha256, bytes }: ChunkRow): Promise<Verdict> {
  const token = await readToken(sender);
  if (token.kind !== 'ok') return judgeRenewal(token);
  const reply = await putUpload(sender.collector, token.value, id, bytes);
  if (reply.kind !== 'status' || ![401, 403].includes(reply.status)) return judge(reply, { id, sha256 });
  const renewed = await readToken(sender, token.value);
  return renewed.kind === 'ok' ? judge(await putUpload(sender.collector, renewed.value, id, bytes), { id, sha256 }) : judgeRenewal(renewed);
}

function readWait({ wait, retryAfter }: Extract<Verdict, { act: 'keep' }>, failures: number): number {
  return wait === 'cap' ? capMs : (readRetryAfterMs(retryAfter, Date.now()) ?? Math.max(50, backOffMs(failures, Math.random())));
}
