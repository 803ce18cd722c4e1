/** Who sends a request, and whether it may ask: a device with its token, an account or the operator with a cookie, or nobody. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Website } from '../lib/events/companion-api.ts';
import type { Person } from '../lib/events/person.ts';
import { everyGroup } from '../lib/events/account-api.ts';
import { roles as allRoles, type Role } from '../lib/events/role.ts';
import { readCookieHash } from './accounts/cookie.ts';
import type { Clock } from './app.ts';
import { isOwnOrigin } from './own-host.ts';
import { refuse } from './refuse.ts';
import { toScope } from './scope.ts';
import { hashSecret } from './secrets.ts';
import type { Device } from './store/fleet-contract.ts';
import type { Groups, Scope, Store } from './store/store.ts';

/**
 * Who asks. The operator came by a link that was printed on the collector's own machine: all roles, and no name. A device has no role: it may ask what
 * its routes say, about its own.
 */
export interface Reader {
  kind: 'account' | 'operator' | 'device';
  account: { id: string; name: string } | null;
  device: Device | null;
  roles: readonly Role[];
  groups: Groups;
}

export interface AuthDeps {
  store: Store;
  now: Clock;
  /** The address that people use, where it is not loopback. */
  publicUrl: string | null;
}

/** `website` is there for a visitor's browser. */
export type DeviceEnv = { Variables: { device: Device; website: Website | null } };
/** `reader` says who asks, `scope` what of the store they may see. */
export type ReaderEnv = { Variables: { reader: Reader; scope: Scope } };

/** A device that is seen again and again is noted once in this time. */
const seenEveryMs = 60_000;

/** With `visitors`, also the browsers that came in by a website's key; a browser names the page that asks, and that must be of the website. */
export function requireDevice(store: Store, now: Clock, visitors: boolean): MiddlewareHandler<DeviceEnv> {
  return async (context, next) => {
    const device = await findDevice(store, context, now());
    if (device === null)
      return refuse(
        context,
        401,
        'not-enrolled',
        'No enrolled device has this token: it has expired, or the device must be enrolled again.',
      );
    if (device.revokedAt !== null) return refuseRevoked(context);
    const website = device.website === null ? null : await store.readWebsite(device.website);
    if (website !== null && !visitors) return refuseVisitor(context);
    if (website !== null && !website.origins.includes(context.req.header('origin') ?? '')) return refuseOrigin(context);
    if (now() - (device.lastSeenAt ?? 0) >= seenEveryMs) await store.noteSeen(device.id, now());
    context.set('device', device);
    context.set('website', website);
    return next();
  };
}

/**
 * Lets in whoever has one of the roles, and with `own` devices too, which see their own. Another server on this machine is the same site to a browser,
 * which then sends our cookie along: with what changes something, the cookie counts from our own pages only.
 */
export function requireRole(deps: AuthDeps, roles: readonly Role[], { own = false } = {}): MiddlewareHandler<ReaderEnv> {
  return async (context, next) => {
    const reader = await findReader(deps, context);
    if (reader === null) return refuse(context, 401, 'not-signed-in', 'Sign in first, on the collector’s page /sign-in.');
    if (reader.device !== null && reader.device.revokedAt !== null) return refuseRevoked(context);
    if (reader.device?.website != null) return refuseVisitor(context);
    if (reader.kind !== 'device' && !isSafe(context, deps.publicUrl)) return refuseOrigin(context);
    const isAllowed = reader.kind === 'device' ? own : roles.some((role) => reader.roles.includes(role));
    if (!isAllowed) return refuse(context, 403, 'not-allowed', `This is for ${roles.join(', ')} only: ask an admin for that role.`);
    context.set('reader', reader);
    context.set('scope', toScope(reader));
    return next();
  };
}

/** For what gives a cookie: no other page may sign a browser in. */
export function requireOwnOrigin(publicUrl: string | null): MiddlewareHandler {
  return async (context, next) => (isSafe(context, publicUrl) ? next() : refuseOrigin(context));
}

/** Who asked, as an action of the collector's own ledger says it. */
export function nameReader({ account, device }: Pick<Reader, 'account' | 'device'>): { by: string | null; person: Person | null } {
  return { by: device?.id ?? null, person: account && { id: account.id, name: account.name, console: null, via: 'sign-in' } };
}

async function findReader({ store, now }: AuthDeps, context: Context): Promise<Reader | null> {
  const device = await findDevice(store, context, now());
  if (device !== null) return { kind: 'device', account: null, device, roles: [], groups: [] };
  const hash = readCookieHash(context);
  if (hash === null) return null;
  const account = await store.findSignIn(hash, now());
  if (account !== null) {
    const groups = account.groups.includes(everyGroup) ? '*' : account.groups;
    return { kind: 'account', account: { id: account.id, name: account.name }, device: null, roles: account.roles, groups };
  }
  const isOperator = await store.isViewer(hash, now());
  return isOperator ? { kind: 'operator', account: null, device: null, roles: allRoles, groups: '*' } : null;
}

/** Browsers name the page's origin with every request that changes something; who is no browser has no cookie to be misused. */
function isSafe(context: Context, publicUrl: string | null): boolean {
  const origin = context.req.header('origin');
  return ['GET', 'HEAD'].includes(context.req.method) || origin === undefined || isOwnOrigin(origin, context.req.url, publicUrl);
}

function refuseOrigin(context: Context): Response {
  return refuse(context, 403, 'other-origin', 'Only the collector’s own pages may ask this of a browser.');
}

/** It keeps what it has, and is told what it can do. */
export function refuseRevoked(context: Context): Response {
  return refuse(context, 403, 'revoked', 'This device was revoked: what it holds stays there until it is enrolled again with a new link.');
}

/** A website's key is public: whoever comes in by it sends, and reads nothing. */
function refuseVisitor(context: Context): Response {
  return refuse(context, 403, 'not-allowed', 'A visitor’s browser can send its visit, and nothing else.');
}

async function findDevice(store: Store, context: Context, now: number): Promise<Device | null> {
  const [, token] = /^Bearer ([\w-]{32,200})$/.exec(context.req.header('authorization') ?? '') ?? [];
  return token === undefined ? null : store.findDevice(hashSecret(token), now);
}
