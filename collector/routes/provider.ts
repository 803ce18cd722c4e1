/** The way to the organisation's own sign-in and back: `/sign-in/provider` sends the browser there, `/sign-in/callback` takes who came back. */
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { listChanges, nobody } from '../accounts/change.ts';
import { giveCookie, nameCookie } from '../accounts/cookie.ts';
import type { Attempt, Identity, Provider } from '../accounts/provider.ts';
import { signInSeconds } from '../accounts/sign-in.ts';
import { readAddress } from '../address.ts';
import type { SignInRouteDeps } from './sign-in.ts';

export interface ProviderRouteDeps extends SignInRouteDeps {
  provider: Provider;
  /** Where the collector is for people. */
  url(): string;
  log(line: string): void;
}

/** Long enough to type a password and a second factor there. */
const attemptSeconds = 10 * 60;
const path = '/sign-in';

/** Why the way ended, as the sign-in page says it. */
type Problem = 'provider-unreachable' | 'provider-refused' | 'no-role' | 'disabled';

export function createProviderRoutes(deps: ProviderRouteDeps): Hono {
  const { provider, url, log, isSecure } = deps;
  const routes = new Hono();
  routes.get('/provider', async (context) => {
    try {
      const { address, attempt } = await provider.begin(`${url()}${path}/callback`);
      const value = [attempt.state, attempt.nonce, attempt.verifier].join('.');
      // Lax: the browser comes back from another site, and must bring it.
      setCookie(context, nameAttempt(context), value, { httpOnly: true, secure: isSecure, sameSite: 'Lax', path, maxAge: attemptSeconds });
      return context.redirect(address);
    } catch (error) {
      log(`the sign-in provider cannot be asked: ${explain(error)}`);
      return goBack(context, 'provider-unreachable');
    }
  });
  routes.get('/callback', async (context) => {
    const attempt = readAttempt(getCookie(context, nameAttempt(context)));
    deleteCookie(context, nameAttempt(context), { path });
    if (attempt === null) return goBack(context, 'provider-refused');
    const asked = new URL(context.req.url);
    try {
      const identity = await provider.finish(new URL(`${url()}${asked.pathname}${asked.search}`), attempt);
      return await letIn(deps, context, identity);
    } catch (error) {
      log(`a sign-in with the provider was refused: ${explain(error)}`);
      return goBack(context, 'provider-refused');
    }
  });
  return routes;
}

async function letIn(
  { store, ledger, signIns, now, isSecure, isProxy }: ProviderRouteDeps,
  context: Context,
  identity: Identity,
): Promise<Response> {
  const { roles } = identity;
  const put = await store.putProvided({ ...identity, now: now() });
  for (const change of put === null ? [] : listChanges(put.before, put.account)) await ledger.append({ ...change, ...nobody });
  if (put === null || roles.length === 0 || put.account.disabled) {
    const entity = { type: 'account', id: put?.account.id ?? null, name: identity.name };
    await ledger.append({ event: 'account.login-failed', ...nobody, entity, to: { address: readAddress(context, isProxy) } });
    return goBack(context, roles.length === 0 ? 'no-role' : 'disabled');
  }
  giveCookie(context, await signIns.open(put.account, readAddress(context, isProxy)), { seconds: signInSeconds, isSecure });
  return context.redirect(`${path}#done`);
}

function goBack(context: Context, problem: Problem): Response {
  return context.redirect(`${path}#problem=${problem}`);
}

function nameAttempt(context: Context): string {
  return `${nameCookie(context)}-attempt`;
}

function readAttempt(value: string | undefined): Attempt | null {
  const [state, nonce, verifier] = value?.split('.') ?? [];
  return state && nonce && verifier ? { state, nonce, verifier } : null;
}

/** What the provider said of it may be long, and is no secret: codes and tokens are not in messages. */
function explain(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error instanceof Error ? error.message : String(error)}${cause}`.slice(0, 300);
}
