/** Passwords as scrypt hashes, each with the parameters that it was made with beside it. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import pLimit from 'p-limit';

/** 32 MiB and about a tenth of a second each. */
const today = { N: 2 ** 15, r: 8, p: 3 };
const keyLength = 32;
/** Hashing is what an attacker would have us do: two at once, and whoever comes when many wait is told to come again. */
const limit = pLimit(2);
const waitingAtMost = 20;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, keyLength, today);
  return ['scrypt', today.N, today.r, today.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Takes as long where there is no hash, so that its time tells nobody which names there are. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const { options, salt, key } = readHash(hash ?? nobody);
  const derived = await derive(password, salt, key.length, options);
  return timingSafeEqual(derived, key) && hash !== null;
}

export function isOutdated(hash: string): boolean {
  const { N, r, p } = readHash(hash).options;
  return N !== today.N || r !== today.r || p !== today.p;
}

/** Whether so many hashes are waited for that another should come later. */
export function isCrowded(): boolean {
  return limit.pendingCount >= waitingAtMost;
}

const nobody = ['scrypt', today.N, today.r, today.p, 'A'.repeat(22), 'A'.repeat(43)].join('$');

function readHash(hash: string) {
  const [name, N, r, p, salt = '', key = ''] = hash.split('$');
  if (name !== 'scrypt') throw new Error(`A password is kept as ${name}, which this collector does not know.`);
  return {
    options: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

function derive(password: string, salt: Buffer, length: number, options: ScryptOptions & { N: number; r: number }): Promise<Buffer> {
  const maxmem = 256 * options.N * options.r;
  // One password however it is typed: the same letters have more than one form.
  return limit(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, length, { ...options, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );
}
