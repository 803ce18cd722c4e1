/** From records to the rows of a timeline: what is worth a row, in order of time, each with its place in the replay. */
import type { StreamView } from '../events/api.ts';
import type { Envelope } from '../events/envelope.ts';
import { interactionTypes } from '../events/interaction.ts';
import type { Hole } from '../events/mark.ts';
import { readKnown, type KnownRecord } from '../events/record.ts';

/** What a row can be filtered by: the interaction types, and the rest by kind. `other` is what only a newer version knows. */
export const rowKinds = [...interactionTypes, 'action', 'gap', 'mark', 'session', 'other'] as const;
export type RowKind = (typeof rowKinds)[number];

export interface Row {
  /** Stable over reloads: stream and seq, or the hole's place. */
  key: string;
  kind: RowKind;
  at: number;
  /** Where the row lasts: a gap's end. */
  until: number | null;
  stream: string | null;
  tab: number | null;
  /** False where it is not known which page sent it. */
  verified: boolean;
  /** What it is about; `hole` where only the missing seqs are known, `removed` where these were a ledger's: no page was missing then; null: show `raw`. */
  known: KnownRecord | { kind: 'hole'; gap: Hole } | { kind: 'removed'; gap: Hole } | null;
  raw: Envelope | null;
  /** Whose it is, where two sessions are shown together. */
  side?: 'agent' | 'customer';
  /** By how much `at` differs from what its machine's clock said; absent: not at all. */
  movedMs?: number;
}

/** Marks that every stream has, or that say nothing to a viewer. */
const quietMarks = new Set(['started', 'ended', 'hidden', 'visible']);

/** The rows of some records, in their order. */
export function listRows(records: readonly Envelope[], streams: readonly StreamView[]): Row[] {
  const views = new Map(streams.map((view) => [view.header.id, view]));
  return records.flatMap((record) => {
    const known = readKnown(record);
    const kind = chooseKind(known);
    if (kind === null) return [];
    const view = views.get(record.stream);
    const place = { stream: record.stream, tab: view?.header.tab ?? null, verified: view?.header.verified ?? true };
    const until = known?.kind === 'gap' ? known.gap.toAt : null;
    return [{ key: `${record.stream}:${record.seq}`, kind, at: findTime(record, known), until, ...place, known, raw: record }];
  });
}

/** When it held: a gap and a session's end may be written long after. */
function findTime(record: Envelope, known: KnownRecord | null): number {
  if (known?.kind === 'gap') return known.gap.fromAt ?? record.at;
  return known?.kind === 'session-closed' ? known.endedAt : record.at;
}

/** The rows of holes that no gap record tells of: seqs that never arrived. */
export function listHoleRows(streams: readonly StreamView[], rows: readonly Row[]): Row[] {
  const told = new Set(rows.flatMap(({ known }) => (known?.kind === 'gap' ? [nameHole(known.gap)] : [])));
  return streams.flatMap(({ header, missing, lastAt }) =>
    missing
      .filter((gap) => !told.has(nameHole(gap)))
      .map((gap): Row => ({
        key: `hole:${nameHole(gap)}`,
        kind: 'gap',
        at: gap.fromAt ?? lastAt ?? header.openedAt,
        until: gap.toAt,
        stream: header.id,
        tab: header.tab,
        verified: header.verified,
        known: { kind: 'hole', gap },
        raw: null,
      })),
  );
}

/** The rows of what was removed for good from ledgers: actions, and what they said of the session. */
export function listRemovedRows(removed: readonly Hole[]): Row[] {
  return removed.map((gap): Row => ({
    key: `removed:${nameHole(gap)}`,
    kind: 'gap',
    at: gap.fromAt ?? 0,
    // One action has a moment, and no length.
    until: gap.toAt === gap.fromAt ? null : gap.toAt,
    stream: gap.stream,
    tab: null,
    verified: true,
    known: { kind: 'removed', gap },
    raw: null,
  }));
}

/** Adds rows and keeps the order of time; rows of one time keep the order in which they came, between the session's begin and end. */
export function mergeRows(rows: readonly Row[], more: readonly Row[]): Row[] {
  const merged = [...rows, ...more];
  const sorted = merged.every((row, index) => index === 0 || compareRows(merged[index - 1]!, row) <= 0);
  return sorted ? merged : merged.sort(compareRows);
}

function compareRows(a: Row, b: Row): number {
  return a.at - b.at || rankInMoment(a) - rankInMoment(b);
}

function rankInMoment({ known }: Row): number {
  return known?.kind === 'session-opened' ? -1 : known?.kind === 'session-closed' ? 1 : 0;
}

/** The hole of a gap row, whichever way it is known. */
export function readHole(row: Row): Hole | null {
  const { known } = row;
  return known?.kind === 'gap' || known?.kind === 'hole' || known?.kind === 'removed' ? known.gap : null;
}

function chooseKind(known: KnownRecord | null): RowKind | null {
  if (known === null) return 'other';
  if (known.kind === 'interaction') return known.type;
  if (known.kind === 'session-opened' || known.kind === 'session-closed') return 'session';
  if (known.kind === 'frame' || known.kind === 'frame-part' || known.kind === 'message-text') return null;
  if (known.kind === 'mark') return quietMarks.has(known.mark) ? null : 'mark';
  return known.kind;
}

function nameHole(hole: Hole): string {
  return [hole.stream, hole.afterSeq, hole.beforeSeq].join(':');
}
