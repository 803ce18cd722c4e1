/** The shapes of signals that passed by: what no rule meant, and how often each rule wrote something. No values are here, only what things are like. */
import type { SignalShape } from '../events/sighting.ts';
import type { CotrailDb } from './db.ts';

const keptMs = 14 * 86_400_000;
const mostShapes = 1_000;

/** Counts one signal. Call in a transaction over `shapes`. */
export async function countShape(
  db: CotrailDb,
  site: string,
  tab: number | null,
  shape: SignalShape,
  matched: string[],
  at: number,
): Promise<void> {
  const key = JSON.stringify([site, shape.kind, shape.method, shape.host, shape.path, shape.keys, shape.selector]);
  const known = await db.shapes.get(key);
  const row = known ?? { key, site, tab, shape, count: 0, firstAt: at, lastAt: at, matched };
  await db.shapes.put({ ...row, tab, count: row.count + 1, lastAt: Math.max(row.lastAt, at), matched });
}

/** Counts an action that a rule wrote. */
export async function countMatch(db: CotrailDb, profile: string, rule: string, at: number): Promise<void> {
  const known = await db.matches.get([profile, rule]);
  await db.matches.put({ profile, rule, count: (known?.count ?? 0) + 1, lastAt: Math.max(known?.lastAt ?? 0, at) });
}

/** Old ones go, and beyond a thousand the oldest. */
export async function forgetShapes(db: CotrailDb, now: number): Promise<void> {
  await db.shapes
    .where('lastAt')
    .below(now - keptMs)
    .delete();
  const surplus = (await db.shapes.count()) - mostShapes;
  if (surplus > 0) await db.shapes.bulkDelete(await db.shapes.orderBy('lastAt').limit(surplus).primaryKeys());
}
