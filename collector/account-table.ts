/** The rows of the HTTP interface about signing in and accounts. */
import { Account, AccountChange, Accounts, AccountWithLink, Me, NewAccount } from '../lib/events/account-api.ts';
import { PasswordRequest, SignInOptions, SignInRequest, SignOutRequest } from '../lib/events/account-api.ts';
import { roles } from '../lib/events/role.ts';
import type { ApiRoute } from './api-table.ts';

const noAccount = { 404: 'There is no such account.' };
const badAccount = { 400: 'The account does not fit: the message names the key.' };
const tooMany = {
  403: 'Another page asks this of a browser.',
  429: 'Too many attempts have failed: `Retry-After` says when to try again.',
};

export const accountTable: readonly ApiRoute[] = [
  { method: 'get', path: '/sign-in', summary: 'The ways to sign in', for: 'anyone', answer: { SignInOptions } },
  {
    ...{ method: 'post', path: '/sign-in', summary: 'Takes a name and a password for the cookie', for: 'anyone', body: { SignInRequest } },
    ...{ status: 204, answer: null },
    refusals: { 400: 'The request does not fit.', 401: 'Name and password do not fit together.', ...tooMany },
  },
  {
    ...{ method: 'post', path: '/sign-in/password', summary: 'Spends the code of a set-up link for a password', for: 'anyone' },
    ...{ body: { PasswordRequest }, status: 204, answer: null },
    refusals: { 400: 'The password does not fit.', 410: 'The code is spent or expired.', ...tooMany },
  },
  {
    ...{ method: 'post', path: '/sign-out', summary: 'Ends the sign-in of this browser, or all of the account’s', for: roles },
    ...{ body: { SignOutRequest }, status: 204, answer: null, refusals: { 400: 'The request does not fit.' } },
  },
  { method: 'get', path: '/me', summary: 'Who asks, and what they may do', for: roles, own: true, answer: { Me } },
  { method: 'get', path: '/accounts', summary: 'All accounts', for: ['admin', 'auditor'], answer: { Accounts } },
  {
    ...{ method: 'post', path: '/accounts', summary: 'Makes an account, and a link to set its password', for: ['admin'] },
    ...{ body: { NewAccount }, status: 201, answer: { AccountWithLink } },
    refusals: { ...badAccount, 409: 'There is an account of this name.' },
  },
  {
    ...{ method: 'put', path: '/accounts/{id}', summary: 'Sets what an account may do, and whether it may sign in', for: ['admin'] },
    ...{ body: { AccountChange }, answer: { Account } },
    refusals: { ...badAccount, ...noAccount, 409: 'It is one’s own account, or its roles come from the organisation’s sign-in.' },
  },
  {
    ...{ method: 'post', path: '/accounts/{id}/set-up', summary: 'A new link to set the account’s password', for: ['admin'] },
    ...{ answer: { AccountWithLink }, refusals: { ...noAccount, 409: 'The account has no password here.' } },
  },
];
