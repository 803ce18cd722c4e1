/** Secrets, and who sends a request: a device with its token, a viewer with the cookie, or nobody. */
import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Clock } from './app.ts';
import { refuse } from './refuse.ts';
import type { Device, Scope, Store } from './store/store.ts';

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

export type DeviceEnv = { Variables: { device: Device } };
export type ReaderEnv = { Variables: { scope: Scope } };

export function requireDevice(store: Store): MiddlewareHandler<DeviceEnv> {
  return async (context, next) => {
    const device = await findDevice(store, context);
    if (device === null)
      return refuse(context, 401, 'not-enrolled', 'No enrolled device has this token: pair the extension with this collector again.');
    context.set('device', device);
    return next();
  };
}

/**
 * A device reads its own; a viewer reads all. Another server on this machine is the same site to a browser, which then sends our cookie along: with what changes something, the
 * cookie counts from our own pages only.
 */
export function requireReader(store: Store, now: Clock): MiddlewareHandler<ReaderEnv> {
  return async (context, next) => {
    const device = await findDevice(store, context);
    const cookie = getCookie(context, nameCookie(context));
    const isViewer = device === null && cookie !== undefined && (await store.isViewer(hashSecret(cookie), now()));
    if (device === null && !isViewer)
      return refuse(context, 401, 'not-signed-in', 'Open the dashboard with a link that the collector prints when it starts.');
    if (isViewer && !isSafe(context))
      return refuse(context, 403, 'other-origin', 'Only the dashboard itself may ask this of a viewer’s browser.');
    context.set('scope', { device: device?.id ?? null });
    return next();
  };
}

/** Browsers name the page's origin with every request that changes something; who is no browser has no cookie to be misused. */
function isSafe(context: Context): boolean {
  const origin = context.req.header('origin');
  return ['GET', 'HEAD'].includes(context.req.method) || origin === undefined || origin === new URL(context.req.url).origin;
}

async function findDevice(store: Store, context: Context): Promise<Device | null> {
  const [, token] = /^Bearer ([\w-]{32,200})$/.exec(context.req.header('authorization') ?? '') ?? [];
  return token === undefined ? null : store.findDevice(hashSecret(token));
}
