/** Which records a page's script may write at all: of its streams' kinds, of the form that they have, and about itself. */
import { isNestedTooDeeply } from '../events/nesting.ts';
import { type CotrailRecord, type KnownRecord, parseRecord, schemaVersion } from '../events/record.ts';
import type { CotrailDb, StreamRow } from './db.ts';
import { quarantine } from './write.ts';

/** Sessions and actions are written by the background alone: a page that was taken over may lie of what it saw, and not of what the browser saw. */
const kinds: Record<StreamRow['kind'], ReadonlySet<string>> = {
  facts: new Set<KnownRecord['kind']>(['interaction', 'mark', 'gap']),
  frames: new Set<KnownRecord['kind']>(['frame', 'frame-part', 'mark', 'gap']),
  ledger: new Set(),
  transcripts: new Set(),
};

/** A record that may not be there goes to quarantine, and a gap stands in its place, so that the sequence stays whole. */
export async function replaceUnsound(db: CotrailDb, stream: StreamRow, records: CotrailRecord[], now: number): Promise<CotrailRecord[]> {
  const sound: CotrailRecord[] = [];
  for (const record of records) {
    // Only where the database is asked: a transaction does not outlive a long row of promises that ask it nothing.
    const fault = findFault(stream, record) ?? (record.kind === 'gap' ? await findForeign(db, stream, record) : null);
    if (fault === null) sound.push(record);
    else {
      await quarantine(db, isNestedTooDeeply(record) ? { ...standIn(stream, record), kind: record.kind } : record, fault, now);
      sound.push(standIn(stream, record));
    }
  }
  return sound;
}

function findFault(stream: StreamRow, record: CotrailRecord): string | null {
  if (isNestedTooDeeply(record)) return 'is nested too deeply';
  if (!parseRecord(record, schemaVersion).success) return 'does not fit its schema';
  if (!kinds[stream.kind].has(record.kind)) return 'is of a kind that no page writes';
  return null;
}

async function findForeign(db: CotrailDb, stream: StreamRow, record: CotrailRecord): Promise<string | null> {
  const { gap } = record as KnownRecord & { gap: { stream: string | null } };
  return (await isOwn(db, stream, gap.stream)) ? null : 'tells of another page’s stream';
}

/** A gap explains a hole away: that of its own document, and of no other. */
async function isOwn(db: CotrailDb, stream: StreamRow, about: string | null): Promise<boolean> {
  if (about === null || about === stream.id) return true;
  const other = await db.streams.get(about);
  return (
    other === undefined ||
    (other.tab === stream.tab && other.frame === stream.frame && other.document === stream.document && other.kind !== 'ledger')
  );
}

function standIn(stream: StreamRow, { seq, at, mono }: CotrailRecord): CotrailRecord {
  const beforeSeq = seq + 1;
  const afterSeq = seq === 0 ? null : seq - 1;
  const gap = { stream: stream.id, session: stream.session, afterSeq, beforeSeq, fromAt: at, toAt: at, count: 1, reason: 'quarantined' };
  return { kind: 'gap', stream: stream.id, seq, at, mono, gap };
}
