/** The address of every screen: the hash, read and written; nothing else decides what is shown. */
import { signal } from '@preact/signals';
import { SessionQuery } from '../lib/events/api.ts';
import { rowKinds, type RowKind } from '../lib/timeline/rows.ts';

export type SessionsQuery = Omit<SessionQuery, 'cursor' | 'limit'>;

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

/** `source` is the place of the feed where there is more than one. */
export type Route = { source: string | null } & (
  { screen: 'sessions'; query: SessionsQuery } | ({ screen: 'session' } & SessionView) | { screen: 'unknown' }
);

export function readRoute(hash: string): Route {
  const url = new URL(hash.replace(/^#/, '') || '/sessions', 'https://cotrail.invalid');
  const source = url.searchParams.get('source');
  if (url.pathname === '/' || url.pathname === '/sessions') return { source, screen: 'sessions', query: readQuery(url.searchParams) };
  const id = /^\/sessions\/([^/]+)$/.exec(url.pathname)?.[1];
  return id === undefined
    ? { source, screen: 'unknown' }
    : { source, screen: 'session', ...readView(decodeURIComponent(id), url.searchParams) };
}

export function writeRoute(route: Route): string {
  const values = route.screen === 'session' ? listViewValues(route) : route.screen === 'sessions' ? Object.entries(route.query) : [];
  const search = new URLSearchParams();
  for (const [key, value] of [...values, ['source', route.source] as const]) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const path = route.screen === 'session' ? `/sessions/${encodeURIComponent(route.id)}` : '/sessions';
  return `#${path}${search.size > 0 ? `?${search}` : ''}`;
}

/** The route that the address names now. */
export const currentRoute = signal<Route>(readRoute(location.hash));
addEventListener('hashchange', () => (currentRoute.value = readRoute(location.hash)));

/** Goes to a route. `replace` is for changes that Back should not stop at, such as the playing position. */
export function goTo(route: Route, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', writeRoute(route));
  currentRoute.value = route;
}

/** What does not fit is left out: an address is typed by people. */
function readQuery(search: URLSearchParams): SessionsQuery {
  const query = [...search].filter(([key, value]) => SessionQuery.safeParse({ [key]: value }).success);
  const { cursor: _cursor, limit: _limit, ...kept } = SessionQuery.parse(Object.fromEntries(query));
  return kept;
}

function readView(id: string, search: URLSearchParams): SessionView {
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

function listViewValues({ at, tab, stream, kinds, words }: SessionView): [string, string | number | null][] {
  return [
    ['at', at === null ? null : Math.round(at)],
    ['tab', tab],
    ['stream', stream],
    ['kinds', kinds?.join(',') ?? null],
    ['words', words],
  ];
}

function readNumber(text: string | null): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
