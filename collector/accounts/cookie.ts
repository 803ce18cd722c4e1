/** The cookie that says which browser is signed in: out of scripts' reach, sent from our own pages only, over TLS only where there is TLS. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hashSecret } from '../secrets.ts';

/** Cookies know no ports: the name keeps two collectors on one machine apart. */
export function nameCookie(context: Context): string {
  return `cotrail-viewer-${new URL(context.req.url).port || '80'}`;
}

export function giveCookie(context: Context, secret: string, { seconds, isSecure }: { seconds: number; isSecure: boolean }): void {
  setCookie(context, nameCookie(context), secret, { httpOnly: true, secure: isSecure, sameSite: 'Strict', path: '/', maxAge: seconds });
}

export function takeCookie(context: Context): void {
  deleteCookie(context, nameCookie(context), { path: '/' });
}

/** The hash of what the cookie holds, null where there is none. */
export function readCookieHash(context: Context): string | null {
  const cookie = getCookie(context, nameCookie(context));
  return cookie === undefined ? null : hashSecret(cookie);
}
