/** Tells our own address from a foreign name that points here: a page that rebinds its name must not read us. */

/** True for the public address, and for loopback names with our port. `host` is the Host header. */
export function isOwnHost(host: string, port: number, publicUrl: string | null = null): boolean {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  if (url === null) return false;
  if (publicUrl !== null && host.toLowerCase() === new URL(publicUrl).host) return true;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) && Number(url.port || 80) === port;
}

/** True for a page of ours. Behind a proxy the request itself knows another scheme than the page does. */
export function isOwnOrigin(origin: string, requestUrl: string, publicUrl: string | null): boolean {
  return origin === new URL(requestUrl).origin || (publicUrl !== null && origin === new URL(publicUrl).origin);
}
