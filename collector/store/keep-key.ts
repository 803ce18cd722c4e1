/** Gives a device a key; those that it had before are kept for what they signed. */
import type { Database } from './database.ts';
import type { NamedKey } from './fleet-contract.ts';
import { enrolKey } from './signing-keys.ts';

/** Call inside a transaction. */
export function keepKey(db: Database, device: string, { id, publicKey }: NamedKey, now: number): void {
  const { build } = db;
  const row = { device, keyId: id, publicKey: JSON.stringify(publicKey), addedAt: now };
  db.run(
    build
      .insertInto('device_keys')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  );
  enrolKey(db, device, id, publicKey, now);
  db.run(build.updateTable('devices').set({ keyId: id }).where('id', '=', device));
}
