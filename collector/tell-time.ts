/** Says with each answer when the request came and when the answer left, by the collector's clock: whoever asked can tell how far apart the clocks are. */
import type { MiddlewareHandler } from 'hono';
import type { Clock } from './app.ts';
import { clockHeader } from '../lib/events/clock-offset.ts';

export function tellTime(now: Clock): MiddlewareHandler {
  return async (context, next) => {
    const receivedAt = now();
    await next();
    context.header(clockHeader, `${receivedAt} ${now()}`);
  };
}
