/** Tells our own address from a foreign name that points here: a page that rebinds its name must not read us. */

/** True for loopback names with our port. `host` is the Host header. */
export function isOwnHost(host: string, port: number): boolean {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  return url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname) && Number(url.port || 80) === port;
}
