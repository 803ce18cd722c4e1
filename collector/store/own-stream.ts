/** Keeps who the collector is as a writer: its device, its ledger's stream, and where that stream's chain ends. */
import { newId } from '../../lib/events/id.ts';
import type { Database } from './database.ts';
import type { OwnStream } from './store.ts';

/** Made on first use, and the same from then on. */
export function readOwnStream(db: Database, now: number): OwnStream {
  const own = db.transact(() => {
    const known = db.get(db.build.selectFrom('own').selectAll());
    if (known !== null) return known;
    const made = { device: newId(now), stream: newId(now), openedAt: now };
    db.insertAll('own', [made]);
    return made;
  });
  const manifests = db.build.selectFrom('manifests').select(['lastSeq', 'hash']).where('stream', '=', own.stream);
  const last = db.get(manifests.orderBy('lastSeq', 'desc').limit(1));
  return { ...own, nextSeq: last === null ? 0 : last.lastSeq + 1, lastManifest: last?.hash ?? null };
}
