/** How records enter the database: salted, keyed by stream and seq, counted in their session, a changed duplicate quarantined. */
import { fullSnapshotType } from '../events/frame.ts';
import { newId } from '../events/id.ts';
import { canonicalJson, newSalt } from '../events/manifest.ts';
import type { CotrailRecord, KnownRecord } from '../events/record.ts';
import type { CotrailDb, FrameRow, RecordRow, SessionRow, StreamRow } from './db.ts';
import { toActionRows } from './index-actions.ts';

/** What has been written to one stream in this transaction, so that the caller counts each record once. */
export interface Written {
  fresh: CotrailRecord[];
  upTo: number;
}

/**
 * Writes `records` (ascending seqs) to `stream` and moves its marks. Records that are there already are skipped; with other content they go to quarantine. Call inside a
 * transaction over streams, records, actions, frames, sessions and quarantine. `upTo` is the last seq before the first hole (−1: none).
 */
export async function writeRecords(db: CotrailDb, stream: StreamRow, records: readonly CotrailRecord[], now: number): Promise<Written> {
  const table = stream.kind === 'frames' ? db.frames : db.records;
  const known = await table.bulkGet(records.map((record): [string, number] => [record.stream, record.seq]));
  const fresh: CotrailRecord[] = [];
  for (const [index, record] of records.entries()) {
    const before = known[index];
    if (before === undefined && record.seq >= stream.sealedSeq) fresh.push(record);
    else if (before === undefined) await quarantine(db, record, 'its place was sealed before it arrived', now);
    else if (canonicalJson(before.record) !== canonicalJson(record)) await quarantine(db, record, 'same key, other content', now);
  }
  if (stream.kind === 'frames') await db.frames.bulkAdd(fresh.map(toFrameRow));
  else {
    const rows = fresh.map((record) => toRecordRow(record, stream.session));
    await db.records.bulkAdd(rows);
    await db.actions.bulkAdd(toActionRows(rows));
  }
  await advance(db, stream, fresh, now);
  return { fresh, upTo: stream.nextSeq - 1 };
}

/** Adds what the records are to their session's counters. */
export function countRecords(session: SessionRow, records: readonly CotrailRecord[]): void {
  for (const record of records as readonly KnownRecord[]) {
    if (record.kind === 'interaction') {
      session.interactions[record.type] += 1;
      if (inputTypes.has(record.type)) session.lastInputAt = Math.max(session.lastInputAt ?? 0, record.at);
    } else if (record.kind === 'frame' || (record.kind === 'frame-part' && record.part === 0)) session.frames += 1;
    else if (record.kind === 'gap') session.gaps += 1;
    session.firstAt = Math.min(session.firstAt, record.at);
    session.lastAt = Math.max(session.lastAt, record.at);
  }
}

/** Keeps a record that cannot be taken as what it claims to be. */
export async function quarantine(db: CotrailDb, record: CotrailRecord, reason: string, now: number): Promise<void> {
  await db.quarantine.add({ id: newId(now), stream: record.stream, seq: record.seq, at: now, reason, value: record });
}

/** Interactions that show that somebody is there; a load or a page's own event does not. */
export const inputTypes = new Set(['click', 'scroll', 'input', 'form', 'selection']);

async function advance(db: CotrailDb, stream: StreamRow, fresh: readonly CotrailRecord[], now: number): Promise<void> {
  const table = stream.kind === 'frames' ? db.frames : db.records;
  const keys = await table.where('[stream+seq]').between([stream.id, stream.nextSeq], [stream.id, Infinity]).primaryKeys();
  for (const [, seq] of keys) {
    if (seq !== stream.nextSeq) break;
    stream.nextSeq += 1;
  }
  for (const record of fresh) {
    stream.unsealedBytes += JSON.stringify(record).length;
    stream.lastAt = Math.max(stream.lastAt ?? 0, record.at);
    if (record.kind === 'mark' && (record as KnownRecord & { mark?: string }).mark === 'ended') stream.over = 1;
  }
  if (fresh.length > 0) stream.unsealedSince ??= now;
  await db.streams.put(stream);
}

function toFrameRow(record: CotrailRecord): FrameRow {
  const row: FrameRow = { stream: record.stream, seq: record.seq, at: record.at, salt: newSalt(), record };
  const frame = record as KnownRecord;
  const isSnapshot =
    (frame.kind === 'frame' && frame.event.type === fullSnapshotType) ||
    (frame.kind === 'frame-part' && frame.part === 0 && frame.eventType === fullSnapshotType);
  if (isSnapshot) row.snapshotAt = record.at;
  return row;
}

function toRecordRow(record: CotrailRecord, session: string | null): RecordRow {
  const concerned = session ?? readSession(record as KnownRecord);
  const row: RecordRow = { stream: record.stream, seq: record.seq, at: record.at, salt: newSalt(), record };
  if (concerned !== null) row.session = concerned;
  return row;
}

/** The session that a ledger record is about. */
export function readSession(record: KnownRecord): string | null {
  if (record.kind === 'session-opened' || record.kind === 'session-closed' || record.kind === 'action') return record.session;
  if (record.kind === 'mark') return record.session ?? null;
  return record.kind === 'gap' ? record.gap.session : null;
}
