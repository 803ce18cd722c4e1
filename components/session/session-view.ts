/** What the address of a session says: where the player stands, which tab it follows, what the timeline shows. */
import { rowKinds, type RowKind } from '../../lib/timeline/rows.ts';

export interface SessionView {
  id: string;
  /** Ms epoch. */
  at: number | null;
  /** Null follows the activity. */
  tab: number | null;
  stream: string | null;
  kinds: RowKind[] | null;
  words: string;
  /** A linked session that is shown too, and which of the two: `own` is the one that the address names. */
  other: string | null;
  side: Side;
}

export const sides = ['own', 'other', 'both'] as const;
export type Side = (typeof sides)[number];

/** A session from its beginning, or at a moment, with everything shown. */
export function viewSession(id: string, moment: Partial<Pick<SessionView, 'at' | 'tab'>> = {}): SessionView {
  return { id, at: null, tab: null, stream: null, kinds: null, words: '', other: null, side: 'own', ...moment };
}

export function readSessionView(id: string, search: URLSearchParams): SessionView {
  const kinds = search
    .get('kinds')
    ?.split(',')
    .filter((kind): kind is RowKind => (rowKinds as readonly string[]).includes(kind));
  return {
    id,
    at: readNumber(search.get('at')),
    tab: readNumber(search.get('tab')),
    stream: search.get('stream'),
    kinds: kinds ?? null,
    words: search.get('words') ?? '',
    other: search.get('with'),
    side: sides.find((side) => side === search.get('side')) ?? 'own',
  };
}

export function writeSessionView({ at, tab, stream, kinds, words, other, side }: SessionView): URLSearchParams {
  const linked = other === null || side === 'own' ? {} : { with: other, side };
  const values = Object.entries({
    at: at === null ? null : Math.round(at),
    tab,
    stream,
    kinds: kinds?.join(',') ?? null,
    words,
    ...linked,
  });
  return new URLSearchParams(values.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, String(value)]])));
}

function readNumber(text: string | null): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
