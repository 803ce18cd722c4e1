/** Accounts of a collector, and signing in: what its sign-in page and the dashboard ask, and what they are told. */
import { z } from 'zod';
import { EpochMs, Id } from './base.ts';
import { Role } from './role.ts';

export const AccountName = z
  .string()
  .regex(/^\S(.*\S)?$/u, 'begins or ends with a space')
  .max(200);
/** Long enough not to be guessed; anything beside that makes passwords worse. */
export const passwordLength = { min: 12, max: 200 };
const Password = z
  .string()
  .min(passwordLength.min, `a password has at least ${passwordLength.min} characters`)
  .max(passwordLength.max, `a password has at most ${passwordLength.max} characters`);

/** `*` stands for all groups, and for what has none. */
export const everyGroup = '*';
export const GroupNames = z.array(z.string().min(1).max(500)).max(500);
const Roles = z.array(Role).max(10);

/** `POST /sign-in`: 204 with the cookie. 401 says no more than that name and password do not fit. */
export const SignInRequest = z.object({ name: z.string().min(1).max(200), password: z.string().min(1).max(passwordLength.max) });
/** `GET /sign-in`: the ways there are. `provider` is the name of the organisation's own sign-in, null where there is none. */
export const SignInOptions = z.looseObject({ provider: z.string().max(200).nullable() });
/** `POST /sign-out`: this browser's cookie, or with `everywhere` all of the account's. */
export const SignOutRequest = z.object({ everywhere: z.boolean() });
/** `POST /sign-in/password`: spends the code of a set-up link for a password. */
export const PasswordRequest = z.object({ code: z.string().min(16).max(200), password: Password });
export { Password };

/** `GET /me`: who asks, and what they may do. `name` is null for the operator who came by a printed link. */
export const Me = z.looseObject({
  kind: z.enum(['account', 'operator', 'device']),
  name: z.string().max(200).nullable(),
  roles: Roles,
  groups: GroupNames,
});
export type Me = z.infer<typeof Me>;

/** `via`: a password kept here, or the organisation's own sign-in. */
export const Account = z.looseObject({
  id: Id,
  name: AccountName,
  via: z.enum(['password', 'provider']),
  roles: Roles,
  groups: GroupNames,
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  createdAt: EpochMs,
  signedInAt: EpochMs.nullable(),
});
export type Account = z.infer<typeof Account>;
export const Accounts = z.looseObject({ accounts: z.array(Account) });

/** `POST /accounts`: 201 with the account, and the link by which its owner sets a password, once. */
export const NewAccount = z.object({ name: AccountName, roles: Roles.min(1, 'an account has at least one role'), groups: GroupNames });
export type NewAccount = z.infer<typeof NewAccount>;
export const AccountWithLink = z.looseObject({ account: Account, link: z.url(), expiresAt: EpochMs });
/** `PUT /accounts/{id}`: all three as they shall be. */
export const AccountChange = z.object({ roles: Roles, groups: GroupNames, disabled: z.boolean() });
export type AccountChange = z.infer<typeof AccountChange>;
