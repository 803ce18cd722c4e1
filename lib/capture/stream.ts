/** One stream as its writer sees it: its claim, and the stamp of its next record. */
import { newId } from '../events/id.ts';
import type { StreamClaim } from '../events/stream.ts';
import type { Masks } from './masks.ts';

export interface Stamp {
  stream: string;
  seq: number;
  at: number;
  mono: number;
}

export interface Stream {
  readonly claim: StreamClaim;
  /** Takes the next seq. `at` is wall time in ms, for records whose time is already known. */
  stamp(at?: number): Stamp;
  /** The last seq that was stamped, null before the first. */
  readLastSeq(): number | null;
}

export function createStream(kind: 'facts' | 'frames', { level, unmasks }: Pick<Masks, 'level' | 'unmasks'>, parentIsTop: boolean): Stream {
  const openedAt = Date.now();
  const claim: StreamClaim = { id: newId(openedAt), kind, openedAt, maskLevel: level, unmasks, ...(parentIsTop && { parentIsTop }) };
  let next = 0;
  return {
    claim,
    stamp: (at = Date.now()) => ({ stream: claim.id, seq: next++, at, mono: performance.now() }),
    readLastSeq: () => (next === 0 ? null : next - 1),
  };
}
