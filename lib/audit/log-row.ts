/** A row of a log: one action as it came, its place in the order, and how an address names it. */
import type { Action } from '../events/action.ts';
import { Id, Seq } from '../events/base.ts';
import type { Envelope } from '../events/envelope.ts';
import { readKnown } from '../events/record.ts';

/** Where a row stands: newest first by `at`, then stream, then seq. */
export interface RowPlace {
  at: number;
  stream: string;
  seq: number;
}

export interface LogRow extends RowPlace {
  /** Stable over reloads. */
  key: string;
  /** Null: only a newer version knows it; show `raw`. */
  action: Action | null;
  raw: Envelope;
}

export function readLogRow(raw: Envelope): LogRow {
  const known = readKnown(raw);
  const { at, stream, seq } = raw;
  return { key: `${stream}:${seq}`, at, stream, seq, action: known?.kind === 'action' ? known : null, raw };
}

export function compareNewest(a: RowPlace, b: RowPlace): number {
  return b.at - a.at || (a.stream < b.stream ? 1 : a.stream > b.stream ? -1 : b.seq - a.seq);
}

export function isSamePlace(a: RowPlace | null, b: RowPlace | null): boolean {
  return a !== null && b !== null && compareNewest(a, b) === 0;
}

/** As an address has it: the time too, since that is how the row is found again. */
export function writePlace({ at, stream, seq }: RowPlace): string {
  return `${at}_${stream}_${seq}`;
}

/** Null where the text names no place. */
export function readPlace(text: string | null): RowPlace | null {
  const [at = '', stream = '', seq = '', ...rest] = (text ?? '').split('_');
  if (rest.length > 0 || !/^\d{1,16}(\.\d{1,9})?$/.test(at) || !/^\d{1,16}$/.test(seq)) return null;
  const place = { at: Number(at), stream, seq: Number(seq) };
  return Id.safeParse(stream).success && Seq.safeParse(place.seq).success ? place : null;
}
