/** Which seqs of a stream were removed for good, and why: runs beside what is covered, so that a reader is told instead of left to guess. */
import type { Hole } from '../../lib/events/mark.ts';
import type { Database } from './database.ts';
import type { RemovedRow } from './tables.ts';

export function readRemoved(db: Database, stream: string): RemovedRow[] {
  return db.all(db.build.selectFrom('removed').selectAll().where('stream', '=', stream).orderBy('firstSeq'));
}

/** Notes a run, as far as it is not noted already, and joins it with its neighbours of the same session and reason. */
export function noteRemoved(db: Database, run: RemovedRow): void {
  const { stream, session, reason } = run;
  const near = db.all(
    db.build
      .selectFrom('removed')
      .selectAll()
      .where('stream', '=', stream)
      .where('firstSeq', '<=', run.lastSeq + 1)
      .where('lastSeq', '>=', run.firstSeq - 1)
      .orderBy('firstSeq'),
  );
  for (const piece of subtractRuns(run, near)) {
    const touching = near.filter((each) => each.session === session && each.reason === reason && isBeside(each, piece));
    for (const { firstSeq } of touching)
      db.run(db.build.deleteFrom('removed').where('stream', '=', stream).where('firstSeq', '=', firstSeq));
    const joined = [...touching, piece].sort((a, b) => a.firstSeq - b.firstSeq);
    const [first, last] = [joined[0]!, joined.at(-1)!];
    const whole = { ...run, firstSeq: first.firstSeq, firstAt: first.firstAt, lastSeq: last.lastSeq, lastAt: last.lastAt };
    db.insertAll('removed', [whole]);
    near.splice(0, near.length, ...near.filter((each) => !touching.includes(each)), whole);
  }
}

/** What was removed, as holes that say why. */
export function toHole({ stream, session, firstSeq, lastSeq, firstAt, lastAt, reason }: RemovedRow): Hole {
  const place = { stream, session, afterSeq: firstSeq === 0 ? null : firstSeq - 1, beforeSeq: lastSeq + 1 };
  return { ...place, fromAt: firstAt, toAt: lastAt, count: lastSeq - firstSeq + 1, reason };
}

/** The parts of a run that none of the others covers; these are in order. */
export function subtractRuns<R extends { firstSeq: number; lastSeq: number }>(
  run: R,
  others: readonly { firstSeq: number; lastSeq: number }[],
): R[] {
  const pieces: R[] = [];
  let next = run.firstSeq;
  for (const { firstSeq, lastSeq } of others) {
    if (lastSeq < next || firstSeq > run.lastSeq) continue;
    if (firstSeq > next) pieces.push({ ...run, firstSeq: next, lastSeq: firstSeq - 1 });
    next = lastSeq + 1;
  }
  if (next <= run.lastSeq) pieces.push({ ...run, firstSeq: next });
  return pieces;
}

function isBeside(a: { firstSeq: number; lastSeq: number }, b: { firstSeq: number; lastSeq: number }): boolean {
  return a.lastSeq === b.firstSeq - 1 || a.firstSeq === b.lastSeq + 1;
}
