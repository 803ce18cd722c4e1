/** A code that a customer wrote in the console's conversation: found in what messages said, where that is kept at all. */
import { shareCodeMs } from '../events/cobrowse-api.ts';
import { readKnown } from '../events/record.ts';
import type { CotrailDb } from './db.ts';

export interface WrittenCode {
  code: string;
  at: number;
}

/** A customer may write some more after it. */
const lookedAt = 30;

/** The newest that is in time, and was written since the last customer was joined; null: none. What the agent wrote is no customer's code. */
export async function findWrittenCode(db: CotrailDb, session: string, now: number): Promise<WrittenCode | null> {
  const joined = (await db.cobrowses.toArray()).map(({ joinedAt }) => joinedAt);
  const since = Math.max(now - shareCodeMs, ...joined);
  const streams = await db.streams
    .where('session')
    .equals(session)
    .filter(({ kind }) => kind === 'transcripts')
    .toArray();
  const found: WrittenCode[] = [];
  for (const { id, nextSeq } of streams) {
    const range: [unknown, unknown] = [
      [id, Math.max(0, nextSeq - lookedAt)],
      [id, Infinity],
    ];
    for (const { record } of await db.records
      .where('[stream+seq]')
      .between(...range)
      .toArray()) {
      const text = readKnown(record);
      if (text?.kind !== 'message-text' || text.at <= since) continue;
      const code = readWrittenCode(text.text);
      if (code !== null && (await isReceived(db, session, text))) found.push({ code, at: text.at });
    }
  }
  return found.sort((a, b) => b.at - a.at)[0] ?? null;
}

/** As the companion shows it, in two groups of three, or six digits beside the word; never a part of a longer number. */
export function readWrittenCode(text: string): string | null {
  const plain = text.replace(/<[^>]*>/g, ' ').replace(/&nbsp;|\u00a0|\u202f/g, ' ');
  const groups = /(?<![\d.,+-] ?)\b(\d{3}) (\d{3})\b(?! ?[\d.,-]+\d)/.exec(plain);
  if (groups !== null) return `${groups[1]}${groups[2]}`;
  return /(?:code|código|コード|קוד)\D{0,20}?(?<![\d.,+-])(\d{6})(?!\d)/iu.exec(plain)?.[1] ?? null;
}

async function isReceived(db: CotrailDb, session: string, { action, at }: { action: string; at: number }): Promise<boolean> {
  const rows = await db.records.where('[session+at]').equals([session, at]).toArray();
  return rows.some(({ record }) => record.kind === 'action' && record['id'] === action && record['event'] === 'message.received');
}
