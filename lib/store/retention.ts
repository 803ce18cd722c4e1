/** Local copies stay for a set number of days; what a collector has not acknowledged stays longer. */
import type { CotrailDb, SessionRow, StreamRow } from './db.ts';

const dayMs = 86_400_000;

/**
 * Deletes sessions that ended more than `days` ago, with their streams. With a collector set, a session that is not wholly acknowledged stays.
 * Returns how many it deleted. Actions of no session go by their own age.
 */
export async function deleteExpired(db: CotrailDb, days: number, hasCollector: boolean, now: number): Promise<number> {
  const before = now - days * dayMs;
  const expired = await db.sessions.where('lastAt').below(before).toArray();
  await deleteLooseActions(db, before, hasCollector);
  let deleted = 0;
  for (const session of expired) if (session.open === 0 && (await deleteSession(db, session, hasCollector)) !== null) deleted += 1;
  return deleted;
}

/**
 * Makes room on a full disk: the oldest session goes that has ended and whose every record a collector has acknowledged. False where there is none: what is nowhere else is never
 * given up for something newer.
 */
export async function evictOldest(db: CotrailDb, now: number): Promise<boolean> {
  for (const session of await db.sessions.orderBy('lastAt').toArray()) {
    const records = session.open === 0 ? await deleteSession(db, session, true) : null;
    if (records === null) continue;
    await noteEvicted(db, records, now);
    return true;
  }
  return false;
}

/** After the deletion, which is what makes room for this. */
function noteEvicted(db: CotrailDb, records: number, now: number): Promise<unknown> {
  return db.device
    .where('key')
    .equals('device')
    .modify((row) => {
      const { evicted = { sessions: 0, records: 0, since: now } } = row;
      row.evicted = { sessions: evicted.sessions + 1, records: evicted.records + records, since: evicted.since, at: now };
    });
}

/** How many records it was; null where it has to stay. */
function deleteSession(db: CotrailDb, session: SessionRow, hasCollector: boolean): Promise<number | null> {
  return db.transaction('rw', db.tables, async () => {
    const streams = await db.streams.where('session').equals(session.id).toArray();
    const ids = streams.map((stream) => stream.id);
    const ledger = await db.streams.where('kind').equals('ledger').toArray();
    if (hasCollector && (await isWaiting(db, [...streams, ...ledger]))) return null;
    let records = await db.records.where('[session+at]').between([session.id, 0], [session.id, Infinity]).delete(); // its facts, and the ledger's records about it
    await db.actions.where('[session+at+stream+seq]').between([session.id], [session.id, Infinity]).delete();
    for (const id of ids) {
      records += await db.frames.where('[stream+seq]').between([id, 0], [id, Infinity]).delete();
      await db.manifests.where('[stream+firstSeq]').between([id, 0], [id, Infinity]).delete();
    }
    const chunks = await db.chunks.where('stream').anyOf(ids).primaryKeys();
    await db.chunks.bulkDelete(chunks);
    await db.bytes.bulkDelete(chunks);
    await db.streams.bulkDelete(ids);
    await db.sessions.delete(session.id);
    return records;
  });
}

/** Whether anything of the streams is not acknowledged. */
async function isWaiting(db: CotrailDb, streams: StreamRow[]): Promise<boolean> {
  const ids = streams.map((stream) => stream.id);
  return streams.some((stream) => stream.unsealedSince !== null) || (await db.chunks.where('stream').anyOf(ids).count()) > 0;
}

function deleteLooseActions(db: CotrailDb, before: number, hasCollector: boolean): Promise<void> {
  return db.transaction('rw', [db.actions, db.packs, db.records, db.streams, db.chunks], async () => {
    if (hasCollector && (await isWaiting(db, await db.streams.where('kind').equals('ledger').toArray()))) return;
    const loose = await db.actions
      .where('[at+stream+seq]')
      .below([before])
      .filter(({ session }) => session === undefined)
      .toArray();
    await db.records.bulkDelete(loose.map(({ stream, seq }): [string, number] => [stream, seq]));
    await db.actions.bulkDelete(loose.map(({ arrival }) => arrival!));
  });
}
