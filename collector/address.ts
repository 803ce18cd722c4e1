/** Where a request comes from, for counting guesses: the other end of the socket, or what our own proxy says of it. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** What a client writes into the header itself stands before what the proxy adds: only the last one is the proxy's word. */
export function readAddress(context: Context, isBehindProxy: boolean): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (isBehindProxy && forwarded) return forwarded;
  // Without a socket there is no address: tests ask the application itself.
  return context.env === undefined || !('incoming' in Object(context.env)) ? 'nowhere' : (getConnInfo(context).remote.address ?? 'nowhere');
}
