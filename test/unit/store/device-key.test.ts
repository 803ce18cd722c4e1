/** The device's key: one for good, named as RFC 7638 says, not to be exported, and P-256 where there is no Ed25519. */
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { isSignedBy, nameKey, toBase64Url } from '../../../lib/events/device-key.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { ensureDeviceKey } from '../../../lib/store/device-key.ts';

let count = 0;
const newDb = () => new CotrailDb(`device-key-${(count += 1)}`);
const bytes = new TextEncoder().encode('what is signed');

afterEach(() => vi.restoreAllMocks());

test('a device has one key, also where two ask at once and after a restart', async () => {
  const db = newDb();
  const [first, second] = await Promise.all([ensureDeviceKey(db), ensureDeviceKey(db)]);
  db.close();
  await db.open();
  const third = await ensureDeviceKey(db);
  expect(first.alg).toBe('Ed25519');
  expect([second.id, third.id]).toEqual([first.id, first.id]);
  expect(await isSignedBy(first.publicKey, bytes, toBase64Url(await third.sign(bytes)))).toBe(true);
});

test('the private half cannot be exported', async () => {
  const db = newDb();
  await ensureDeviceKey(db);
  const row = await db.keys.get('device');
  await expect(crypto.subtle.exportKey('pkcs8', row!.privateKey)).rejects.toThrow(/extractable/);
});

test('a browser without Ed25519 signs with P-256', async () => {
  const make = crypto.subtle.generateKey.bind(crypto.subtle) as (...args: unknown[]) => Promise<CryptoKeyPair>;
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(async (algorithm: unknown, ...more: unknown[]) => {
    if ((algorithm as { name: string }).name === 'Ed25519') throw new DOMException('Algorithm: Unrecognized name', 'NotSupportedError');
    return make(algorithm, ...more);
  });
  const key = await ensureDeviceKey(newDb());
  expect(key.alg).toBe('ES256');
  expect(key.publicKey.kty).toBe('EC');
  expect(await isSignedBy(key.publicKey, bytes, toBase64Url(await key.sign(bytes)))).toBe(true);
});

test('a signature is of its key and of its bytes alone', async () => {
  const [key, other] = await Promise.all([ensureDeviceKey(newDb()), ensureDeviceKey(newDb())]);
  const signature = toBase64Url(await key.sign(bytes));
  expect(await isSignedBy(other.publicKey, bytes, signature)).toBe(false);
  expect(await isSignedBy(key.publicKey, bytes.slice(1), signature)).toBe(false);
  expect(await isSignedBy(key.publicKey, bytes, signature.slice(1))).toBe(false);
  expect(await isSignedBy({ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }, bytes, signature)).toBe(false);
});

test('a key is named as RFC 7638 and RFC 8037 say', async () => {
  const example = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
  expect(await nameKey(example)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
});
