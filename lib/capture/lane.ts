/** The unacknowledged records of one stream, in order, with their sizes. */
import type { Envelope } from '../events/envelope.ts';
import type { StreamClaim } from '../events/stream.ts';

export interface Lane {
  readonly claim: StreamClaim;
  push(record: Envelope, bytes: number): void;
  /** The first records that fit into `bytes`; with `atLeastOne`, the first one in any case. They stay. */
  peek(bytes: number, atLeastOne?: boolean): Envelope[];
  /** The size of the first `count` records in bytes. */
  measure(count: number): number;
  /** Forgets all records up to that seq and says how many bytes that freed. */
  release(upTo: number): number;
  isEmpty(): boolean;
}

export function createLane(claim: StreamClaim): Lane {
  let entries: { record: Envelope; bytes: number }[] = [];
  const measure = (count: number): number => entries.slice(0, count).reduce((sum, entry) => sum + entry.bytes, 0);
  return {
    claim,
    push(record, bytes) {
      entries.push({ record, bytes });
    },
    peek(bytes, atLeastOne = false) {
      let room = bytes;
      const end = entries.findIndex((entry, index) => (room -= entry.bytes) < 0 && !(atLeastOne && index === 0));
      return entries.slice(0, end === -1 ? entries.length : end).map((entry) => entry.record);
    },
    measure,
    release(upTo) {
      const end = entries.findIndex((entry) => entry.record.seq > upTo);
      const count = end === -1 ? entries.length : end;
      const freed = measure(count);
      entries = entries.slice(count);
      return freed;
    },
    isEmpty: () => entries.length === 0,
  };
}
