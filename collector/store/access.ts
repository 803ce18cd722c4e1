/** Keeps who may come in: pairing codes, devices, tickets and viewers, by the hashes of their secrets. */
import { z } from 'zod';
import { Site } from '../../lib/events/api.ts';
import { EpochMs } from '../../lib/events/base.ts';
import type { Database } from './database.ts';
import type { Store } from './store.ts';

const StoredOffer = z.object({ expiresAt: EpochMs, sites: z.array(Site), retentionDays: z.number().nullable() });

export type Access = Pick<
  Store,
  'addPairing' | 'readPairing' | 'enrolDevice' | 'findDevice' | 'addTicket' | 'openViewer' | 'isViewer' | 'closeViewer'
>;

export function createAccess(db: Database): Access {
  const { build } = db;
  return {
    addPairing: async (codeHash, offer) =>
      db.insertAll('pairings', [{ codeHash, offer: JSON.stringify(offer), expiresAt: offer.expiresAt }]),
    readPairing: async (codeHash, now) => {
      const row = db.get(build.selectFrom('pairings').select('offer').where('codeHash', '=', codeHash).where('expiresAt', '>', now));
      return row === null ? null : StoredOffer.parse(JSON.parse(row.offer));
    },
    enrolDevice: async ({ codeHash, tokenHash, device, name, version, now }) =>
      db.transact(() => {
        if (db.run(build.deleteFrom('pairings').where('codeHash', '=', codeHash).where('expiresAt', '>', now)) === 0) return false;
        const row = { name, version, tokenHash, enrolledAt: now };
        db.run(
          build
            .insertInto('devices')
            .values({ id: device, ...row })
            .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
        );
        return true;
      }),
    findDevice: async (tokenHash) =>
      db.get(build.selectFrom('devices').select(['id', 'name', 'enrolledAt']).where('tokenHash', '=', tokenHash)),
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
