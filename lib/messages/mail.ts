/** The mailbox between a page that leaves and a worker that sleeps: letters in extension storage, which outlive both. */
import { browser } from 'wxt/browser';
import type { AppendRequest } from '../events/append.ts';
import { sendFromTab } from './send-from-tab.ts';

export const mailPrefix = 'mail:';

/**
 * Sends a batch out of a page that may be gone in a moment, by two doors: Chrome loses the message where its worker sleeps, Firefox the write to
 * storage where the page leaves. What arrives twice is kept once. Fire and forget: a page that leaves cannot wait.
 */
export function sendLeaving(batch: AppendRequest): void {
  sendFromTab('records.append', batch).catch(() => null); // The letter says the same, and a page that stays sends it again.
  writeMail(batch);
}

/**
 * Writes a letter for each stream in the batch, as text: Firefox loses objects that are written while the page leaves, but no strings. Its key ends with its last
 * seq, so that a later letter never overwrites one that is being drained.
 */
function writeMail({ streams, records }: AppendRequest): void {
  const letters = streams.flatMap((stream) => {
    const own = records.filter((record) => record.stream === stream.id);
    const last = own.at(-1);
    return last === undefined
      ? []
      : [[`${mailPrefix}${stream.id}:${last.seq}`, JSON.stringify({ streams: [stream], records: own })] as const];
  });
  // An invalidated extension throws, a full storage rejects: the records stay in the page's queue, and a gap shows if they are lost.
  try {
    browser.storage.local.set(Object.fromEntries(letters)).catch(() => null);
  } catch {
    return;
  }
}
