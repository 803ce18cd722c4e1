/** What a page that leaves has not on disk yet: written synchronously into storage that outlives it, and read by the next page or another tab. */
import type { AppendRequest } from '../lib/events/append.ts';
import type { Place } from '../lib/events/stream.ts';
import { appendBatch } from './queue/append.ts';
import type { Db } from './queue/db.ts';

const prefix = 'cotrail-mail:';

interface Letter {
  batch: AppendRequest;
  place: Place;
}

/** `name` is the stream and the last seq of what the letter holds, so that a later one never takes its place. */
export function writeLetter(batch: AppendRequest, place: Place): void {
  const last = batch.records.at(-1);
  if (last === undefined) return;
  try {
    localStorage.setItem(`${prefix}${last.stream}:${last.seq}`, JSON.stringify({ batch, place } satisfies Letter));
  } catch (error) {
    // There is no room: the records are still with the page, and if it dies its stream has no end mark, which is shown.
    console.warn('cotrail: the last records of this page could not be put aside:', error);
  }
}

/** Keeps all letters, then removes each. One that cannot be kept now stays for the next time. */
export async function readLetters(db: Db): Promise<void> {
  const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '').filter((name) =>
    name.startsWith(prefix),
  );
  for (const name of names.sort()) {
    const letter = parse(localStorage.getItem(name));
    if (letter !== null) await appendBatch(db, letter.batch, letter.place);
    localStorage.removeItem(name);
  }
}

export function removeLetters(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}

function parse(text: string | null): Letter | null {
  try {
    const { batch, place } = JSON.parse(text ?? 'null') as Letter;
    return Array.isArray(batch.streams) && Array.isArray(batch.records) ? { batch, place } : null;
  } catch {
    return null; // Another tab has read it meanwhile, or it is none of ours.
  }
}
