/** The step of the database that brings accounts, whose each export is, and the groups that actions are found by. */
import { indexStoredGroups } from './action-groups.ts';
import { write, type Database } from './database.ts';

export function addAccountTables(db: Database): void {
  for (const step of steps) db.run(write(step));
  indexStoredGroups(db);
}

const steps = [
  `create table accounts (
    id text primary key, name text not null, login text unique, issuer text, subject text, password text,
    roles text not null, groups text not null, disabled integer not null, createdAt real not null, signedInAt real,
    unique (issuer, subject)
  ) strict`,
  'create table signIns (hash text primary key, account text not null, expiresAt real not null, seenAt real not null) strict',
  'create index sign_ins_by_account on signIns (account)',
  'create table setUps (hash text primary key, account text not null, expiresAt real not null) strict',
  'create table notes (id integer primary key autoincrement, action text not null) strict',
  'alter table exports add column owner text',
  'alter table exports add column scope text',
  'create table action_groups (grp integer not null, arrival integer not null, primary key (grp, arrival)) strict, without rowid',
  'create index action_groups_by_arrival on action_groups (arrival)',
];
