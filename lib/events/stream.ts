/** A stream: one writer, one sequence. Its header travels with each upload. */
import { z } from 'zod';
import { EpochMs, Id, MaskLevel, Origin } from './base.ts';
import { Person } from './person.ts';

export const StreamKind = z.enum(['facts', 'frames', 'ledger', 'transcripts']);
export type StreamKind = z.infer<typeof StreamKind>;

/**
 * What the recorder claims of a stream with each message; the background adds the rest from the sender. `parentIsTop` is there
 * for a frame that stands directly in the top document: only then is its parent's document known.
 */
export const StreamClaim = z.looseObject({
  id: Id,
  kind: z.enum(['facts', 'frames']),
  openedAt: EpochMs,
  maskLevel: MaskLevel,
  unmasks: z.boolean().optional(),
  parentIsTop: z.boolean().optional(),
});
export type StreamClaim = z.infer<typeof StreamClaim>;

/**
 * A stream's header. Tab, frame, document and origin come from the browser (`sender`), never from the page.
 * `parentDocument` is the document of the frame that this one stands in. `verified` is false for records that came by mail
 * before any message of that stream: their sender is not known. A ledger has no session, person or place.
 */
export const StreamHeader = z.looseObject({
  id: Id,
  kind: StreamKind,
  device: Id,
  session: Id.nullable(),
  person: Person.nullable(),
  tab: z.number().int().nullable(),
  frame: z.number().int().nullable(),
  document: z.string().max(200).nullable(),
  parentDocument: z.string().max(200).nullable(),
  origin: Origin.nullable(),
  maskLevel: MaskLevel.nullable(),
  /** Whether a rule kept text that the level masks; absent where the recorder did not say so yet. */
  unmasks: z.boolean().optional(),
  openedAt: EpochMs,
  verified: z.boolean(),
});
export type StreamHeader = z.infer<typeof StreamHeader>;

/** Where a batch comes from, as the browser says and never as the page does. `document` is null where the browser has no ids for documents. */
export interface Place {
  tab: number;
  frame: number;
  document: string | null;
  origin: string;
}
