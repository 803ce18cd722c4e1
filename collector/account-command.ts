/** `account …` on the command line: adds, lists, disables and enables accounts, and sets their passwords, beside a collector that runs or before its first start. */
import { text } from 'node:stream/consumers';
import { NewAccount, Password, type Account } from '../lib/events/account-api.ts';
import { readRole } from './access-config.ts';
import { addAccount, changeAccount, createSetUpLink, nobody, type ChangeDeps } from './accounts/change.ts';
import { hashPassword } from './accounts/password.ts';
import { readRequest } from './refuse.ts';

const acts = ['add', 'list', 'disable', 'enable', 'password'] as const;

export interface AccountCommand {
  act: (typeof acts)[number];
  name: string;
  roles: NewAccount['roles'];
  groups: string[];
  isPasswordGiven: boolean;
}

export const accountUsage = `  account add <name> --role <role> [--group <group>]
                       an account with roles (agent, supervisor, admin, auditor) and the groups that it supervises, * for all;
                       both may be repeated. Prints a link to set the password, once, or takes it from stdin with --password-stdin
  account list         all accounts
  account disable <name>, account enable <name>
                       takes the right to sign in away and gives it back
  account password <name>
                       a new link to set the password, or the password from stdin with --password-stdin`;

export function readAccountCommand(
  [act, name, ...more]: string[],
  { role = [], group = [], 'password-stdin': isPasswordGiven = false }: { role?: string[]; group?: string[]; 'password-stdin'?: boolean },
): AccountCommand {
  const known = acts.find((each) => each === act);
  if (known === undefined || more.length > 0 || (name === undefined) !== (known === 'list'))
    throw new Error(
      `The command is "account ${[act, name, ...more].filter((word) => word !== undefined).join(' ')}": it must be like "account add ana --role supervisor".`,
    );
  return { act: known, name: name ?? '', roles: role.map(readRole), groups: group, isPasswordGiven };
}

/** What it says to whoever ran it. Throws with what to do where it cannot be done. */
export async function runAccountCommand(deps: ChangeDeps, command: AccountCommand, stdin: NodeJS.ReadableStream): Promise<string> {
  const { act, name, roles, groups } = command;
  if (act === 'list') return (await deps.store.listAccounts()).map(describe).join('\n') || 'There are no accounts yet.';
  if (act === 'add') {
    const wanted = readRequest(NewAccount, { name, roles, groups });
    if ('problem' in wanted) throw new Error(`The account does not fit at ${wanted.problem}.`);
    const password = command.isPasswordGiven ? await readPassword(stdin) : null;
    const account = await addAccount(deps, wanted.data, nobody);
    if (account === null) throw new Error(`There is an account "${name}": choose another name, or change that one in the dashboard.`);
    return `Added ${describe(account)}\n${await givePassword(deps, account, password)}`;
  }
  const login = await deps.store.findLogin(name);
  if (login === null) throw new Error(`There is no account "${name}" with a password: "account list" shows all.`);
  if (act === 'password') return givePassword(deps, login.account, command.isPasswordGiven ? await readPassword(stdin) : null);
  const change = { roles: login.account.roles, groups: login.account.groups, disabled: act === 'disable' };
  return `Changed ${describe(await changeAccount(deps, login.account, change, nobody))}`;
}

async function givePassword(deps: ChangeDeps, account: Account, password: string | null): Promise<string> {
  if (password === null) return `To set its password (once, within a day): ${(await createSetUpLink(deps, account.id)).link}`;
  await deps.store.setPassword(account.id, await hashPassword(password));
  return 'Its password is set.';
}

/** A line end behind it is the pipe's, not the password's. */
async function readPassword(stdin: NodeJS.ReadableStream): Promise<string> {
  const given = readRequest(Password, (await text(stdin)).replace(/\r?\n$/, ''));
  if ('problem' in given) throw new Error(`The password does not fit: ${given.problem.replace('the request: ', '')}.`);
  return given.data;
}

function describe({ name, via, roles, groups, disabled, hasPassword }: Account): string {
  const state = disabled ? ', disabled' : via === 'password' && !hasPassword ? ', no password yet' : '';
  return `${name}: ${roles.join(', ') || 'no role'}${groups.length > 0 ? `, groups ${groups.join(', ')}` : ''}${state}`;
}
