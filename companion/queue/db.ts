/** The companion's database in the page's origin, and the few promises that it is asked through. Dexie alone would be more than half of what a visitor may be made to load. */
import type { SaltedRecord } from '../../lib/events/manifest.ts';
import type { DevicePublicKey } from '../../lib/events/device-key.ts';
import type { Person } from '../../lib/events/person.ts';
import type { StreamHeader } from '../../lib/events/stream.ts';

/** This browser as a device of the collector: made with the first record, never before consent. */
export interface DeviceRow {
  key: 'device';
  id: string;
  ledger: string;
  session: SessionState | null;
  /** Whom the page named last; it holds on the next pages too. */
  person: Person;
  /** What marks of the ledger said last, so that each thing is said once by all tabs together. */
  noted?: Record<string, Record<string, unknown>>;
}

export interface SessionState {
  id: string;
  person: Person;
  openedAt: number;
  lastInputAt: number | null;
  lastAt: number;
}

export interface KeyRow {
  key: 'key';
  privateKey: CryptoKey;
  publicKey: DevicePublicKey;
}

/** How sending goes, across pages and visits. */
export interface SendingRow {
  key: 'sending';
  token: string | null;
  tokenExpiresAt: number;
  failures: number;
  nextAttemptAt: number | null;
}

/** A stream's header and how far it is written and sealed. `over` is 1 when its end mark is here, or its page is known to be gone. */
export interface StreamRow extends StreamHeader {
  nextSeq: number;
  sealedSeq: number;
  lastManifest: string | null;
  over: 0 | 1;
  lastAt: number;
  /** Up to this seq, gaps tell of what came after the visitor's word and was not kept. */
  toldSeq?: number;
}

export interface RecordRow extends SaltedRecord {
  stream: string;
  seq: number;
}

/** A sealed chunk; `rank` orders streams: ledger, facts, frames. */
export interface ChunkRow {
  rank: number;
  stream: string;
  firstSeq: number;
  id: string;
  sha256: string;
  records: number;
  bytes: Uint8Array<ArrayBuffer>;
}

type Tables = {
  state: DeviceRow | KeyRow | SendingRow;
  streams: StreamRow;
  records: RecordRow;
  chunks: ChunkRow;
};
type Table = keyof Tables;

export type Db = IDBDatabase;
const name = 'cotrail-companion';
export const tables = ['state', 'streams', 'records', 'chunks'] as const;

/** `onGone`: another tab deletes it, because the visitor wants nothing kept. */
export async function openDb(onGone: () => void): Promise<Db> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore('state', { keyPath: 'key' });
    db.createObjectStore('streams', { keyPath: 'id' });
    db.createObjectStore('records', { keyPath: ['stream', 'seq'] });
    db.createObjectStore('chunks', { keyPath: ['rank', 'stream', 'firstSeq', 'id'] });
  };
  const db = await ask(request);
  db.onversionchange = () => {
    db.close();
    onGone();
  };
  return db;
}

/** Everything that is here of this visitor goes. Tabs that still have it open are waited for by the browser. */
export async function deleteDb(): Promise<void> {
  await ask(indexedDB.deleteDatabase(name));
}

/** What one transaction reads and writes. Between two of its calls nothing else may be awaited: the browser would commit. */
export interface Work {
  get<Name extends Table>(table: Name, key: IDBValidKey): Promise<Tables[Name] | undefined>;
  list<Name extends Table>(table: Name, range?: IDBKeyRange, most?: number): Promise<Tables[Name][]>;
  put<Name extends Table>(table: Name, row: Tables[Name]): void;
  remove(table: Table, key: IDBValidKey | IDBKeyRange): void;
}

/** Runs `work` in one strict transaction over all tables: all of it is on disk when the promise resolves, or nothing is. */
export async function write<Result>(db: Db, work: (work: Work) => Promise<Result>): Promise<Result> {
  const transaction = db.transaction(tables, 'readwrite', { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave the transaction up'));
  });
  try {
    const result = await work(toWork(transaction));
    await done;
    return result;
  } catch (error) {
    done.catch(() => undefined); // What is thrown below says the same.
    if (transaction.error === null) abort(transaction);
    throw error;
  }
}

export function read<Result>(db: Db, work: (work: Pick<Work, 'get' | 'list'>) => Promise<Result>): Promise<Result> {
  return work(toWork(db.transaction(tables, 'readonly')));
}

/** All rows whose key begins with these parts, from `from` on. */
export function below(...parts: IDBValidKey[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []]);
}

function toWork(transaction: IDBTransaction): Work {
  return {
    get: (table, key) => ask(transaction.objectStore(table).get(key)),
    list: (table, range, most) => ask(transaction.objectStore(table).getAll(range, most)),
    put: (table, row) => void transaction.objectStore(table).put(row),
    remove: (table, key) => void transaction.objectStore(table).delete(key),
  };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    // It had ended by itself, with the error that is thrown to the caller.
    console.debug(error);
  }
}

function ask<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database did not say why'));
  });
}
