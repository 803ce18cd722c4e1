/** Takes out of an address what must not be kept: credentials, secret parts of its path, tokens, and every query value whose key is not allowed, in the fragment too. */
import { maskFragment, maskPath } from './secret-paths.ts';

const credentials = /^((?:[a-z][a-z\d+.-]*:)?\/\/)[^/?#]*@/i;
const beforePath = /^(?:(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*)?/i;
const maxLength = 8192;

export interface ScrubRules {
  queryKeys: readonly string[];
  secretPaths?: readonly string[] | undefined;
  /** What relative addresses are relative to: only then can it be said where in a path they stand. */
  base?: string | undefined;
}

/** Works on absolute and relative addresses alike and never throws. A `javascript:` address keeps its scheme only. */
export function scrubUrl(url: string, { queryKeys, secretPaths = [], base }: ScrubRules): string {
  if (/^\s*javascript:/i.test(url)) return 'javascript:';
  if (/^\s*data:/i.test(url)) return url;
  if (secretPaths.length === 0 && !/[?#@]|eyJ/.test(url)) return url.slice(0, maxLength);
  const hashAt = url.indexOf('#');
  const [address, fragment] = hashAt === -1 ? [url, ''] : [url.slice(0, hashAt), url.slice(hashAt + 1)];
  const kept = keepQuery(address.replace(credentials, '$1'), queryKeys);
  return (scrubPath(kept, secretPaths, base) + scrubFragment(fragment, queryKeys, secretPaths)).slice(0, maxLength);
}

function scrubPath(address: string, secretPaths: readonly string[], base: string | undefined): string {
  const queryAt = address.indexOf('?');
  const [place, query] = queryAt === -1 ? [address, ''] : [address.slice(0, queryAt), address.slice(queryAt)];
  const start = beforePath.exec(place)?.[0] ?? '';
  const path = place.slice(start.length);
  const isRelative = start === '' && path !== '' && (!path.startsWith('/') || path.includes('..'));
  if (isRelative && secretPaths.length > 0 && base !== undefined && URL.canParse(path, base)) {
    const whole = new URL(path, base);
    const masked = maskPath(whole.pathname, secretPaths);
    // What is not secret stays as the page wrote it.
    if (/^https?:$/.test(whole.protocol) && masked !== whole.pathname) return masked + query;
  }
  return start + maskPath(path, secretPaths) + query;
}

/** A fragment may be a route (`#/tickets/5?token=…`), an anchor, or a query of its own (`#access_token=…`). */
function scrubFragment(fragment: string, queryKeys: readonly string[], secretPaths: readonly string[]): string {
  if (fragment === '') return '';
  const isQuery = fragment.includes('=') && !fragment.includes('?') && !/^[!/]/.test(fragment);
  const kept = isQuery ? keepQuery(`?${fragment}`, queryKeys).slice(1) : keepQuery(fragment, queryKeys);
  const queryAt = isQuery ? 0 : kept.indexOf('?');
  const [route, query] = queryAt === -1 ? [kept, ''] : [kept.slice(0, queryAt), kept.slice(queryAt)];
  const masked = maskFragment(route, secretPaths) + query;
  return masked === '' ? '' : `#${masked}`;
}

function keepQuery(address: string, queryKeys: readonly string[]): string {
  const queryAt = address.indexOf('?');
  if (queryAt === -1) return address;
  const path = address.slice(0, queryAt);
  if (queryKeys.length === 0) return path;
  const all = new URLSearchParams(address.slice(queryAt + 1));
  const kept = new URLSearchParams([...all].filter(([key]) => queryKeys.includes(key)));
  return kept.size === 0 ? path : `${path}?${kept.toString()}`;
}
