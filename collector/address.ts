/** Where a request comes from: the other end of its socket, or whom a proxy of ours names that stands there. What others claim in a header is not read. */
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Whether a proxy of ours has this address. */
export type IsProxy = (address: string) => boolean;

/** What stands on the same machine as the collector. */
export const loopback: readonly string[] = ['127.0.0.0/8', '::1'];

/** Addresses and networks like `10.0.0.0/8`. Throws with the one that is neither. */
export function listProxies(addresses: readonly string[]): IsProxy {
  const list = new BlockList();
  for (const each of addresses) {
    const [address = '', bits, ...more] = each.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const isNetwork = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv6' ? 128 : 32);
    if (isIP(address) === 0 || more.length > 0 || (bits !== undefined && !isNetwork))
      throw new Error(`The proxy is "${each}": it must be an address such as 10.0.0.5, or a network such as 10.0.0.0/8.`);
    if (isNetwork) list.addSubnet(address, Number(bits), family);
    else list.addAddress(address, family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** The address as it is; `none` where there is no socket. */
export function readAddress(context: Context, isProxy: IsProxy): string {
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  let address = tidy(incoming?.socket?.remoteAddress ?? 'none');
  // Each proxy writes behind what it was told: the last one that is none of ours is who asks, and what stands before that is anybody's word.
  const named = isProxy(address) ? (context.req.header('x-forwarded-for') ?? '').split(',').map((each) => tidy(each.trim())) : [];
  for (let before = named.pop(); isProxy(address) && before !== undefined && isIP(before) !== 0; before = named.pop()) address = before;
  return address;
}

/** Whether the one who asks speaks TLS with us, or with a proxy of ours. */
export function isTls(context: Context, isProxy: IsProxy): boolean {
  if (new URL(context.req.url).protocol === 'https:') return true;
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  return isProxy(tidy(incoming?.socket?.remoteAddress ?? 'none')) && context.req.header('x-forwarded-proto') === 'https';
}

/** By which requests are counted: an IPv4 address, or the network that one IPv6 customer has. */
export function readNetwork(context: Context, isProxy: IsProxy): string {
  const address = readAddress(context, isProxy);
  return address.includes(':') ? cutNetwork(address) : address;
}

/** An IPv4 address may come as IPv6, in brackets or with a port. */
function tidy(address: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address;
  return bare.replace(/^::ffff:(?=\d+\.)/, '').toLowerCase();
}

/** The first 64 bits: whoever has one address of them has them all. */
function cutNetwork(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const start = head.split(':').filter((group) => group !== '');
  const end = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0');
  return `${[...start, ...zeros, ...end].slice(0, 4).join(':')}::/64`;
}
