/** The live picture of a console for whoever teaches it: the shapes of its signals, newest first, and how often each rule wrote something. */
import { liveQuery } from 'dexie';
import type { MatchRow, ShapeRow } from './console-rows.ts';
import { db } from './db.ts';

export interface ConsoleView {
  shapes: ShapeRow[];
  matches: MatchRow[];
}

const mostShapes = 200;

/** Calls `onChange` now and after each change, until the returned function is called. A null site: of all consoles. */
export function watchConsoleView(
  site: string | null,
  onChange: (view: ConsoleView) => void,
  onError: (error: unknown) => void,
): () => void {
  const read = async (): Promise<ConsoleView> => ({
    shapes: await db.shapes
      .orderBy('lastAt')
      .reverse()
      .filter((row) => site === null || row.site === site)
      .limit(mostShapes)
      .toArray(),
    matches: await db.matches.toArray(),
  });
  const subscription = liveQuery(read).subscribe({ next: onChange, error: onError });
  return () => subscription.unsubscribe();
}
