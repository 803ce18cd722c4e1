/** Takes a recorder's batch: one strict transaction from the session's opening to the last record, answered after its commit. */
import type { AppendAnswer, AppendRequest } from '../events/append.ts';
import type { Person } from '../events/person.ts';
import type { CotrailRecord } from '../events/record.ts';
import type { Place, StreamClaim } from '../events/stream.ts';
import type { CotrailDb, DeviceRow, SessionRow, StreamRow } from './db.ts';
import { readSitter } from './desk.ts';
import { ensureDevice, unwritten } from './device.ts';
import { appendGap, inLedger } from './ledger.ts';
import { closeIfIdle, openSession } from './sessions.ts';
import { replaceUnsound } from './sound.ts';
import { countRecords, writeRecords } from './write.ts';

export interface AppendContext {
  /** Where the batch comes from. Null: by mail, so that only the stream's row can tell. */
  place: Place | null;
  person: Person;
  now: number;
}

/** Keeps a batch and says how far its streams are on disk. Rejects where the database does. */
export async function appendBatch(db: CotrailDb, batch: AppendRequest, context: AppendContext): Promise<AppendAnswer> {
  return inLedger(db, async () => {
    const device = await ensureDevice(db, context.now);
    const streams: StreamRow[] = [];
    for (const claim of batch.streams) {
      const stream = await readOrOpen(db, device, claim, context);
      if (typeof stream === 'string') return refuse(stream);
      streams.push(stream);
    }
    return writeBatch(db, device, streams, batch.records, context.now);
  });
}

type Refusal = 'paused' | 'stopped' | 'other-sender' | 'no-session';

function refuse(reason: Refusal): AppendAnswer {
  return reason === 'no-session' ? { outcome: 'later', reason } : { outcome: 'refused', reason };
}

async function readOrOpen(db: CotrailDb, device: DeviceRow, claim: StreamClaim, context: AppendContext): Promise<StreamRow | Refusal> {
  const { place } = context;
  const known = await db.streams.get(claim.id);
  if (known) return known.kind === claim.kind && (place === null || isSamePlace(known, place)) ? known : 'other-sender';
  if (device.state !== 'recording') return device.state;
  const session = await ensureSession(db, device, claim, context);
  if (session === null) return 'no-session';
  const stream: StreamRow = {
    id: claim.id,
    kind: claim.kind,
    device: device.id,
    session: session.id,
    person: session.person,
    tab: place?.tab ?? null,
    frame: place?.frame ?? null,
    document: place?.document ?? null,
    parentDocument: null,
    origin: place?.origin ?? null,
    maskLevel: claim.maskLevel,
    ...(claim.unmasks !== undefined && { unmasks: claim.unmasks }),
    openedAt: claim.openedAt,
    verified: place !== null,
    ...unwritten,
  };
  if (place !== null && claim.parentIsTop === true) stream.parentDocument = await readTopDocument(db, place.tab);
  await db.streams.add(stream);
  return stream;
}

/** The open session, or a new one, from when its first stream began, where a top-level page or mail asks. A frame does not open one. */
async function ensureSession(
  db: CotrailDb,
  device: DeviceRow,
  claim: StreamClaim,
  { place, person, now }: AppendContext,
): Promise<SessionRow | null> {
  const open = await closeIfIdle(db, device, now);
  if (open !== null) return open;
  return place?.frame === 0 || place === null ? openSession(db, device, readSitter(device, person), Math.min(claim.openedAt, now)) : null;
}

async function readTopDocument(db: CotrailDb, tab: number): Promise<string | null> {
  const streams = await db.streams.where({ tab, frame: 0 }).toArray();
  return streams.findLast((stream) => stream.over === 0)?.document ?? null;
}

function isSamePlace(stream: StreamRow, place: Place): boolean {
  if (!stream.verified) return true; // Opened by mail: nobody vouched for its sender, and the header says so.
  const sameDocument = stream.document === null || place.document === null || stream.document === place.document;
  return stream.tab === place.tab && stream.frame === place.frame && stream.origin === place.origin && sameDocument;
}

async function writeBatch(
  db: CotrailDb,
  device: DeviceRow,
  streams: StreamRow[],
  records: CotrailRecord[],
  now: number,
): Promise<AppendAnswer> {
  const upTo: Record<string, number> = {};
  const late = device.state === 'recording' ? [] : records.filter((record) => isAfterStop(record, device));
  let closed = false;
  for (const stream of streams) {
    const own = records.filter((record) => record.stream === stream.id && !late.includes(record)).sort((a, b) => a.seq - b.seq);
    const sound = await replaceUnsound(db, stream, own, now);
    const written = await writeRecords(db, stream, sound, now);
    const session = stream.session === null ? undefined : await db.sessions.get(stream.session);
    if (session) await count(db, session, stream, written.fresh);
    await tellLate(db, device, stream, late, now);
    closed ||= session?.open === 0;
    if (written.upTo >= 0) upTo[stream.id] = written.upTo;
  }
  if (late.length > 0 && device.state !== 'recording') return { outcome: 'refused', reason: device.state };
  const session = streams[0]?.session;
  if (session == null) throw new Error(`stream ${streams[0]?.id ?? '(none)'} has no session`);
  return { outcome: 'committed', session, upTo, then: closed ? 'wait-for-input' : 'go-on' };
}

/** What a page recorded after Pause, before it heard of it, is not kept; its marks are. */
function isAfterStop(record: CotrailRecord, device: DeviceRow): boolean {
  return record.kind !== 'mark' && record.at > device.stateAt;
}

/** One gap for each run of what was not kept, so that nobody takes the hole for a loss. Records that come again are told of once. */
async function tellLate(db: CotrailDb, device: DeviceRow, stream: StreamRow, late: readonly CotrailRecord[], now: number): Promise<void> {
  const untold = late.filter((record) => record.stream === stream.id && record.seq > (stream.toldSeq ?? -1)).sort((a, b) => a.seq - b.seq);
  const runs: CotrailRecord[][] = [];
  for (const record of untold) {
    const run = runs.at(-1);
    if (run?.at(-1)?.seq === record.seq - 1) run.push(record);
    else runs.push([record]);
  }
  for (const run of runs) {
    const [first, last] = [run[0]!, run.at(-1)!];
    const place = { stream: stream.id, session: stream.session, afterSeq: first.seq === 0 ? null : first.seq - 1, beforeSeq: last.seq + 1 };
    await appendGap(db, device, { ...place, fromAt: first.at, toAt: last.at, count: run.length, reason: device.state }, now);
    stream.toldSeq = last.seq;
  }
  if (runs.length > 0) await db.streams.put(stream);
}

async function count(db: CotrailDb, session: SessionRow, stream: StreamRow, fresh: readonly CotrailRecord[]): Promise<void> {
  countRecords(session, fresh);
  if (stream.origin !== null && !session.sites.includes(stream.origin)) session.sites.push(stream.origin);
  if (stream.tab !== null && !session.tabIds.includes(stream.tab)) session.tabIds.push(stream.tab);
  await db.sessions.put(session);
}
