/** Local copies stay for a set number of days; what a collector has not acknowledged stays longer. */
import type { CotrailDb, SessionRow } from './db.ts';

const dayMs = 86_400_000;

/**
 * Deletes sessions that ended more than `days` ago, with their streams. With a collector set, a session that is not wholly acknowledged stays.
 * Returns how many it deleted.
 */
export async function deleteExpired(db: CotrailDb, days: number, hasCollector: boolean, now: number): Promise<number> {
  const expired = await db.sessions
    .where('lastAt')
    .below(now - days * dayMs)
    .toArray();
  let deleted = 0;
  for (const session of expired) if (session.open === 0 && (await deleteSession(db, session, hasCollector))) deleted += 1;
  return deleted;
}

function deleteSession(db: CotrailDb, session: SessionRow, hasCollector: boolean): Promise<boolean> {
  return db.transaction('rw', db.tables, async () => {
    const streams = await db.streams.where('session').equals(session.id).toArray();
    const ids = streams.map((stream) => stream.id);
    const ledger = await db.streams.where('kind').equals('ledger').toArray();
    const waiting = await db.chunks
      .where('stream')
      .anyOf([...ids, ...ledger.map((stream) => stream.id)])
      .count();
    const isUnsealed = [...streams, ...ledger].some((stream) => stream.unsealedSince !== null);
    if (hasCollector && (waiting > 0 || isUnsealed)) return false;
    await db.records.where('[session+at]').between([session.id, 0], [session.id, Infinity]).delete(); // its facts, and the ledger's records about it
    for (const id of ids) {
      await db.frames.where('[stream+seq]').between([id, 0], [id, Infinity]).delete();
      await db.manifests.where('[stream+firstSeq]').between([id, 0], [id, Infinity]).delete();
    }
    const chunks = await db.chunks.where('stream').anyOf(ids).primaryKeys();
    await db.chunks.bulkDelete(chunks);
    await db.bytes.bulkDelete(chunks);
    await db.streams.bulkDelete(ids);
    await db.sessions.delete(session.id);
    return true;
  });
}
