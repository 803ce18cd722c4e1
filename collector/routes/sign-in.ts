/** Signing in and out: `/sign-in` takes a name and a password for the cookie, `/sign-in/password` the code of a set-up link for a password. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { PasswordRequest, SignInOptions, SignInRequest, SignOutRequest } from '../../lib/events/account-api.ts';
import { giveCookie, readCookieHash, takeCookie } from '../accounts/cookie.ts';
import { hashPassword, isCrowded } from '../accounts/password.ts';
import type { Provider } from '../accounts/provider.ts';
import { signInSeconds, type SignIns } from '../accounts/sign-in.ts';
import { type IsProxy, readAddress, readNetwork } from '../address.ts';
import { nameReader, requireOwnOrigin, type AuthDeps, type ReaderEnv } from '../auth.ts';
import type { OwnLedger } from '../own-ledger.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import { hashSecret } from '../secrets.ts';

export interface SignInRouteDeps extends AuthDeps {
  signIns: SignIns;
  ledger: OwnLedger;
  isProxy: IsProxy;
  isSecure: boolean;
  /** The organisation's own sign-in, null where there is none. */
  provider: Provider | null;
}

export function createSignInRoutes(deps: SignInRouteDeps): Hono<ReaderEnv> {
  const { store, signIns, now, isSecure } = deps;
  const routes = new Hono<ReaderEnv>();
  routes.use(
    bodyLimit({ maxSize: 4096, onError: (context) => refuse(context, 413, 'too-large', 'A name with a password is smaller than 4 KiB.') }),
  );
  routes.get('/sign-in', (context) => answer(context, SignInOptions, { provider: deps.provider?.label ?? null }));
  routes.post('/sign-in', requireOwnOrigin(deps.publicUrl), async (context) => {
    const request = readRequest(SignInRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The sign-in does not fit at ${request.problem}`);
    const outcome = await signIns.withPassword({ ...request.data, ...readPlace(deps, context) });
    if (outcome === null) return refuse(context, 401, 'wrong', 'This name and this password do not fit together.');
    if ('waitMs' in outcome) return refuseForNow(context, outcome.waitMs);
    const before = readCookieHash(context);
    if (before !== null) await store.endSignIn(before);
    giveCookie(context, outcome.secret, { seconds: signInSeconds, isSecure });
    return context.body(null, 204);
  });
  routes.post('/sign-in/password', requireOwnOrigin(deps.publicUrl), async (context) => {
    const request = readRequest(PasswordRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The password does not fit at ${request.problem}`);
    const attempt = signIns.guard(readNetwork(context, deps.isProxy));
    if ('waitMs' in attempt || isCrowded()) return refuseForNow(context, 'waitMs' in attempt ? attempt.waitMs : 5_000);
    const { code, password } = request.data;
    const account = await store.findSetUp(hashSecret(code), now());
    const isSet = account !== null && (await store.spendSetUp(hashSecret(code), await hashPassword(password), now()));
    if (!isSet) return refuse(context, 410, 'expired', 'This link is spent or expired: ask an admin for a new one.');
    attempt.succeed();
    return context.body(null, 204);
  });
  routes.post('/sign-out', async (context) => {
    const request = readRequest(SignOutRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The request does not fit at ${request.problem}`);
    await endSignIns(deps, context, request.data.everywhere);
    takeCookie(context);
    return context.body(null, 204);
  });
  return routes;
}

/** Where guesses are counted, and what the audit log says. */
function readPlace({ isProxy }: SignInRouteDeps, context: Context) {
  return { address: readAddress(context, isProxy), network: readNetwork(context, isProxy) };
}

async function endSignIns({ store, ledger }: SignInRouteDeps, context: Context<ReaderEnv>, isEverywhere: boolean): Promise<void> {
  const reader = context.get('reader');
  const hash = readCookieHash(context);
  if (hash !== null) await Promise.all([store.endSignIn(hash), store.closeViewer(hash)]);
  if (isEverywhere && reader.account !== null) await store.endSignIns(reader.account.id);
  const entity = reader.account === null ? operator : { type: 'account', ...reader.account };
  await ledger.append({ event: 'account.logged-out', ...nameReader(reader), entity, to: isEverywhere ? { everywhere: true } : null });
}

/** Whoever came by a link that was printed on the collector's machine: no account, and no name. */
export const operator = { type: 'operator', id: null, name: null };

function refuseForNow(context: Context, waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1000);
  context.header('retry-after', String(seconds));
  return refuse(context, 429, 'too-many', `Too many attempts have failed: try again in ${seconds} seconds.`);
}
