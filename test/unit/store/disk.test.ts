import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { CotrailDb } from '../../../lib/store/db.ts';
import { isDiskFull, recordDiskFreed, recordDiskFull } from '../../../lib/store/disk.ts';
import { ensureKnownDevice } from '../../../lib/store/lost.ts';

test('a full disk is known by its error, however it is wrapped', () => {
  const quota = new DOMException('no space', 'QuotaExceededError');
  expect(isDiskFull(quota)).toBe(true);
  expect(isDiskFull(new Dexie.AbortError('aborted', quota))).toBe(true);
  expect(isDiskFull(new DOMException('other', 'UnknownError'))).toBe(false);
  expect(isDiskFull(null)).toBe(false);
});

test('a full disk is written down once into the room of the reserve, and its end when there is space again', async () => {
  const db = new CotrailDb(`test-${crypto.randomUUID()}`);
  await ensureKnownDevice(db, null, 1_000);
  expect((await db.reserve.get('reserve'))?.bytes.length).toBe(256 * 1024);
  await recordDiskFull(db, 2_000);
  await recordDiskFull(db, 3_000);
  expect(await db.reserve.count()).toBe(0);
  await recordDiskFreed(db, 4_000);
  await recordDiskFreed(db, 5_000);
  expect((await db.reserve.get('reserve'))?.bytes.length).toBe(256 * 1024);
  expect(await db.device.get('device')).toMatchObject({ fullSince: null, lastFull: { from: 2_000, to: 4_000 } });
  const gaps = (await db.records.toArray()).map((row) => row.record['gap']);
  expect(gaps).toMatchObject([
    { reason: 'disk-full', fromAt: 2_000, toAt: null },
    { reason: 'disk-full', fromAt: 2_000, toAt: 4_000 },
  ]);
});
