/** The collector's log in SQLite: its leaves, the tree over them, and the checkpoints that were signed. Rows are added, and never changed. */
import type { Tree } from '../../lib/events/merkle.ts';
import { writeLeaf } from '../../lib/events/leaf.ts';
import { appendLeaf, hashLeafBytes, proveConsistency, proveInclusion, readRoot, type Nodes } from '../log/tree.ts';
import type { Database } from './database.ts';
import type { CheckedUpload } from './store.ts';
import type { LeafRow } from './tables.ts';

/** A checkpoint as it was signed; `at` is when, by the collector's clock. */
export interface StoredCheckpoint {
  size: number;
  root: string;
  note: string;
  at: number;
}

/** What a store knows of the log. Uploads append to it in the transaction that stores them. */
export interface LogRows {
  /** As it is, or as it was at a size that it had. */
  readTree(size?: number): Promise<Tree>;
  readLogSize(): Promise<number>;
  /** The leaf of a manifest, null where it has none. */
  findLeaf(stream: string, firstSeq: number, hash: string): Promise<number | null>;
  /** Leaves `from` to before `to`, in order. */
  readLeaves(from: number, to: number): Promise<LeafRow[]>;
  proveInclusion(leaf: number, size: number): Promise<string[]>;
  /** `known` is a size that the log had. */
  proveConsistency(known: number, size: number): Promise<string[]>;
  /** The newest. */
  readCheckpoint(): Promise<StoredCheckpoint | null>;
  addCheckpoint(checkpoint: StoredCheckpoint): Promise<void>;
}

export function createLogRows(db: Database): LogRows {
  const nodes = createNodes(db);
  return {
    readTree: async (size = readSize(db)) => ({ size, root: readRoot(nodes, size) }),
    readLogSize: async () => readSize(db),
    findLeaf: async (stream, firstSeq, hash) => {
      const named = db.build.selectFrom('log_leaves').select('leaf').where('stream', '=', stream).where('firstSeq', '=', firstSeq);
      return db.get(named.where('hash', '=', hash))?.leaf ?? null;
    },
    readLeaves: async (from, to) =>
      db.all(db.build.selectFrom('log_leaves').selectAll().where('leaf', '>=', from).where('leaf', '<', to).orderBy('leaf')),
    proveInclusion: async (leaf, size) => proveInclusion(nodes, leaf, size),
    proveConsistency: async (known, size) => proveConsistency(nodes, known, size),
    readCheckpoint: async () => db.get(db.build.selectFrom('checkpoints').selectAll().orderBy('size', 'desc').limit(1)),
    addCheckpoint: async (checkpoint) => {
      const insert = db.build.insertInto('checkpoints').values(checkpoint);
      // A size is signed again where the log has got another key.
      db.run(insert.onConflict((conflict) => conflict.column('size').doUpdateSet(checkpoint)));
    },
  };
}

/** Inside the transaction that stores the manifest. */
export function appendToLog(db: Database, upload: CheckedUpload, receivedAt: number): void {
  const { stream, manifest, manifestHash: hash, signature } = upload;
  const { id, device, kind, session } = stream;
  const signed = { key: signature?.key ?? null, signature: signature?.value ?? null };
  addLeaf(db, { stream: id, firstSeq: manifest.firstSeq, hash, device, kind, session, receivedAt, ...signed });
}

export function addLeaf(db: Database, row: Omit<LeafRow, 'leaf'>): void {
  const leaf = readSize(db);
  db.insertAll('log_leaves', [{ leaf, ...row }]);
  appendLeaf(createNodes(db), leaf, hashLeafBytes(writeLeaf(toLeaf(row))));
}

/** What of a row the tree commits to. */
export function toLeaf({ device, hash, receivedAt, key, signature }: Omit<LeafRow, 'leaf'>): Parameters<typeof writeLeaf>[0] {
  return { device, manifest: hash, receivedAt, signature: key === null || signature === null ? null : { key, value: signature } };
}

function readSize(db: Database): number {
  const last = db.get(db.build.selectFrom('log_leaves').select('leaf').orderBy('leaf', 'desc').limit(1));
  return last === null ? 0 : last.leaf + 1;
}

function createNodes(db: Database): Nodes {
  return {
    read: (level, place) => {
      const row = db.get(db.build.selectFrom('log_nodes').select('hash').where('level', '=', level).where('place', '=', place));
      if (row === null) throw new Error(`The log's tree has no node ${place} at level ${level}: its table was changed.`);
      return row.hash;
    },
    add: (level, place, hash) => db.insertAll('log_nodes', [{ level, place, hash }]),
  };
}
