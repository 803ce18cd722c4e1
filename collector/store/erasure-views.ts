/** When an erased conversation was to be seen: kept without a word of which it was, since frames that show it may come later. */
import type { Action } from '../../lib/events/action.ts';
import { StreamHeader } from '../../lib/events/stream.ts';
import { findShown, joinViews, readView } from '../../lib/events/views.ts';
import { write, type Database } from './database.ts';
import type { ErasureViewRow } from './tables.ts';

/** Takes in what an action says of a view. True where that changed something. */
export function addView(db: Database, erasure: string, action: Action): boolean {
  const said = readView(action);
  if (said === null) return false;
  const known = db.get(
    db.build.selectFrom('erasure_views').selectAll().where('erasure', '=', erasure).where('visit', '=', said.span.visit),
  );
  const { visit, session, tab, document, fromAt, toAt } = joinViews(known ?? undefined, said, action.view?.dwellMs ?? null);
  const row = [erasure, visit, session, tab, document, fromAt, toAt];
  if (
    known !== null &&
    JSON.stringify(row) === JSON.stringify([erasure, visit, known.session, known.tab, known.document, known.fromAt, known.toAt])
  )
    return false;
  db.run(
    write('insert or replace into erasure_views (erasure, visit, session, tab, document, fromAt, toAt) values (?, ?, ?, ?, ?, ?, ?)', row),
  );
  return true;
}

export interface ShowingStream {
  id: string;
  kind: string;
  session: string;
  /** When it may show what is erased. Never empty. */
  windows: { from: number; to: number }[];
}

/** The streams of pages that may show what an erasure's views showed; `until` is when it was asked for. */
export function listShowing(db: Database, erasure: string, until: number): ShowingStream[] {
  const views = db.all(db.build.selectFrom('erasure_views').selectAll().where('erasure', '=', erasure));
  const sessions = Map.groupBy(views, (view) => view.session);
  return [...sessions].flatMap(([session, seen]) => (session === null ? [] : listShowingOf(db, session, seen, until)));
}

function listShowingOf(db: Database, session: string, views: readonly ErasureViewRow[], until: number): ShowingStream[] {
  const streams = db
    .all(db.build.selectFrom('streams').select(['id', 'kind', 'header', 'tab', 'lastAt']).where('session', '=', session))
    .map((row) => {
      const header = row.header === null ? null : StreamHeader.parse(JSON.parse(row.header));
      return { ...row, document: header?.document ?? null, parentDocument: header?.parentDocument ?? null };
    });
  const endOf = (document: string | null): number | null =>
    document === null
      ? null
      : streams.reduce<number | null>((end, each) => (each.document === document ? Math.max(end ?? 0, each.lastAt ?? 0) : end), null);
  return streams.flatMap(({ id, kind, ...stream }) => {
    const windows = views.flatMap((view) => findShown(view, { session, ...stream }, endOf(view.document)) ?? []);
    const bounded = windows.map(({ from, to }) => ({ from, to: Math.min(to, until) })).filter(({ from, to }) => from <= to);
    return bounded.length === 0 ? [] : [{ id, kind, session, windows: bounded }];
  });
}

export function isWithin(windows: ShowingStream['windows'], at: number): boolean {
  return windows.some(({ from, to }) => at >= from && at <= to);
}
