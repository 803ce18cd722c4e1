/** All records of this schema version, by kind; and how to read one that may be newer. */
import { z } from 'zod';
import { Action } from './action.ts';
import { Envelope } from './envelope.ts';
import { Frame, FramePart } from './frame.ts';
import { Interaction } from './interaction.ts';
import { SessionClosed, SessionOpened } from './ledger.ts';
import { Gap, Mark } from './mark.ts';
import { MessageText } from './message-text.ts';
import { schemaVersion } from './schema-version.ts';

export { schemaVersion } from './schema-version.ts';

const known = {
  mark: Mark,
  gap: Gap,
  frame: Frame,
  'frame-part': FramePart,
  'session-opened': SessionOpened,
  'session-closed': SessionClosed,
  action: Action,
  interaction: Interaction,
  'message-text': MessageText,
};

/** A record of a kind that this version knows. */
export const KnownRecord = z.union([Interaction, Mark, Gap, Frame, FramePart, SessionOpened, SessionClosed, Action, MessageText]);
export type KnownRecord = z.infer<typeof KnownRecord>;

/** Any record: of a known kind, or of one that only a newer version knows. */
export type CotrailRecord = KnownRecord | Envelope;

/**
 * Reads one record. A record of a known kind must fit its schema when it was written by a version up to ours; of an
 * unknown kind, or from a newer version, only its envelope is read, and it is kept as it came.
 */
export function parseRecord(value: unknown, version: number): z.ZodSafeParseResult<CotrailRecord> {
  const kind = (value as { kind?: unknown } | null)?.kind;
  const schema = typeof kind === 'string' && Object.hasOwn(known, kind) ? known[kind as keyof typeof known] : null;
  if (schema === null || version > schemaVersion) return Envelope.safeParse(value);
  return schema.safeParse(value);
}

/** The record as its known kind, or null where this version does not know it or it does not fit. Readers show null raw. */
export function readKnown(record: CotrailRecord): KnownRecord | null {
  const result = parseRecord(record, schemaVersion);
  return result.success && Object.hasOwn(known, record.kind) ? (result.data as KnownRecord) : null;
}
