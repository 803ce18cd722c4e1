/** Keeps accounts: who may sign in with which roles, the hashes of their passwords, and which browsers are signed in. */
import type { Selectable } from 'kysely';
import type { Role } from '../../lib/events/role.ts';
import type { Account } from '../../lib/events/account-api.ts';
import { newId } from '../../lib/events/id.ts';
import { write as raw, type Database } from './database.ts';
import type { OwnAction } from '../own-ledger.ts';
import type { AccountStore } from './account-store.ts';
import type { AccountRow } from './tables.ts';

/** An hour without a request ends a sign-in; while it is used, the time is written down once a minute. */
const idleMs = 60 * 60_000;
const touchMs = 60_000;

export function createAccounts(db: Database): AccountStore {
  const { build } = db;
  const select = () => build.selectFrom('accounts').selectAll();
  const find = (id: string): Account | null => toAccount(db.get(select().where('id', '=', id)));
  const change = (id: string, changes: Partial<AccountRow>): number =>
    db.run(build.updateTable('accounts').set(changes).where('id', '=', id));
  const endAll = (account: string): void => void db.run(build.deleteFrom('signIns').where('account', '=', account));
  const setPassword = (id: string, password: string): void => {
    change(id, { password });
    db.run(build.deleteFrom('setUps').where('account', '=', id));
    endAll(id);
  };
  return {
    addAccount: async ({ name, roles, groups, now }) =>
      db.transact(() => {
        if (db.get(select().where('login', '=', toLogin(name))) !== null) return null;
        const row = { ...blank(name, now), login: toLogin(name), ...write(roles, groups) };
        db.insertAll('accounts', [row]);
        return toAccount(row);
      }),
    listAccounts: async () => db.all(select().orderBy('name').orderBy('id')).flatMap((row) => toAccount(row) ?? []),
    readAccount: async (id) => find(id),
    findLogin: async (name) => {
      const row = db.get(select().where('login', '=', toLogin(name)));
      const account = toAccount(row);
      return row === null || account === null ? null : { account, password: row.password };
    },
    changeAccount: async (id, { roles, groups, disabled }) =>
      db.transact(() => {
        if (disabled) endAll(id);
        return change(id, { ...write(roles, groups), disabled: disabled ? 1 : 0 }) > 0;
      }),
    setPassword: async (id, password) => db.transact(() => setPassword(id, password)),
    rehashPassword: async (id, password) => void change(id, { password }),
    putProvided: async ({ issuer, subject, name, roles, groups, now }) =>
      db.transact(() => {
        const known = db.get(select().where('issuer', '=', issuer).where('subject', '=', subject));
        if (known === null && roles.length === 0) return null;
        const row = { ...(known ?? { ...blank(name, now), issuer, subject }), name, ...write(roles, groups) };
        if (known === null) db.insertAll('accounts', [row]);
        else change(known.id, row);
        return { account: toAccount(row)!, before: toAccount(known) };
      }),
    ...createNotes(db),
    ...createSetUps(db, find, setPassword),
    ...createSignInRows(db, find, endAll),
  };
}

type Find = (id: string) => Account | null;

function createSetUps(
  db: Database,
  find: Find,
  setPassword: (id: string, password: string) => void,
): Pick<AccountStore, 'addSetUp' | 'findSetUp' | 'spendSetUp'> {
  const { build } = db;
  return {
    addSetUp: async (codeHash, account, expiresAt) =>
      db.transact(() => {
        db.run(build.deleteFrom('setUps').where('account', '=', account));
        db.insertAll('setUps', [{ hash: codeHash, account, expiresAt }]);
      }),
    findSetUp: async (codeHash, now) => {
      const row = db.get(build.selectFrom('setUps').select('account').where('hash', '=', codeHash).where('expiresAt', '>', now));
      return row === null ? null : find(row.account);
    },
    spendSetUp: async (codeHash, password, now) =>
      db.transact(() => {
        const row = db.get(build.selectFrom('setUps').select('account').where('hash', '=', codeHash).where('expiresAt', '>', now));
        if (row === null) return false;
        setPassword(row.account, password);
        return true;
      }),
  };
}

function createSignInRows(
  db: Database,
  find: Find,
  endAll: (account: string) => void,
): Pick<AccountStore, 'openSignIn' | 'findSignIn' | 'endSignIn' | 'endSignIns'> {
  const { build } = db;
  return {
    openSignIn: async ({ hash, account, expiresAt, now }) =>
      db.transact(() => {
        db.run(build.deleteFrom('signIns').where(({ eb, or }) => or([eb('expiresAt', '<=', now), eb('seenAt', '<=', now - idleMs)])));
        db.insertAll('signIns', [{ hash, account, expiresAt, seenAt: now }]);
        db.run(build.updateTable('accounts').set({ signedInAt: now }).where('id', '=', account));
      }),
    findSignIn: async (hash, now) => {
      const found = build.selectFrom('signIns').selectAll().where('hash', '=', hash);
      const row = db.get(found.where('expiresAt', '>', now).where('seenAt', '>', now - idleMs));
      if (row === null) return null;
      if (row.seenAt <= now - touchMs) db.run(build.updateTable('signIns').set({ seenAt: now }).where('hash', '=', hash));
      const account = find(row.account);
      return account?.disabled === false ? account : null;
    },
    endSignIn: async (hash) => void db.run(build.deleteFrom('signIns').where('hash', '=', hash)),
    endSignIns: async (account) => endAll(account),
  };
}

function createNotes(db: Database): Pick<AccountStore, 'addNote' | 'listNotes'> {
  const { build } = db;
  return {
    addNote: async (action) => void db.run(raw('insert into notes (action) values (?)', [JSON.stringify(action)])),
    listNotes: async () =>
      db.all(build.selectFrom('notes').selectAll().orderBy('id')).map(({ id, action }) => ({
        action: JSON.parse(action) as OwnAction,
        done: () => void db.run(build.deleteFrom('notes').where('id', '=', id)),
      })),
  };
}

/** One name, however it is typed. */
function toLogin(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

function blank(name: string, now: number): AccountRow {
  const nothing = { login: null, issuer: null, subject: null, password: null, signedInAt: null };
  return { id: newId(now), name, ...nothing, roles: '[]', groups: '[]', disabled: 0, createdAt: now };
}

function write(roles: readonly Role[], groups: readonly string[]): Pick<AccountRow, 'roles' | 'groups'> {
  return { roles: JSON.stringify([...new Set(roles)].sort()), groups: JSON.stringify([...new Set(groups)].sort()) };
}

function toAccount(row: Selectable<AccountRow> | null): Account | null {
  if (row === null) return null;
  const { id, name, login, password, createdAt, signedInAt } = row;
  return {
    ...{ id, name, createdAt, signedInAt, via: login === null ? 'provider' : 'password' },
    ...{ roles: JSON.parse(row.roles) as Role[], groups: JSON.parse(row.groups) as string[] },
    ...{ disabled: row.disabled === 1, hasPassword: password !== null },
  };
}
