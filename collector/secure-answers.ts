/** What every answer tells a browser, whichever route or refusal it comes from: run nothing, show it nowhere else, keep no data of it. */
import type { MiddlewareHandler } from 'hono';
import { type IsProxy, isTls } from './address.ts';

/** A route that needs more, as the pages do, says so itself: what it has set stays. */
const headers: Record<string, string> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const aYear = 'max-age=31536000';

export function secureAnswers(isProxy: IsProxy): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) if (!context.res.headers.has(name)) context.header(name, value);
    if (isTls(context, isProxy)) context.header('strict-transport-security', aYear);
    if (/^\/(api|openapi\.json)/.test(context.req.path)) context.header('cache-control', 'no-store');
  };
}
