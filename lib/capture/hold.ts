/** All unacknowledged records, by stream, and how much they are. */
import type { AppendRequest } from '../events/append.ts';
import type { Envelope } from '../events/envelope.ts';
import type { StreamClaim } from '../events/stream.ts';
import { createLane, type Lane } from './lane.ts';

export interface Hold {
  open(claim: StreamClaim): void;
  /** The stream is forgotten once it is empty. */
  retire(stream: string): void;
  push(record: Envelope, bytes: number): void;
  release(stream: string, upTo: number): void;
  empty(): void;
  /** The next batch: facts before frames, in the order of opening; at least one record, null where there is none. */
  takeBatch(bytes: number, streams: number): AppendRequest | null;
  lanesOf(kind: StreamClaim['kind']): Lane[];
  /** Bytes held: of all streams, and of frames. */
  measure(): { all: number; frames: number };
}

export function createHold(): Hold {
  const lanes = new Map<string, Lane>();
  const retired = new Set<string>();
  const held = { all: 0, frames: 0 };
  const lanesOf = (kind: StreamClaim['kind']): Lane[] => [...lanes.values()].filter((lane) => lane.claim.kind === kind && !lane.isEmpty());

  function count(lane: Lane, bytes: number): void {
    held.all += bytes;
    if (lane.claim.kind === 'frames') held.frames += bytes;
  }

  function release(stream: string, upTo: number): void {
    const lane = lanes.get(stream);
    if (lane === undefined) return;
    count(lane, -lane.release(upTo));
    if (lane.isEmpty() && retired.delete(stream)) lanes.delete(stream);
  }

  return {
    open: (claim) => void lanes.set(claim.id, createLane(claim)),
    retire(stream) {
      retired.add(stream);
      release(stream, -1);
    },
    push(record, bytes) {
      const lane = lanes.get(record.stream);
      if (lane === undefined) return; // Its stream was refused: there is nowhere to keep it, and its recorder is being stopped.
      lane.push(record, bytes);
      count(lane, bytes);
    },
    release,
    empty() {
      lanes.clear();
      Object.assign(held, { all: 0, frames: 0 });
    },
    takeBatch: (bytes, streams) => fillBatch([...lanesOf('facts'), ...lanesOf('frames')].slice(0, streams), bytes),
    lanesOf,
    measure: () => held,
  };
}

function fillBatch(lanes: Lane[], bytes: number): AppendRequest | null {
  const batch: AppendRequest = { streams: [], records: [] };
  let room = bytes;
  for (const lane of lanes) {
    const records = room > 0 ? lane.peek(room, batch.records.length === 0) : [];
    if (records.length === 0) break;
    batch.streams.push(lane.claim);
    batch.records.push(...records);
    room -= lane.measure(records.length);
  }
  return batch.records.length === 0 ? null : batch;
}
