/** Keeps which viewers may come in: tickets and viewers, by the hashes of their secrets. */
import type { Database } from './database.ts';
import type { Store } from './store.ts';

export type Access = Pick<Store, 'addTicket' | 'openViewer' | 'isViewer' | 'closeViewer'>;

export function createAccess(db: Database): Access {
  const { build } = db;
  return {
    addTicket: async (hash, expiresAt) => db.insertAll('tickets', [{ hash, expiresAt }]),
    openViewer: async ({ ticketHash, viewerHash, expiresAt, now }) =>
      db.transact(() => {
        db.run(build.deleteFrom('viewers').where('expiresAt', '<=', now));
        if (db.run(build.deleteFrom('tickets').where('hash', '=', ticketHash).where('expiresAt', '>', now)) === 0) return false;
        db.insertAll('viewers', [{ hash: viewerHash, expiresAt }]);
        return true;
      }),
    isViewer: async (hash, now) =>
      db.get(build.selectFrom('viewers').select('hash').where('hash', '=', hash).where('expiresAt', '>', now)) !== null,
    closeViewer: async (hash) => void db.run(build.deleteFrom('viewers').where('hash', '=', hash)),
  };
}
