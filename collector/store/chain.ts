/** Checks that a manifest continues the chain of its stream, as far as what is here can tell. */
import type { Manifest } from '../../lib/events/manifest.ts';
import type { Database } from './database.ts';

/**
 * Uploads may come late (a refused one sends its manifest afterwards), so an unknown predecessor breaks nothing yet. It is broken where
 * a neighbour is here and the two do not name each other.
 */
export function isLinked(db: Database, manifest: Manifest, hash: string): boolean {
  const ofStream = db.build.selectFrom('manifests').select(['hash', 'previous', 'lastSeq']).where('stream', '=', manifest.stream);
  const before = db.get(ofStream.where('lastSeq', '<', manifest.firstSeq).orderBy('lastSeq', 'desc').limit(1));
  if (manifest.firstSeq === 0 && manifest.previous !== null) return false;
  if (before !== null && manifest.previous === null) return false;
  if (before?.lastSeq === manifest.firstSeq - 1 && !isKnown(db, manifest)) return false;
  const after = db.all(ofStream.where('firstSeq', '=', manifest.lastSeq + 1));
  return after.length === 0 || after.some(({ previous }) => previous === hash);
}

function isKnown(db: Database, { stream, previous, firstSeq }: Manifest): boolean {
  const known = db.build
    .selectFrom('manifests')
    .select('hash')
    .where('stream', '=', stream)
    .where('hash', '=', previous ?? '');
  return db.get(known.where('lastSeq', '=', firstSeq - 1)) !== null;
}
