/** Signing in with a name and a password: slowed down where guesses fail, and written down either way. */
import type { Account } from '../../lib/events/account-api.ts';
import type { Clock } from '../app.ts';
import { nameReader } from '../auth.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import { hashPassword, isCrowded, isOutdated, isPassword } from './password.ts';
import { createThrottle } from './throttle.ts';

/** A working day; an hour without use ends it too. */
export const signInSeconds = 12 * 60 * 60;

export interface SignInDeps {
  store: Store;
  ledger: OwnLedger;
  now: Clock;
}

/** The secret of the cookie; or how long to wait; or null where name and password do not fit. */
export type SignInOutcome = { secret: string } | { waitMs: number } | null;

export interface SignIns {
  withPassword(attempt: { name: string; password: string; address: string; network: string }): Promise<SignInOutcome>;
  /** For whoever has proved who they are; the audit log says from where. */
  open(account: Pick<Account, 'id' | 'name'>, address: string): Promise<string>;
  /** Whether a guess may be made from there now; each that fails counts. */
  guard(network: string): { waitMs: number } | { succeed(): void };
}

/** Behind one address there may be a whole office. */
const freeFailures = { name: 5, address: 30 };
const crowdedMs = 5_000;

export function createSignIns({ store, ledger, now }: SignInDeps): SignIns {
  const names = createThrottle(freeFailures.name, now);
  const addresses = createThrottle(freeFailures.address, now);
  const open: SignIns['open'] = async (account, address) => {
    const secret = newSecret();
    await store.openSignIn({ hash: hashSecret(secret), account: account.id, expiresAt: now() + signInSeconds * 1000, now: now() });
    await ledger.append({
      event: 'account.logged-in',
      ...nameReader({ account, device: null }),
      entity: describe(account),
      to: { address },
    });
    return secret;
  };
  const guard: SignIns['guard'] = (address) => {
    const waitMs = addresses.readWait(address);
    if (waitMs > 0) return { waitMs };
    // Counted before it is known how it ends: many guesses at once are as many.
    addresses.fail(address);
    return { succeed: () => addresses.forgive(address) };
  };
  return {
    open,
    guard,
    withPassword: async ({ name, password, address, network }) => {
      if (isCrowded()) return { waitMs: crowdedMs };
      const key = name.normalize('NFKC').toLowerCase();
      const waitMs = names.readWait(key);
      if (waitMs > 0) return { waitMs };
      const attempt = guard(network);
      if ('waitMs' in attempt) return attempt;
      names.fail(key);
      const login = await store.findLogin(name);
      const isRight = await isPassword(password, login?.password ?? null);
      if (login === null || !isRight || login.account.disabled) {
        await writeFailure(ledger, login?.account ?? null, address);
        return null;
      }
      names.forget(key);
      attempt.succeed();
      if (login.password !== null && isOutdated(login.password)) await store.rehashPassword(login.account.id, await hashPassword(password));
      return { secret: await open(login.account, address) };
    },
  };
}

function describe({ id, name }: Pick<Account, 'id' | 'name'>) {
  return { type: 'account', id, name };
}

/** A name that nobody has is not written down: it may be a password that was typed into the wrong field. */
function writeFailure(ledger: OwnLedger, account: Account | null, address: string): Promise<void> {
  const entity = account === null ? { type: 'account', id: null, name: null } : describe(account);
  return ledger.append({ event: 'account.login-failed', by: null, person: null, entity, to: { address } });
}
