/** What erasures go by: hashes of names, so that who was erased is not to be read from the list of those who were. */
import { createHash } from 'node:crypto';
import { write, type Database } from './database.ts';

export function readSalt(db: Database): string {
  const row = db.get(db.build.selectFrom('erasure_salt').select('salt'));
  if (row === null) throw new Error('The salt of the erasures is gone: nothing could be compared with them.');
  return row.salt;
}

export function hashName(salt: string, name: string): string {
  return createHash('sha256').update(`${salt} ${name}`).digest('hex');
}

/** False where it was known before. */
export function addPrint(db: Database, erasure: string, print: string): boolean {
  return db.run(write('insert or ignore into erasure_prints (erasure, print) values (?, ?)', [erasure, print])) > 0;
}

export function listPrints(db: Database, erasure: string): string[] {
  return db.all(db.build.selectFrom('erasure_prints').select('print').where('erasure', '=', erasure)).map(({ print }) => print);
}

/** Hashes each name once, as long as there are not too many: titles and addresses come again and again. */
export function createHasher(salt: string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const print = known.get(name) ?? hashName(salt, name);
    if (known.size > mostKnown) known.clear();
    known.set(name, print);
    return print;
  };
}
const mostKnown = 20_000;
