/** What changes accounts, by an admin or on the command line: each change is written down with who made it. */
import type { Account, AccountChange, NewAccount } from '../../lib/events/account-api.ts';
import type { Person } from '../../lib/events/person.ts';
import type { Clock } from '../app.ts';
import type { OwnAction } from '../own-ledger.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { AccountStore } from '../store/account-store.ts';

/** A set-up link is sent to somebody who may be away today. */
const setUpMs = 24 * 60 * 60_000;

export interface ChangeDeps {
  store: AccountStore;
  /** Where the actions go: the ledger, or for another process what the collector takes into it. */
  note(action: OwnAction): Promise<void>;
  /** Where the collector is for people. */
  url(): string;
  now: Clock;
}

export type By = { by: string | null; person: Person | null };
export const nobody: By = { by: null, person: null };

/** Null where the name is taken. */
export async function addAccount({ store, note, now }: ChangeDeps, account: NewAccount, who: By): Promise<Account | null> {
  const added = await store.addAccount({ ...account, now: now() });
  if (added !== null) await note({ event: 'role.changed', ...who, entity: nameAccount(added), from: null, to: describeRoles(added) });
  return added;
}

export async function changeAccount({ store, note }: ChangeDeps, before: Account, change: AccountChange, who: By): Promise<Account> {
  await store.changeAccount(before.id, change);
  const after = { ...before, ...change };
  for (const action of listChanges(before, after)) await note({ ...action, ...who });
  return after;
}

/** What the ledger says of a change: roles or groups, and whether the account may sign in. */
export function listChanges(before: Account | null, after: Account): Pick<OwnAction, 'event' | 'entity' | 'from' | 'to'>[] {
  const entity = nameAccount(after);
  const [from, to] = [before && describeRoles(before), describeRoles(after)];
  const isSame = JSON.stringify(from) === JSON.stringify(to);
  const isSwitched = before !== null && before.disabled !== after.disabled;
  return [
    ...(isSame ? [] : [{ event: 'role.changed', entity, from, to }]),
    ...(isSwitched ? [{ event: after.disabled ? 'account.blocked' : 'account.activated', entity, to: null }] : []),
  ];
}

export async function createSetUpLink({ store, url, now }: Pick<ChangeDeps, 'store' | 'url' | 'now'>, account: string) {
  const code = newSecret();
  const expiresAt = now() + setUpMs;
  await store.addSetUp(hashSecret(code), account, expiresAt);
  return { link: `${url()}/sign-in#setup=${code}`, expiresAt };
}

function nameAccount({ id, name }: Account) {
  return { type: 'account', id, name };
}

function describeRoles({ roles, groups }: Pick<Account, 'roles' | 'groups'>) {
  return { roles: [...roles].sort(), groups: [...groups].sort() };
}
