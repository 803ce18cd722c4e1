/** Keeps devices with their keys, tokens and last reports. */
import { Attention } from '../../lib/events/device-api.ts';
import { DevicePublicKey } from '../../lib/events/device-key.ts';
import { DeviceState } from '../../lib/events/device-state.ts';
import { markAll } from './activity/marks.ts';
import type { Database } from './database.ts';
import type { Device, FleetStore, StoredDevice } from './fleet-contract.ts';
import { keepKey } from './keep-key.ts';
import { createPairings, enrolDevice } from './pairings.ts';
import type { DeviceRow } from './tables.ts';

export function createFleet(db: Database): FleetStore {
  const { build } = db;
  const find = (id: string) => db.get(build.selectFrom('devices').selectAll().where('id', '=', id));
  const change = (id: string, changes: Partial<DeviceRow>): boolean =>
    db.run(build.updateTable('devices').set(changes).where('id', '=', id)) > 0;
  return {
    ...createPairings(db),
    ...createTokens(db),
    enrolDevice: async (enrolment) => db.transact(() => enrolDevice(db, enrolment)),
    giveKey: async (device, key, now) =>
      db.transact(() => {
        const known = find(device)?.keyId ?? null;
        if (known === null) keepKey(db, device, key, now);
        return known === null || known === key.id;
      }),
    listKeys: async (device) =>
      db
        .all(build.selectFrom('device_keys').select(['keyId', 'publicKey']).where('device', '=', device).orderBy('addedAt'))
        .map(({ keyId, publicKey }) => ({ id: keyId, publicKey: DevicePublicKey.parse(JSON.parse(publicKey)) })),
    readDevice: async (id) => {
      const row = find(id);
      return row && toStored(row);
    },
    listDevices: async () => db.all(build.selectFrom('devices').selectAll().where('website', 'is', null)).map(toStored),
    changeDevice: async (id, { name, group }) =>
      db.transact(() => {
        if (find(id)?.grp !== group) markAll(db, id);
        return change(id, { name, grp: group });
      }),
    revokeDevice: async (id, now) =>
      db.run(build.updateTable('devices').set({ revokedAt: now }).where('id', '=', id).where('revokedAt', 'is', null)) > 0,
    noteSeen: async (id, now) => void change(id, { lastSeenAt: now }),
    putState: async (id, state, now) => void change(id, { state: JSON.stringify(state), version: state.extension, lastSeenAt: now }),
    setTold: async (id, told) => void change(id, { told: JSON.stringify(told) }),
  };
}

type Tokens = Pick<FleetStore, 'setNonce' | 'spendNonce' | 'addToken' | 'findDevice'>;

function createTokens(db: Database): Tokens {
  const { build } = db;
  return {
    setNonce: async (device, nonceHash, nonceExpiresAt) =>
      void db.run(build.updateTable('devices').set({ nonceHash, nonceExpiresAt }).where('id', '=', device)),
    spendNonce: async (device, nonceHash, now) =>
      db.run(
        build
          .updateTable('devices')
          .set({ nonceHash: null, nonceExpiresAt: null })
          .where('id', '=', device)
          .where('nonceHash', '=', nonceHash)
          .where('nonceExpiresAt', '>', now),
      ) > 0,
    addToken: async (device, hash, expiresAt, now) =>
      db.transact(() => {
        db.run(
          build
            .deleteFrom('device_tokens')
            .where('device', '=', device)
            .where((row) => row.or([row('expiresAt', 'is', null), row('expiresAt', '<=', now)])),
        );
        db.insertAll('device_tokens', [{ hash, device, expiresAt }]);
      }),
    findDevice: async (tokenHash, now) => {
      const joined = build.selectFrom('device_tokens').innerJoin('devices', 'devices.id', 'device_tokens.device').selectAll('devices');
      const row = db.get(
        joined
          .where('hash', '=', tokenHash)
          .where((each) => each.or([each('device_tokens.expiresAt', 'is', null), each('device_tokens.expiresAt', '>', now)])),
      );
      return row && toDevice(row);
    },
  };
}

function toDevice({ id, name, grp, version, keyId, enrolledAt, revokedAt, lastSeenAt, website }: DeviceRow): Device {
  return { id, name, group: grp, version, key: keyId, enrolledAt, revokedAt, lastSeenAt, website };
}

function toStored(row: DeviceRow): StoredDevice {
  // A report that this version cannot read any more says nothing, and the next one comes within a day.
  const state = row.state === null ? null : DeviceState.safeParse(JSON.parse(row.state));
  return { ...toDevice(row), state: state?.data ?? null, told: Attention.array().parse(JSON.parse(row.told)) };
}
