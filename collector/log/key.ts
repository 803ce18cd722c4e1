/** The log's own key: made once, kept in the data folder for its owner alone, in the form that signed notes write keys in. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { chmod, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeVerifier, type NoteSigner } from '../../lib/events/checkpoint.ts';
import { DevicePublicKey } from '../../lib/events/device-key.ts';
import { newId } from '../../lib/events/id.ts';
import { syncFolder } from '../store/files.ts';

export interface LogKey extends NoteSigner {
  /** What others check the log's notes with. */
  verifier: string;
  /** The same key as a device's: the collector signs the manifests of its own ledger with it. */
  jwk: DevicePublicKey;
}

export const keyName = 'log.key';
const form = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([\w+/=]+)$/;
/** What stands before the 32 bytes of a private Ed25519 key in PKCS #8. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Reads the key, or makes it where there is none. Throws where the file holds something else: a new key in its place would look like another log. */
export async function openLogKey(dataDir: string): Promise<LogKey> {
  const path = join(dataDir, keyName);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return makeKey(dataDir, path);
    throw error;
  });
  const [, name = '', , encoded = ''] = form.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1) throw new Error(`${path} is not the key of a log: put the right one there, from a backup.`);
  // A restored backup may have opened it to others.
  await chmod(path, 0o600);
  return describe(name, createPrivateKey({ key: Buffer.concat([pkcs8Prefix, bytes.subarray(1)]), format: 'der', type: 'pkcs8' }));
}

async function describe(name: string, privateKey: KeyObject): Promise<LogKey> {
  const jwk = DevicePublicKey.parse(createPublicKey(privateKey).export({ format: 'jwk' }));
  const publicKey = new Uint8Array(Buffer.from(jwk.x, 'base64url'));
  const verifier = await writeVerifier({ name, publicKey });
  return { name, publicKey, verifier, jwk, sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)) };
}

async function makeKey(dataDir: string, path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { verifier } = await describe(`cotrail/${newId()}`, privateKey);
  const [name, id] = verifier.split('+');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(pkcs8Prefix.length);
  const text = `PRIVATE+KEY+${name}+${id}+${Buffer.concat([Uint8Array.of(1), seed]).toString('base64')}\n`;
  await using file = await open(path, 'wx', 0o600);
  await file.writeFile(text);
  await file.sync();
  await syncFolder(dataDir);
  return text;
}
