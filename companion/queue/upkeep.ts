/** What is looked after between records: pages that are gone without an end mark, sessions that nobody touches, and all that is left after consent was withdrawn. */
import type { Memory } from '../memory.ts';
import { type Db, read, type StreamRow, write } from './db.ts';
import { appendGap, readDevice } from './device.ts';
import { closeIfIdle } from './sessions.ts';

/** A page takes its lock, and the letters of one that left are read, within this time. */
const graceMs = 5_000;
/** A stream that is over is remembered for so long, so that what comes again of it is known. */
const rememberMs = 24 * 60 * 60_000;

/** `pages` are the documents that are open. Call when all letters have been read. */
export async function lookAfter(db: Db, pages: ReadonlySet<string>, now: number): Promise<void> {
  await write(db, async (work) => {
    const device = await readDevice(work);
    if (device === null) return;
    for (const stream of await work.list('streams')) {
      if (stream.kind === 'ledger' || now - stream.lastAt < graceMs) continue;
      if (stream.over === 0 && !pages.has(stream.document ?? '')) {
        work.put('streams', { ...stream, over: 1 });
        if (stream.kind === 'facts') await appendGap(work, device, { ...describeEnd(stream), reason: 'no-end-mark' }, now);
      } else if (stream.over === 1 && stream.sealedSeq >= stream.nextSeq && now - stream.lastAt > rememberMs)
        work.remove('streams', stream.id);
    }
    await closeIfIdle(work, device, now);
  });
}

/** After the visitor's no: true when nothing is left to deliver, so that everything may go. */
export async function isDelivered(db: Db, { answer }: Memory): Promise<boolean> {
  if (answer === null || answer.answer === 'given') return false;
  return read(db, async (work) => {
    const streams = await work.list('streams');
    const left = [await work.list('records', undefined, 1), await work.list('chunks', undefined, 1)];
    return left.every(({ length }) => length === 0) && streams.every(({ kind, over }) => kind === 'ledger' || over === 1);
  });
}

function describeEnd({ id, session, nextSeq, lastAt }: StreamRow) {
  const afterSeq = nextSeq > 0 ? nextSeq - 1 : null;
  return { stream: id, session, afterSeq, beforeSeq: null, fromAt: lastAt, toAt: null, count: null };
}
