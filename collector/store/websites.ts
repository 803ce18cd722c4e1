/** Keeps websites by their public keys, and takes their visitors' browsers in. */
import { z } from 'zod';
import type { Website } from '../../lib/events/companion-api.ts';
import { write, type Database } from './database.ts';
import { keepKey } from './keep-key.ts';
import type { WebsiteRow } from './website-row.ts';
import type { Visitor, VisitorOutcome, WebsiteStore } from './website-store.ts';

const Origins = z.array(z.string());

export function createWebsites(db: Database): WebsiteStore {
  const { build } = db;
  const all = build.selectFrom('websites').selectAll();
  const toView = (row: WebsiteRow): Website => toWebsite(db, row);
  return {
    addWebsite: async ({ id, key, name, origins, group, bytesPerDay, createdAt }) =>
      db.insertAll('websites', [
        { id, key, name, origins: JSON.stringify(origins), grp: group, bytesPerDay, createdAt, withdrawnAt: null },
      ]),
    listWebsites: async () => db.all(all.orderBy('createdAt', 'desc').orderBy('id', 'desc')).map(toView),
    findWebsite: async (key) => {
      const row = db.get(all.where('key', '=', key).where('withdrawnAt', 'is', null));
      return row && toView(row);
    },
    readWebsite: async (id) => {
      const row = db.get(all.where('id', '=', id));
      return row && toView(row);
    },
    isWebsiteOrigin: async (origin) =>
      db.all(
        write<{ id: string }>(
          'select websites.id from websites, json_each(origins) where withdrawnAt is null and json_each.value = ? limit 1',
          [origin],
        ),
      ).length > 0,
    withdrawWebsite: async (id, now) =>
      db.transact(() => {
        const withdrawn = build.updateTable('websites').set({ withdrawnAt: now }).where('id', '=', id).where('withdrawnAt', 'is', null);
        if (db.run(withdrawn) === 0) return false;
        db.run(build.updateTable('devices').set({ revokedAt: now }).where('website', '=', id).where('revokedAt', 'is', null));
        return true;
      }),
    takeVisitorIn: async (visitor) => db.transact(() => takeIn(db, visitor)),
  };
}

/** Call inside a transaction. A website with a new key takes in again whom it had before. */
function takeIn(db: Database, { website, device, version, key, tokenHash, tokenExpiresAt, now }: Visitor): VisitorOutcome {
  const { build } = db;
  const known = db.get(build.selectFrom('devices').select(['website', 'keyId']).where('id', '=', device));
  if (known !== null && (known.website === null || known.keyId !== key.id)) return 'other-key';
  const group = db.get(build.selectFrom('websites').select('grp').where('id', '=', website))?.grp ?? null;
  if (known === null) {
    const empty = { keyId: null, state: null, told: '[]', nonceHash: null, nonceExpiresAt: null, revokedAt: null };
    db.insertAll('devices', [{ id: device, name: '', version, grp: group, enrolledAt: now, lastSeenAt: now, website, ...empty }]);
    keepKey(db, device, key, now);
  } else
    db.run(build.updateTable('devices').set({ website, grp: group, version, revokedAt: null, lastSeenAt: now }).where('id', '=', device));
  db.run(build.deleteFrom('device_tokens').where('device', '=', device).where('expiresAt', '<=', now));
  db.insertAll('device_tokens', [{ hash: tokenHash, device, expiresAt: tokenExpiresAt }]);
  return known === null ? 'taken-in' : 'again';
}

function toWebsite(db: Database, { origins, grp, ...row }: WebsiteRow): Website {
  const counted = db.build
    .selectFrom('devices')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('website', '=', row.id);
  return { ...row, origins: Origins.parse(JSON.parse(origins)), group: grp, visitors: db.get(counted)?.count ?? 0 };
}
