/** What was recorded and is not yet on disk: kept in order, sent one batch at a time, until the answer covers it. */
import type { AppendAnswer, AppendRequest } from '../events/append.ts';
import type { Envelope } from '../events/envelope.ts';
import type { StreamClaim } from '../events/stream.ts';
import { createHold, type Hold } from './hold.ts';

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
  const hold = createHold();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sending = false;
  let closed = false;
  let answeredAt = 0;
  let failures = 0;

  function schedule(ms: number): void {
    if (timer !== null || sending || closed || hold.measure().all === 0) return;
    timer = setTimeout(() => {
      timer = null;
      void send();
    }, ms);
  }

  async function send(): Promise<boolean> {
    const batch = hold.takeBatch(outboxLimits.batchBytes, outboxLimits.streams);
    if (batch === null) return true;
    sending = true;
    const answer = await waitForAnswer(options.append, batch, (late) => settle(batch, late));
    sending = false;
    const moved = answer !== null && settle(batch, answer);
    failures = moved ? 0 : failures + 1;
    schedule(
      moved ? (hold.measure().all > outboxLimits.batchBytes ? 0 : flushMs) : Math.min(retryMs.most, retryMs.first * 2 ** (failures - 1)),
    );
    return moved;
  }

  /** Takes an answer in, also one that came after we stopped waiting for it. True where the batch is done with. */
  function settle(batch: AppendRequest, answer: AppendAnswer): boolean {
    answeredAt = Date.now();
    if (answer.outcome === 'later') return false;
    if (answer.outcome === 'refused') {
      hold.empty();
      options.onRefused(answer.reason);
      return true;
    }
    for (const [stream, seq] of Object.entries(answer.upTo)) hold.release(stream, seq);
    if (answer.then === 'wait-for-input') options.onSessionEnd(batch.streams.map((claim) => claim.id));
    if (hold.measure().all === 0) options.onDrained();
    return true;
  }

  return {
    open: hold.open,
    retire: hold.retire,
    put(record, bytes) {
      hold.push(record, bytes);
      schedule(flushMs);
    },
    // A first snapshot may be larger than all that we hold: it is taken where no other frame waits.
    hasRoomForFrame: (bytes) => hold.measure().frames < outboxLimits.batchBytes || hold.measure().all + bytes <= outboxLimits.heldBytes,
    mailAll: () => mailHeld(hold, options.mail, ['facts', 'frames']),
    mailIfStale() {
      if (Date.now() - answeredAt > staleMs) mailHeld(hold, options.mail, ['facts']);
    },
    async close() {
      if (timer !== null) clearTimeout(timer);
      closed = true;
      for (let attempt = 0; hold.measure().all > 0 && attempt < 3;) if (sending || !(await send())) attempt = await pause(attempt);
      mailHeld(hold, options.mail, ['facts', 'frames']);
    },
  };
}

async function pause(attempt: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, retryMs.first));
  return attempt + 1;
}

function mailHeld(hold: Hold, mail: OutboxOptions['mail'], kinds: StreamClaim['kind'][]): void {
  for (const lane of kinds.flatMap(hold.lanesOf)) {
    const records = lane.peek(outboxLimits.batchBytes);
    if (records[0] !== undefined) mail(`mail:${lane.claim.id}:${records[0].seq}`, { streams: [lane.claim], records });
  }
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
