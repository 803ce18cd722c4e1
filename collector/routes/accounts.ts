/** Accounts, for admins: the list, a new one, what one may do, and the link by which its owner sets a password. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Account, AccountChange, Accounts, AccountWithLink, NewAccount } from '../../lib/events/account-api.ts';
import { addAccount, changeAccount, createSetUpLink, listChanges, type ChangeDeps } from '../accounts/change.ts';
import { nameReader, type ReaderEnv } from '../auth.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';

export function createAccountRoutes(deps: ChangeDeps): Hono<ReaderEnv> {
  const { store } = deps;
  const routes = new Hono<ReaderEnv>();
  routes.use(
    bodyLimit({ maxSize: 256 * 1024, onError: (context) => refuse(context, 413, 'too-large', 'An account is smaller than 256 KiB.') }),
  );
  routes.get('/', async (context) => answer(context, Accounts, { accounts: await store.listAccounts() }));
  routes.post('/', async (context) => {
    const request = readRequest(NewAccount, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The account does not fit at ${request.problem}`);
    const account = await addAccount(deps, request.data, nameReader(context.get('reader')));
    if (account === null) return refuse(context, 409, 'name-taken', 'There is an account of this name: choose another.');
    return answer(context, AccountWithLink, { account, ...(await createSetUpLink(deps, account.id)) }, 201);
  });
  routes.put('/:id', async (context) => {
    const request = readRequest(AccountChange, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The account does not fit at ${request.problem}`);
    const [reader, before, change] = [context.get('reader'), await store.readAccount(context.req.param('id')), request.data];
    if (before === null) return refuse(context, 404, 'no-account', 'There is no such account here.');
    if (before.id === reader.account?.id && (change.disabled || !change.roles.includes('admin')))
      return refuse(context, 409, 'own-account', 'Nobody can lock themselves out: have another admin change this.');
    if (before.via === 'provider' && listChanges(before, { ...before, ...change }).some(({ event }) => event === 'role.changed'))
      return refuse(context, 409, 'provided', 'The roles of this account come from your organisation’s sign-in: change them there.');
    return answer(context, Account, await changeAccount(deps, before, change, nameReader(reader)));
  });
  routes.post('/:id/set-up', async (context) => {
    const account = await store.readAccount(context.req.param('id'));
    if (account === null) return refuse(context, 404, 'no-account', 'There is no such account here.');
    if (account.via === 'provider')
      return refuse(context, 409, 'no-password', 'This account signs in with your organisation: it has no password here.');
    return answer(context, AccountWithLink, { account, ...(await createSetUpLink(deps, account.id)) });
  });
  return routes;
}
