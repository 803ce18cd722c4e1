/** Turns stored frames and parts of frames into rrweb events, still untrusted, in order of seq. */
import type { Envelope } from '../events/envelope.ts';
import { Frame, FramePart } from '../events/frame.ts';

export interface PartJoiner {
  /** The event that this record is, or completes; `waiting` where parts are still to come; null where it is malformed. */
  add(record: Envelope): { event: unknown } | 'waiting' | null;
}

/** One per stream: the parts of one frame follow each other, though perhaps not in one page. */
export function createPartJoiner(): PartJoiner {
  let open: { first: number; pieces: string[] } | null = null;
  const addPart = ({ first, part, of, json }: FramePart): { event: unknown } | 'waiting' | null => {
    if (part === 0) open = { first, pieces: [] };
    if (open === null || open.first !== first || open.pieces.length !== part) return null;
    open.pieces.push(json);
    if (open.pieces.length < of) return 'waiting';
    const whole = open.pieces.join('');
    open = null;
    return readJson(whole);
  };
  return {
    add(record) {
      const frame = Frame.safeParse(record);
      if (frame.success) return { event: frame.data.event };
      const part = FramePart.safeParse(record);
      return part.success ? addPart(part.data) : null;
    },
  };
}

function readJson(text: string): { event: unknown } | null {
  try {
    return { event: JSON.parse(text) };
  } catch {
    return null; // Counted by the caller as an event that could not be read.
  }
}
