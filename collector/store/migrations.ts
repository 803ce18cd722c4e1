/** The steps from an empty database to today's, in order. A step that was released is never edited: a new one follows it. */
import type BetterSqlite3 from 'better-sqlite3';
import { addAccountTables } from './account-steps.ts';
import { addStatusTables } from './status-steps.ts';
import { reportTable } from './report-rows.ts';
import { addCobrowses } from './cobrowse-tables.ts';
import { addActivityMonths, addChatSentiment } from './activity/months.ts';
import { addActivity } from './activity/steps.ts';
import { indexStoredActions } from './action-index.ts';
import type { Database } from './database.ts';
import { addMessageTexts } from './message-texts.ts';
import { logStoredManifests, makeLogTables } from './log-migration.ts';

const tally = ['click', 'scroll', 'input', 'form', 'selection', 'page-change', 'custom', 'actions', 'frames', 'gaps']
  .map((name) => `"${name}" integer not null default 0`)
  .join(', ');

const migrations: (string | ((db: Database) => void))[] = [
  `
  create table devices (id text primary key, name text not null, version text not null, tokenHash text not null unique, enrolledAt real not null) strict;
  create table pairings (codeHash text primary key, offer text not null, expiresAt real not null) strict;
  create table tickets (hash text primary key, expiresAt real not null) strict;
  create table viewers (hash text primary key, expiresAt real not null) strict;

  create table uploads (
    id text primary key, sha256 text not null, device text not null, stream text not null,
    schema integer not null, bytes integer not null, receivedAt real not null
  ) strict;
  create index uploads_by_device on uploads (device);
  create table manifests (
    stream text not null, firstSeq integer not null, lastSeq integer not null, hash text not null, previous text, upload text not null,
    primary key (stream, firstSeq, hash)
  ) strict, without rowid;

  create table streams (
    id text primary key, device text not null, kind text not null, session text, origin text, tab integer, openedAt real not null, header text,
    records integer not null default 0, firstAt real, lastAt real, lastSeq integer,
    ended integer not null default 0, holes integer not null default 0, ${tally}
  ) strict;
  create index streams_by_session on streams (session, openedAt);
  create index streams_by_device on streams (device);
  create table coverage (
    stream text not null, covers text not null, firstSeq integer not null, lastSeq integer not null, firstAt real, lastAt real,
    primary key (stream, covers, firstSeq)
  ) strict, without rowid;

  create table records (
    stream text not null, seq integer not null, at real not null, session text, json text not null,
    primary key (stream, seq)
  ) strict, without rowid;
  create index records_by_session on records (session, at, stream, seq) where session is not null;
  create table frame_runs (
    stream text not null, firstSeq integer not null, lastSeq integer not null, upload text not null,
    primary key (stream, firstSeq)
  ) strict, without rowid;
  create table keyframes (
    stream text not null, seq integer not null, at real not null, type integer not null,
    primary key (stream, seq)
  ) strict, without rowid;

  create table sessions (
    id text primary key, device text not null, person text, openedAt real, endedAt real, closeReason text, lastInputAt real,
    firstAt real not null, lastAt real not null, missing integer not null default 0, ${tally}
  ) strict;
  create index sessions_by_time on sessions (firstAt, id);
  create index sessions_by_device on sessions (device, firstAt, id);

  create table quarantine (
    stream text not null, seq integer not null, upload text not null, reason text not null, at real not null,
    primary key (stream, seq, upload)
  ) strict, without rowid;
  create table alarms (at real not null, device text not null, upload text not null, stream text not null, reason text not null) strict;
  `,
  `
  create table action_words (id integer primary key, text text not null unique) strict;
  create table action_shapes (id integer primary key, shape text not null unique) strict;
  create table actions (
    arrival integer primary key autoincrement, stream text not null, seq integer not null, at real not null, shape integer not null,
    "by" integer not null, "from" integer not null, "to" integer not null, entity integer not null, name integer,
    conversation integer not null, session integer not null, device integer not null,
    unique (stream, seq)
  ) strict;
  create index actions_by_at on actions (at, shape, "by", "from", "to", entity);
  create index actions_by_shape on actions (shape, at, "by", "from", "to", entity);
  create index actions_by_by on actions ("by", at, shape, "from", "to", entity);
  create index actions_by_from on actions ("from", at, shape, "by", "to", entity);
  create index actions_by_to on actions ("to", at, shape, "by", "from", entity);
  create index actions_by_entity on actions (entity, at, shape, "by", "from", "to");
  create index actions_by_conversation on actions (conversation, at);
  create index actions_by_session on actions (session, at);
  create index actions_by_device on actions (device, at);
  create virtual table actions_text using fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
  );
  `,
  indexStoredActions,
  `
  create table own (device text not null, stream text not null, openedAt real not null) strict;
  create table exports (
    id text primary key, device text, format text not null, filter text not null, timeZone text, state text not null,
    rows integer not null, total integer, bytes integer not null, createdAt real not null, endedAt real, problem text, attempts integer not null
  ) strict;
  create table pushes (
    key text primary key, arrival integer not null, sent integer not null, setAside integer not null, failures integer not null,
    lastOkAt real, lastErrorAt real, lastError text, nextAttemptAt real
  ) strict;
  `,
  `
  alter table uploads add column file text not null default '';
  alter table uploads add column firstSeq integer;
  alter table uploads add column lastSeq integer;
  update uploads set file = sha256;
  create index manifests_by_upload on manifests (upload);
  update uploads set (firstSeq, lastSeq) = (select firstSeq, lastSeq from manifests m where m.upload = uploads.id) where true;
  drop index manifests_by_upload;
  create index uploads_by_stream on uploads (stream, firstSeq);
  alter table streams add column bytes integer not null default 0;
  update streams set bytes =
    (select coalesce(sum(u.bytes), 0) from uploads u where u.stream = streams.id) +
    (select coalesce(sum(length(r.json)), 0) from records r where r.stream = streams.id);
  create index streams_by_age on streams (kind, lastAt) where bytes > 0;
  create index actions_by_name on actions (name) where name is not null;
  create table removed (
    stream text not null, firstSeq integer not null, lastSeq integer not null, firstAt real, lastAt real, session text, reason text not null,
    primary key (stream, firstSeq)
  ) strict, without rowid;
  create index removed_by_session on removed (session) where session is not null;
  create table rewrites (upload text primary key, asked integer not null, leftover text) strict, without rowid;
  create table holds (
    id text primary key, scope text not null, reason text not null, setBy text, setAt real not null, endedBy text, endedAt real
  ) strict, without rowid;
  create table erasures (
    number integer primary key autoincrement, id text not null unique, kind text not null, note text not null, askedBy text, askedAt real not null,
    state text not null, confirmed integer not null default 0, released integer unique, cursor text, found text, removed text not null, heldBack integer not null default 0, doneAt real
  ) strict;
  create table erasure_prints (erasure text not null, print text not null, primary key (print, erasure)) strict, without rowid;
  create table erasure_hits (erasure text not null, stream text not null, seq integer not null, at real not null, primary key (erasure, stream, seq)) strict, without rowid;
  create table erasure_views (
    erasure text not null, visit text not null, session text, tab integer, document text, fromAt real not null, toAt real,
    primary key (erasure, visit)
  ) strict, without rowid;
  create index erasure_views_by_session on erasure_views (session) where session is not null;
  create table erasure_salt (salt text not null) strict;
  insert into erasure_salt values (lower(hex(randomblob(16))));
  create table erasure_devices (device text primary key, number integer not null, at real not null) strict, without rowid;
  `,
  (db) => {
    makeLogTables(db);
    logStoredManifests(db);
  },
  addAccountTables,
  `
  create table device_tokens (hash text primary key, device text not null, expiresAt real) strict, without rowid;
  create index device_tokens_by_device on device_tokens (device);
  create table device_keys (
    device text not null, keyId text not null, publicKey text not null, addedAt real not null, primary key (device, keyId)
  ) strict, without rowid;
  insert into device_tokens select tokenHash, id, null from devices;
  create table known_devices (
    id text primary key, name text not null, version text not null, grp text, keyId text, enrolledAt real not null, revokedAt real, lastSeenAt real,
    state text, told text not null default '[]', nonceHash text, nonceExpiresAt real
  ) strict;
  insert into known_devices (id, name, version, enrolledAt, lastSeenAt)
    select id, name, version, enrolledAt, (select max(receivedAt) from uploads where device = devices.id) from devices;
  drop table devices;
  alter table known_devices rename to devices;
  create table known_pairings (
    codeHash text primary key, id text not null unique, offer text not null, grp text, uses integer not null, usesLeft integer not null,
    createdAt real not null, expiresAt real not null
  ) strict;
  insert into known_pairings (codeHash, id, offer, uses, usesLeft, createdAt, expiresAt)
    select codeHash, lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))),
      offer, 1, 1, expiresAt, expiresAt from pairings;
  drop table pairings;
  alter table known_pairings rename to pairings;
  create table pairing_uses (
    codeHash text not null, device text not null, keyId text not null, at real not null, primary key (codeHash, device)
  ) strict, without rowid;
  `,
  `
  create table remaskings (
    number integer primary key autoincrement, id text not null unique, site text, target text not null, fromAt real, toAt real, note text not null,
    askedBy text, askedAt real not null, person text, doubtful text, state text not null, released integer unique,
    place text, looked integer not null default 0, again integer not null default 0, found text, removed text not null, heldBack integer not null default 0, doneAt real
  ) strict;
  create table remasking_devices (device text primary key, number integer not null, at real not null) strict, without rowid;
  `,
  addMessageTexts,
  `
  alter table sessions add column named text;
  alter table sessions add column namedAs text;
  create table set_aside (key text not null, arrival integer not null, asked integer not null default 0, primary key (key, arrival)) strict, without rowid;
  `,
  addStatusTables,
  addActivity,
  `
  create table websites (
    id text primary key, key text not null unique, name text not null, origins text not null, grp text, bytesPerDay integer not null,
    createdAt real not null, withdrawnAt real
  ) strict, without rowid;
  alter table devices add column website text;
  create index devices_by_website on devices (website) where website is not null;
  `,
  reportTable,
  addCobrowses,
  addActivityMonths,
  addChatSentiment,
];

/** The step that a database of this version has reached. */
export const latestStep = migrations.length;

/** Brings the database up to date, or to an earlier step of it. Throws where a newer collector wrote it: going back would lose what this one cannot read. */
export function migrate(sqlite: BetterSqlite3.Database, db: Database, upTo = latestStep): void {
  const version = Number(sqlite.pragma('user_version', { simple: true }));
  if (version > latestStep) {
    throw new Error(
      `The database is at version ${version}, and this collector knows versions up to ${latestStep}: start the newer collector.`,
    );
  }
  for (const [index, step] of migrations.entries()) {
    if (index < version || index >= upTo) continue;
    sqlite.transaction(() => {
      if (typeof step === 'string') sqlite.exec(step);
      else step(db);
      sqlite.pragma(`user_version = ${index + 1}`);
    })();
  }
}
