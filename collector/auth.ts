/** Who sends a request, and whether it may ask: a device with its token, the operator with the cookie of a printed link, or nobody. */
import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { roles as allRoles, type Role } from '../lib/events/role.ts';
import type { Clock } from './app.ts';
import { refuse } from './refuse.ts';
import type { Device } from './store/fleet-contract.ts';
import { everything, type Scope, type Store } from './store/store.ts';

/** 256 random bits, fit for a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are long and random: a plain hash is enough to keep them out of the database. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Cookies know no ports: the name keeps two collectors on one machine apart. */
export function nameCookie(context: Context): string {
  return `cotrail-viewer-${new URL(context.req.url).port || '80'}`;
}

/** The groups whose recordings and logs someone may read: `*` is all of them, and those without a group. */
export type Groups = '*' | readonly string[];

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
}

export type DeviceEnv = { Variables: { device: Device } };
/** `reader` says who asks, `scope` what of the store they may see. */
export type ReaderEnv = { Variables: { reader: Reader; scope: Scope } };

/** A device that is seen again and again is noted once in this time. */
const seenEveryMs = 60_000;

export function requireDevice(store: Store, now: Clock): MiddlewareHandler<DeviceEnv> {
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
    if (now() - (device.lastSeenAt ?? 0) >= seenEveryMs) await store.noteSeen(device.id, now());
    context.set('device', device);
    return next();
  };
}

/**
 * Lets in whoever has one of the roles, and with `own` devices too, which see their own. Another server on this machine is the same site to a browser,
 * which then sends our cookie along: with what changes something, the cookie counts from our own pages only.
 */
export function requireRole({ store, now }: AuthDeps, roles: readonly Role[], { own = false } = {}): MiddlewareHandler<ReaderEnv> {
  return async (context, next) => {
    const reader = await findReader(store, context, now());
    if (reader === null)
      return refuse(context, 401, 'not-signed-in', 'Open the dashboard with a link that the collector prints when it starts.');
    if (reader.device !== null && reader.device.revokedAt !== null) return refuseRevoked(context);
    if (reader.kind !== 'device' && !isSafe(context))
      return refuse(context, 403, 'other-origin', 'Only the dashboard itself may ask this of a viewer’s browser.');
    const isAllowed = reader.kind === 'device' ? own : roles.some((role) => reader.roles.includes(role));
    if (!isAllowed) return refuse(context, 403, 'not-allowed', `This is for ${roles.join(', ')} only: ask an admin for that role.`);
    context.set('reader', reader);
    context.set('scope', { ...everything, device: reader.device?.id ?? null });
    return next();
  };
}

async function findReader(store: Store, context: Context, now: number): Promise<Reader | null> {
  const device = await findDevice(store, context, now);
  if (device !== null) return { kind: 'device', account: null, device, roles: [], groups: [] };
  const cookie = getCookie(context, nameCookie(context));
  const isOperator = cookie !== undefined && (await store.isViewer(hashSecret(cookie), now));
  return isOperator ? { kind: 'operator', account: null, device: null, roles: allRoles, groups: '*' } : null;
}

/** Browsers name the page's origin with every request that changes something; who is no browser has no cookie to be misused. */
function isSafe(context: Context): boolean {
  const origin = context.req.header('origin');
  return ['GET', 'HEAD'].includes(context.req.method) || origin === undefined || origin === new URL(context.req.url).origin;
}

/** It keeps what it has, and is told what it can do. */
export function refuseRevoked(context: Context): Response {
  return refuse(context, 403, 'revoked', 'This device was revoked: what it holds stays there until it is enrolled again with a new link.');
}

async function findDevice(store: Store, context: Context, now: number): Promise<Device | null> {
  const [, token] = /^Bearer ([\w-]{32,200})$/.exec(context.req.header('authorization') ?? '') ?? [];
  return token === undefined ? null : store.findDevice(hashSecret(token), now);
}
