/** Keeps enrolment links by the hashes of their codes, counts their uses, and takes devices in by them. */
import { z } from 'zod';
import { Site } from '../../lib/events/api.ts';
import { EpochMs } from '../../lib/events/base.ts';
import { newId } from '../../lib/events/id.ts';
import { markAll } from './activity/marks.ts';
import type { Database } from './database.ts';
import type { Enrolment, EnrolOutcome, FleetStore } from './fleet-contract.ts';
import { keepKey } from './keep-key.ts';
import type { DeviceRow, PairingRow } from './tables.ts';

const StoredOffer = z.object({ expiresAt: EpochMs, sites: z.array(Site), retentionDays: z.number().nullable() });

export type Pairings = Pick<FleetStore, 'addPairing' | 'readPairing' | 'listPairings' | 'withdrawPairing'>;

export function createPairings(db: Database): Pairings {
  const { build } = db;
  return {
    addPairing: async (codeHash, { group = null, ...offer }, link) =>
      db.transact(() => {
        const { id, uses, createdAt } = link ?? { id: newId(), uses: 1, createdAt: Date.now() };
        forgetExpired(db, createdAt);
        const row = { codeHash, id, offer: JSON.stringify(offer), grp: group, uses, usesLeft: uses, createdAt, expiresAt: offer.expiresAt };
        db.insertAll('pairings', [row]);
      }),
    readPairing: async (codeHash, now) => {
      const row = find(db, codeHash, now);
      return row === null || row.usesLeft === 0 ? null : { ...StoredOffer.parse(JSON.parse(row.offer)), group: row.grp };
    },
    listPairings: async (now) =>
      db.all(build.selectFrom('pairings').selectAll().where('expiresAt', '>', now).orderBy('createdAt', 'desc')).map(toView),
    withdrawPairing: async (id) =>
      db.transact(() => {
        const row = db.get(build.selectFrom('pairings').selectAll().where('id', '=', id));
        if (row === null) return null;
        db.run(build.deleteFrom('pairings').where('id', '=', id));
        db.run(build.deleteFrom('pairing_uses').where('codeHash', '=', row.codeHash));
        return toView(row);
      }),
  };
}

/** Call inside a transaction. */
export function enrolDevice(db: Database, enrolment: Enrolment): EnrolOutcome {
  const { build } = db;
  const { codeHash, device, key, now } = enrolment;
  const pairing = find(db, codeHash, now);
  if (pairing === null) return 'spent';
  const known = db.get(build.selectFrom('devices').select(['name', 'grp', 'keyId', 'revokedAt', 'website']).where('id', '=', device));
  const use = db.get(build.selectFrom('pairing_uses').selectAll().where('codeHash', '=', codeHash).where('device', '=', device));
  const isSpent = use === null ? pairing.usesLeft === 0 : use.keyId !== key.id || (known?.revokedAt ?? -1) >= use.at;
  if (isSpent) return 'spent';
  if (known !== null && known.website !== null) return 'other-key';
  if (known !== null && known.keyId !== null && known.keyId !== key.id && known.revokedAt === null) return 'other-key';
  if (use === null) takeIn(db, enrolment, pairing, known);
  db.insertAll('device_tokens', [{ hash: enrolment.tokenHash, device, expiresAt: enrolment.tokenExpiresAt }]);
  return use === null ? 'enrolled' : 'again';
}

function takeIn(
  db: Database,
  { codeHash, device, key, now, ...enrolment }: Enrolment,
  { usesLeft, grp }: PairingRow,
  known: Pick<DeviceRow, 'name' | 'grp'> | null,
): void {
  const { build } = db;
  const left = { usesLeft: usesLeft - 1 };
  db.run(build.updateTable('pairings').set(left).where('codeHash', '=', codeHash));
  db.insertAll('pairing_uses', [{ codeHash, device, keyId: key.id, at: now }]);
  db.run(build.deleteFrom('device_tokens').where('device', '=', device));
  // An admin's name for it stays, and so does its group where the link names none.
  const named = { name: known?.name || enrolment.name, grp: grp ?? known?.grp ?? null, version: enrolment.version };
  if (known !== null && known.grp !== named.grp) markAll(db, device);
  const row = { ...named, enrolledAt: now, revokedAt: null, lastSeenAt: now };
  db.run(
    build
      .insertInto('devices')
      .values({ id: device, ...row, keyId: null, state: null, told: '[]', nonceHash: null, nonceExpiresAt: null, website: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
  );
  keepKey(db, device, key, now);
}

function find(db: Database, codeHash: string, now: number): PairingRow | null {
  return db.get(db.build.selectFrom('pairings').selectAll().where('codeHash', '=', codeHash).where('expiresAt', '>', now));
}

function forgetExpired(db: Database, now: number): void {
  const { build } = db;
  const expired = build.selectFrom('pairings').select('codeHash').where('expiresAt', '<=', now);
  db.run(build.deleteFrom('pairing_uses').where('codeHash', 'in', expired));
  db.run(build.deleteFrom('pairings').where('expiresAt', '<=', now));
}

function toView({ id, grp, uses, usesLeft, createdAt, expiresAt }: PairingRow) {
  return { id, group: grp, uses, usesLeft, createdAt, expiresAt };
}
