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
}

/** A session from its beginning, or at a moment, with everything shown. */
export function viewSession(id: string, moment: Partial<Pick<SessionView, 'at' | 'tab'>> = {}): SessionView {
  return { id, at: null, tab: null, stream: null, kinds: null, words: '', ...moment };
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
  };
}

export function writeSessionView({ at, tab, stream, kinds, words }: SessionView): URLSearchParams {
  const values = Object.entries({ at: at === null ? null : Math.round(at), tab, stream, kinds: kinds?.join(',') ?? null, words });
  return new URLSearchParams(values.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, String(value)]])));
}

function readNumber(text: string | null): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
