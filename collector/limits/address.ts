/** Where a request comes from, as its socket says: what it claims in a header is not asked. */
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** An IPv4 address, or the network that one IPv6 customer has; `none` where there is no socket. */
export function readAddress(context: Context): string {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  const address = incoming?.socket?.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'none';
  return address.includes(':') ? readNetwork(address) : address;
}

/** The first 64 bits: whoever has one address of them has them all. */
function readNetwork(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const start = head.split(':').filter((group) => group !== '');
  const end = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0');
  return `${[...start, ...zeros, ...end].slice(0, 4).join(':')}::/64`;
}
