/** The mailbox between a page that leaves and a worker that sleeps: letters in extension storage, which outlive both. */
import { browser } from 'wxt/browser';
import type { AppendRequest } from '../events/append.ts';

export const mailPrefix = 'mail:';

/**
 * Writes a letter, one per stream in the batch. Its key ends with its last seq, so that a later letter never overwrites one
 * that is being drained. Fire and forget: a page that leaves cannot wait, and a page that stays sends the same records anyway.
 */
export function writeMail({ streams, records }: AppendRequest): void {
  const letters = streams.flatMap((stream) => {
    const own = records.filter((record) => record.stream === stream.id);
    const last = own.at(-1);
    return last === undefined ? [] : [[`${mailPrefix}${stream.id}:${last.seq}`, { streams: [stream], records: own }] as const];
  });
  // An invalidated extension throws, a full storage rejects: the records stay in the page's queue, and a gap shows if they are lost.
  try {
    browser.storage.local.set(Object.fromEntries(letters)).catch(() => null);
  } catch {
    return;
  }
}
