/** What was recorded and is not yet on disk: kept in order, sent one batch at a time, until the answer covers it. */
import type { AppendAnswer, AppendRequest } from '../events/append.ts';
import type { Envelope } from '../events/envelope.ts';
import type { StreamClaim } from '../events/stream.ts';
import { createLane, type Lane } from './lane.ts';

export interface OutboxOptions {
  append: (batch: AppendRequest) => Promise<AppendAnswer>;
  mail: (key: string, batch: AppendRequest) => void;
  /** The session of these streams has ended. */
  onSessionEnd: (streams: string[]) => void;
  /** Nothing more will be kept. The outbox has emptied itself. */
  onRefused: (reason: string) => void;
  /** All is on disk. */
  onDrained: () => void;
}

export interface Outbox {
  open(claim: StreamClaim): void;
  /** Nothing more will be put into this stream: it is forgotten once all of it is acknowledged. */
  retire(stream: string): void;
  /** Keeps a record and sends it within 250 ms. */
  put(record: Envelope, bytes: number): void;
  /** False where a frame of that size must not be put: too much waits already, and facts go first. */
  hasRoomForFrame(bytes: number): boolean;
  /** Writes what is not acknowledged into the mailbox, facts first, at most 256 KiB a stream. Synchronous. */
  mailAll(): void;
  /** Mails the facts where the background may be asleep: no answer for 20 s. */
  mailIfStale(): void;
  /** Sends what is left without waiting, and mails what three attempts did not bring through. */
  close(): Promise<void>;
}

export const outboxLimits = { batchBytes: 256 * 1024, heldBytes: 16 * 1024 * 1024, streams: 4 } as const;
const flushMs = 250;
const answerMs = 5_000;
const staleMs = 20_000;
const retryMs = { first: 500, most: 5_000 } as const;

export function createOutbox(options: OutboxOptions): Outbox {
  const lanes = new Map<string, Lane>();
  const retired = new Set<string>();
  let held = 0;
  let heldFrames = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sending = false;
  let closed = false;
  let answeredAt = 0;
  let failures = 0;

  function schedule(ms: number): void {
    if (timer !== null || sending || closed || held === 0) return;
    timer = setTimeout(() => {
      timer = null;
      void send();
    }, ms);
  }

  async function send(): Promise<boolean> {
    const batch = takeBatch(lanes);
    if (batch === null) return true;
    sending = true;
    const answer = await waitForAnswer(options.append, batch, (late) => settle(batch, late));
    sending = false;
    const moved = answer !== null && settle(batch, answer);
    failures = moved ? 0 : failures + 1;
    schedule(moved ? (held > outboxLimits.batchBytes ? 0 : flushMs) : Math.min(retryMs.most, retryMs.first * 2 ** (failures - 1)));
    return moved;
  }

  /** Takes an answer in, also one that came after we stopped waiting for it. True where the batch is done with. */
  function settle(batch: AppendRequest, answer: AppendAnswer): boolean {
    answeredAt = Date.now();
    if (answer.outcome === 'later') return false;
    if (answer.outcome === 'refused') {
      empty();
      options.onRefused(answer.reason);
      return true;
    }
    for (const [stream, seq] of Object.entries(answer.upTo)) release(stream, seq);
    if (answer.then === 'wait-for-input') options.onSessionEnd(batch.streams.map((claim) => claim.id));
    if (held === 0) options.onDrained();
    return true;
  }

  function release(stream: string, upTo: number): void {
    const lane = lanes.get(stream);
    if (lane === undefined) return;
    const freed = lane.release(upTo);
    held -= freed;
    if (lane.claim.kind === 'frames') heldFrames -= freed;
    if (lane.isEmpty() && retired.delete(stream)) lanes.delete(stream);
  }

  function empty(): void {
    lanes.clear();
    held = 0;
    heldFrames = 0;
  }

  function mail(kind: 'facts' | 'frames'): void {
    for (const lane of lanes.values()) {
      if (lane.claim.kind !== kind) continue;
      const records = lane.peek(outboxLimits.batchBytes);
      if (records[0] !== undefined) options.mail(`mail:${lane.claim.id}:${records[0].seq}`, { streams: [lane.claim], records });
    }
  }

  function mailAll(): void {
    mail('facts');
    mail('frames');
  }

  return {
    open: (claim) => void lanes.set(claim.id, createLane(claim)),
    retire(stream) {
      retired.add(stream);
      release(stream, -1);
    },
    put(record, bytes) {
      const lane = lanes.get(record.stream);
      if (lane === undefined) return; // Its stream was refused: there is nowhere to keep it, and its recorder is being stopped.
      lane.push(record, bytes);
      held += bytes;
      if (lane.claim.kind === 'frames') heldFrames += bytes;
      schedule(flushMs);
    },
    // A first snapshot may be larger than all that we hold: it is taken where no other frame waits.
    hasRoomForFrame: (bytes) => heldFrames < outboxLimits.batchBytes || held + bytes <= outboxLimits.heldBytes,
    mailAll,
    mailIfStale() {
      if (Date.now() - answeredAt > staleMs) mail('facts');
    },
    async close() {
      if (timer !== null) clearTimeout(timer);
      closed = true;
      for (let attempt = 0; held > 0 && attempt < 3;) if (sending || !(await send())) attempt = await pause(attempt);
      mailAll();
    },
  };
}

async function pause(attempt: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, retryMs.first));
  return attempt + 1;
}

/** The next batch: facts before frames, in the order of opening; always at least one record. */
function takeBatch(lanes: ReadonlyMap<string, Lane>): AppendRequest | null {
  const waiting = [...lanes.values()].filter((lane) => !lane.isEmpty());
  const ordered = [...waiting.filter((lane) => lane.claim.kind === 'facts'), ...waiting.filter((lane) => lane.claim.kind === 'frames')];
  const batch: AppendRequest = { streams: [], records: [] };
  let room: number = outboxLimits.batchBytes;
  for (const lane of ordered.slice(0, outboxLimits.streams)) {
    if (room <= 0) break;
    const records = lane.peek(room, batch.records.length === 0);
    if (records.length === 0) break;
    batch.streams.push(lane.claim);
    batch.records.push(...records);
    room -= lane.measure(records.length);
  }
  return batch.records.length === 0 ? null : batch;
}

/** The answer; null where it was refused by the transport or did not come in time. One that comes late is told to `onLate`. */
function waitForAnswer(
  append: OutboxOptions['append'],
  batch: AppendRequest,
  onLate: (answer: AppendAnswer) => void,
): Promise<AppendAnswer | null> {
  return new Promise((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      resolve(null);
    }, answerMs);
    const settle = (answer: AppendAnswer | null): void => {
      clearTimeout(timer);
      if (!late) resolve(answer);
      else if (answer !== null) onLate(answer);
    };
    // A rejected append is the background being dead or replaced: the records stay, and are sent again.
    append(batch).then(settle, () => settle(null));
  });
}
