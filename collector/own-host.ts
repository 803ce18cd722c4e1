/** Tells our own address from a foreign name that points here: a page that rebinds its name must not read us. */

/** True for the public address, and for loopback names with our port. `host` is the Host header. */
export function isOwnHost(host: string, port: number, publicUrl: string | null = null): boolean {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  if (url === null) return false;
  if (publicUrl !== null && host.toLowerCase() === new URL(publicUrl).host) return true;
  return isLoopback(url.hostname) && Number(url.port || 80) === port;
}

/** True for a page of ours. Behind a proxy the request itself knows another scheme than the page does. */
export function isOwnOrigin(origin: string, requestUrl: string, publicUrl: string | null): boolean {
  return origin === new URL(requestUrl).origin || (publicUrl !== null && origin === new URL(publicUrl).origin);
}

/** Whether a device that proves itself to `address` speaks to us. Loopback is one machine, whatever port leads from there to here. */
export function isAddressedTo(address: string, requestUrl: string): boolean {
  const [meant, asked] = [new URL(address), new URL(requestUrl)];
  return meant.host === asked.host || (isLoopback(meant.hostname) && isLoopback(asked.hostname));
}

function isLoopback(hostname: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
