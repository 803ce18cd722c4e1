/** Begins the log: its tables, and a leaf for each manifest that was stored before there was a log. */
import { write, type Database } from './database.ts';
import { addLeaf } from './log-rows.ts';

const tables = [
  `create table log_leaves (
    leaf integer primary key, stream text not null, firstSeq integer not null, hash text not null, device text not null, kind text not null,
    session text, receivedAt real not null, key text, signature text, unique (stream, firstSeq, hash)
  ) strict`,
  `create index log_leaves_by_session on log_leaves (session)`,
  `create index log_leaves_by_key on log_leaves (device, key)`,
  `create table log_nodes (level integer not null, place integer not null, hash text not null, primary key (level, place)) strict, without rowid`,
  `create table checkpoints (size integer primary key, root text not null, note text not null, at real not null) strict`,
  `create table signing_keys (
    device text not null, key text not null, publicKey text not null, enrolled integer not null, firstSeenAt real not null, primary key (device, key)
  ) strict, without rowid`,
];

export function makeLogTables(db: Database): void {
  for (const table of tables) db.run(write(table));
}

/** In the order in which they came, as unsigned as they are. */
export function logStoredManifests(db: Database): void {
  const stored = db.build
    .selectFrom('manifests')
    .innerJoin('uploads', 'uploads.id', 'manifests.upload')
    .innerJoin('streams', 'streams.id', 'manifests.stream')
    .select(['manifests.stream', 'manifests.firstSeq', 'manifests.hash', 'uploads.device', 'uploads.receivedAt'])
    .select(['streams.kind', 'streams.session'])
    .orderBy('uploads.receivedAt')
    .orderBy('manifests.stream')
    .orderBy('manifests.firstSeq');
  for (const row of db.all(stored)) addLeaf(db, { ...row, key: null, signature: null });
}
