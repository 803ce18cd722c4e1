/** Which screens someone may see by their roles. The collector refuses the rest anyway: this keeps from leading there. */
import { useEffect } from 'preact/hooks';
import type { Me } from '../lib/events/account-api.ts';
import type { Role } from '../lib/events/role.ts';
import { FeedError, type Feed } from '../lib/feed/feed.ts';
import type { Route } from './route.ts';
import { useLoad } from './use-load.ts';

/** `loading` until it is known; `anyone` where nobody signs in, or the collector does not say: each screen then says for itself what is wrong. */
export type Access = { state: 'loading' } | { state: 'anyone' } | { state: 'signed-in'; me: Me };

export function useAccess(feed: Feed): Access {
  const { signedIn } = feed;
  const { load } = useLoad(`me:${feed.place}`, async (signal) => (signedIn === undefined ? null : signedIn.readMe(signal)));
  const isOut = load.state === 'failed' && load.error instanceof FeedError && load.error.reason === 'not-signed-in';
  useEffect(() => {
    if (isOut && signedIn !== undefined) location.replace(signedIn.signInUrl(location.hash));
  }, [isOut]);
  if (load.state === 'loading' || isOut) return { state: 'loading' };
  if (load.state === 'failed' || load.value === null) return { state: 'anyone' };
  return { state: 'signed-in', me: load.value };
}

const watchers: readonly Role[] = ['supervisor', 'auditor'];
const administrators: readonly Role[] = ['admin', 'auditor'];

/** Who may change what admins change; auditors look. */
export function isAdmin(access: Access): boolean {
  return access.state === 'signed-in' && access.me.roles.includes('admin');
}

export function isFor(access: Access, route: Route): boolean {
  if (access.state !== 'signed-in') return true;
  const allowed = rolesOf(route);
  return allowed === null || access.me.roles.some((role) => allowed.includes(role));
}

function rolesOf(route: Route): readonly Role[] | null {
  if (route.screen === 'unknown') return null;
  if (route.screen === 'accounts' || route.screen === 'devices' || route.screen === 'data') return administrators;
  if (route.screen === 'log') return route.log === 'conversations' ? watchers : administrators;
  return watchers;
}
