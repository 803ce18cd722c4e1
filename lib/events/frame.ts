/** rrweb events as records. They carry no id of their own: `[stream, seq]` is enough, and there are many. */
import { z } from 'zod';
import { Seq } from './base.ts';
import { envelope } from './envelope.ts';

/** rrweb's event types that a reader must know: a full snapshot, and the meta event that precedes it. */
export const fullSnapshotType = 2;
export const metaType = 4;

/** One rrweb event as rrweb made it, masked. `event.timestamp` is the page's wall clock in ms. */
export const Frame = z.looseObject({
  kind: z.literal('frame'),
  ...envelope,
  event: z.looseObject({ type: z.number().int(), timestamp: z.number(), data: z.unknown() }),
});
export type Frame = z.infer<typeof Frame>;

/** A frame over 4 MiB travels as parts with a seq each: `json` pieces from `first` on, `of` in number, joined give the frame's event. */
export const FramePart = z.looseObject({
  kind: z.literal('frame-part'),
  ...envelope,
  first: Seq,
  part: z.number().int().nonnegative(),
  of: z.number().int().positive(),
  /** The rrweb type of the whole, so that a reader can find a full snapshot without joining. */
  eventType: z.number().int(),
  json: z.string(),
});
export type FramePart = z.infer<typeof FramePart>;
