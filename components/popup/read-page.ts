/** What the address of the tab in front says: which site it is, and whether it is a collector's pairing page. */
import type { FrontPage } from './model.ts';

/** `url` is undefined where the browser does not tell. A pairing page is `/pair#code=…&cotrail=1`; whether it is a real one shows when it is asked. */
export function readPage(url: string | undefined): FrontPage {
  if (url === undefined || !URL.canParse(url)) return { origin: null, pairingLink: null };
  const { protocol, origin, pathname, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return { origin: null, pairingLink: null };
  const marks = new URLSearchParams(hash.slice(1));
  const pairing = /\/pair\/?$/.test(pathname) && marks.has('code') && marks.get('cotrail') === '1';
  return { origin, pairingLink: pairing ? url : null };
}
