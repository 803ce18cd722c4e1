/** What only a collector's own page can ask: who has signed in, signing out, and for admins the accounts. */
import { z } from 'zod';
import { Account, Accounts, AccountWithLink, Me, type AccountChange, type NewAccount } from '../events/account-api.ts';
import { ask, send, type RemoteFeedOptions } from './ask.ts';
import { FeedError } from './feed.ts';

/** Each rejects with `FeedError` where it cannot be done. */
export interface SignedIn {
  readMe(signal: AbortSignal): Promise<Me>;
  signOut(everywhere: boolean, signal: AbortSignal): Promise<void>;
  /** Where to sign in, and to come back from to an address of the dashboard. */
  signInUrl(next: string): string;
  listAccounts(signal: AbortSignal): Promise<Account[]>;
  /** The link is for whoever the account is of, to set a password by. */
  addAccount(account: NewAccount, signal: AbortSignal): Promise<z.infer<typeof AccountWithLink>>;
  changeAccount(id: string, change: AccountChange, signal: AbortSignal): Promise<Account>;
  createSetUpLink(id: string, signal: AbortSignal): Promise<z.infer<typeof AccountWithLink>>;
}

export function createSignedIn(options: RemoteFeedOptions): SignedIn {
  const call = async <T>(path: string, question: Parameters<typeof ask>[2], schema: z.ZodType<T>, signal: AbortSignal): Promise<T> => {
    const found = await ask(options, path, question, schema, signal);
    if (found === null) throw new FeedError('failed', `The collector has no ${path} (any more).`);
    return found;
  };
  const pathOf = (id: string): string => `accounts/${encodeURIComponent(id)}`;
  return {
    readMe: (signal) => call('me', {}, Me, signal),
    signOut: async (everywhere, signal) => void (await send(options, 'sign-out', { method: 'POST', body: { everywhere } }, signal)),
    signInUrl: (next) => `/sign-in#${new URLSearchParams({ next })}`,
    listAccounts: async (signal) => (await call('accounts', {}, Accounts, signal)).accounts,
    addAccount: (account, signal) => call('accounts', { method: 'POST', body: account }, AccountWithLink, signal),
    changeAccount: (id, change, signal) => call(pathOf(id), { method: 'PUT', body: change }, Account, signal),
    createSetUpLink: (id, signal) => call(`${pathOf(id)}/set-up`, { method: 'POST', body: {} }, AccountWithLink, signal),
  };
}
