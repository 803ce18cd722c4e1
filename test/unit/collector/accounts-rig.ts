/** People at a collector of a test: accounts with roles and groups, signed in, each as the headers that their browser sends. */
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import type { Role } from '../../../lib/events/role.ts';
import { origin, type AppRig } from './rig.ts';
import { start } from './seal-upload.ts';

/** Signed in without a password: what that does has tests of its own. */
export async function signIn(rig: AppRig, name: string, roles: Role[], groups: string[] = []): Promise<{ cookie: string }> {
  const account = await rig.store.addAccount({ name, roles, groups, now: start });
  const secret = newSecret();
  await rig.store.openSignIn({ hash: hashSecret(secret), account: account!.id, expiresAt: start + 12 * 60 * 60_000, now: start });
  return { cookie: `cotrail-viewer-8787=${secret}` };
}

export const readCookie = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

export const sendJson = (body: object, headers: Record<string, string> = {}, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', origin, ...headers },
  body: JSON.stringify(body),
});
