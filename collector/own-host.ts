/** Tells our own address from a foreign name that points here: a page that rebinds its name must not read us. */

/** True for loopback names with our port. `host` is the Host header. */
export function isOwnHost(host: string, port: number): boolean {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  return url !== null && isLoopback(url.hostname) && Number(url.port || 80) === port;
}

/** Whether a device that proves itself to `address` speaks to us. Loopback is one machine, whatever port leads from there to here. */
export function isAddressedTo(address: string, requestUrl: string): boolean {
  const [meant, asked] = [new URL(address), new URL(requestUrl)];
  return meant.host === asked.host || (isLoopback(meant.hostname) && isLoopback(asked.hostname));
}

function isLoopback(hostname: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
