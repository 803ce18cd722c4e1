/** Takes what a page recorded: one strict transaction from the session's opening to the last record, answered when it is on disk. */
import type { AppendAnswer, AppendRequest } from '../../lib/events/append.ts';
import { newSalt } from '../../lib/events/commit.ts';
import type { Envelope } from '../../lib/events/envelope.ts';
import type { Place, StreamClaim } from '../../lib/events/stream.ts';
import { type Memory, readMemory } from '../memory.ts';
import { below, type Db, type DeviceRow, type StreamRow, type Work, write } from './db.ts';
import { appendGap, ensureDevice, openStream } from './device.ts';
import { ensureSession, noteAnswer } from './sessions.ts';

/** Interactions that show that somebody is there; a load or a page's own event does not. */
const inputTypes = new Set(['click', 'scroll', 'input', 'form', 'selection']);

export function appendBatch(db: Db, batch: AppendRequest, place: Place, now = Date.now()): Promise<AppendAnswer> {
  return write(db, async (work) => {
    // Read here, after whatever came before in the queue: a tab that is told late keeps nothing that was recorded after the visitor's word.
    const memory = readMemory();
    const device = await openDevice(work, memory, now);
    if (device === null) return { outcome: 'refused', reason: 'no-consent' };
    const streams = new Map<string, StreamRow>();
    for (const claim of batch.streams) {
      const stream = (await work.get('streams', claim.id)) ?? (await openClaimed(work, device, claim, place, memory, now));
      if (stream === null) return { outcome: 'refused', reason: memory.pausedAt === null ? 'no-consent' : 'paused' };
      streams.set(claim.id, stream);
    }
    return keep(work, device, streams, batch.records, memory, now);
  });
}

/** Without consent there is a device only where there was one before. With it, the consent is the first that its ledger says. */
export async function openDevice(work: Work, { answer }: Memory, now: number): Promise<DeviceRow | null> {
  const known = (await work.get('state', 'device')) as DeviceRow | undefined;
  if (known !== undefined) return known;
  if (answer?.answer !== 'given') return null;
  const device = await ensureDevice(work, now);
  await noteAnswer(work, device, answer);
  return device;
}

async function openClaimed(
  work: Work,
  device: DeviceRow,
  claim: StreamClaim,
  { tab, frame, document, origin }: Place,
  { answer, pausedAt }: Memory,
  now: number,
): Promise<StreamRow | null> {
  if (answer?.answer !== 'given' || pausedAt !== null) return null;
  const session = await ensureSession(work, device, answer, Math.min(claim.openedAt, now));
  const { id, kind, openedAt, maskLevel, unmasks } = claim;
  return openStream({
    ...{ id, kind, device: device.id, session: session.id, person: session.person, tab, frame, document, parentDocument: null, origin },
    ...{ maskLevel, openedAt, verified: true, ...(unmasks !== undefined && { unmasks }) },
  });
}

async function keep(
  work: Work,
  device: DeviceRow,
  streams: Map<string, StreamRow>,
  records: readonly Envelope[],
  memory: Memory,
  now: number,
): Promise<AppendAnswer> {
  const endedAt = readEnd(memory);
  const late = records.filter((record) => endedAt !== null && record.kind !== 'mark' && record.at > endedAt);
  const upTo: Record<string, number> = {};
  let isOver = false;
  for (const stream of streams.values()) {
    const own = records.filter((record) => record.stream === stream.id && !late.includes(record));
    await writeRecords(work, stream, own);
    await tellLate(work, device, stream, late, memory, now);
    work.put('streams', stream);
    if (stream.nextSeq > 0) upTo[stream.id] = stream.nextSeq - 1;
    if (stream.session === device.session?.id) noteInput(work, device, own);
    else isOver = true;
  }
  if (late.length > 0) return { outcome: 'refused', reason: memory.pausedAt === null ? 'no-consent' : 'paused' };
  const [first] = streams.values();
  return { outcome: 'committed', session: first?.session ?? '', upTo, then: isOver ? 'wait-for-input' : 'go-on' };
}

/** From when on nothing may be kept; null: it may. */
function readEnd({ answer, pausedAt }: Memory): number | null {
  return answer?.answer === 'given' ? pausedAt : (answer?.at ?? 0);
}

async function writeRecords(work: Work, stream: StreamRow, records: readonly Envelope[]): Promise<void> {
  const known = new Set(
    (await work.list('records', IDBKeyRange.bound([stream.id, stream.nextSeq], below(stream.id).upper))).map(({ seq }) => seq),
  );
  for (const record of records) {
    // What comes by both doors, or again, is here already.
    if (record.seq < stream.nextSeq || known.has(record.seq)) continue;
    work.put('records', { stream: stream.id, seq: record.seq, salt: newSalt(), record });
    known.add(record.seq);
    stream.lastAt = Math.max(stream.lastAt, record.at);
    if (record.kind === 'mark' && record['mark'] === 'ended') stream.over = 1;
  }
  while (known.has(stream.nextSeq)) stream.nextSeq += 1;
}

/** One gap for what came too late to be kept, so that nobody takes the hole for a loss. */
async function tellLate(
  work: Work,
  device: DeviceRow,
  stream: StreamRow,
  late: readonly Envelope[],
  { pausedAt }: Memory,
  now: number,
): Promise<void> {
  const own = late.filter((record) => record.stream === stream.id && record.seq > (stream.toldSeq ?? -1));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return;
  // Without its end mark the stream ends here: its recorder is told to stop.
  const beforeSeq = stream.over === 1 ? last.seq + 1 : null;
  stream.over = 1;
  stream.toldSeq = last.seq;
  const hole = { stream: stream.id, session: stream.session, afterSeq: first.seq === 0 ? null : first.seq - 1, beforeSeq };
  const reason = pausedAt === null ? 'consent-withdrawn' : 'paused';
  await appendGap(work, device, { ...hole, fromAt: first.at, toAt: last.at, count: own.length, reason }, now);
}

function noteInput(work: Work, device: DeviceRow, records: readonly Envelope[]): void {
  const { session } = device;
  if (session === null) return;
  for (const record of records) {
    session.lastAt = Math.max(session.lastAt, record.at);
    if (record.kind === 'interaction' && inputTypes.has(String(record['type'])))
      session.lastInputAt = Math.max(session.lastInputAt ?? 0, record.at);
  }
  work.put('state', device);
}
