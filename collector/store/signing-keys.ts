/** The keys that devices sign with, and what a signature is worth: enrolled, said by the upload alone, missing, or wrong. */
import type { DevicePublicKey } from '../../lib/events/device-key.ts';
import type { Standing } from '../../lib/events/signature.ts';
import type { Database } from './database.ts';
import type { CheckedUpload } from './store.ts';

/** Remembers a key that the device has shown when it was enrolled: from then on no other key signs for it. */
export function enrolKey(db: Database, device: string, key: string, publicKey: DevicePublicKey, now: number): void {
  const row = { device, key, publicKey: JSON.stringify(publicKey), enrolled: 1, firstSeenAt: now };
  const insert = db.build.insertInto('signing_keys').values(row);
  db.run(insert.onConflict((conflict) => conflict.columns(['device', 'key']).doUpdateSet({ enrolled: 1 })));
}

/** `wrong`: the signature is not of these bytes, or not by a key that this device was enrolled with. */
export function judgeSignature(db: Database, { stream: { device }, signature }: CheckedUpload, now: number): Standing | 'wrong' {
  if (signature === null) return 'unsigned';
  if (!signature.isValid) return 'wrong';
  const enrolled = db.all(db.build.selectFrom('signing_keys').select('key').where('device', '=', device).where('enrolled', '=', 1));
  if (enrolled.length > 0) return enrolled.some(({ key }) => key === signature.key) ? 'enrolled' : 'wrong';
  const row = { device, key: signature.key, publicKey: JSON.stringify(signature.publicKey), enrolled: 0, firstSeenAt: now };
  const insert = db.build.insertInto('signing_keys').values(row);
  db.run(insert.onConflict((conflict) => conflict.doNothing()));
  return 'self-asserted';
}
