/** Takes out of an address what must not be kept: credentials, and every query value whose key is not allowed, in the fragment too. */

const credentials = /^((?:[a-z][a-z\d+.-]*:)?\/\/)[^/?#]*@/i;
const maxLength = 8192;

/** Works on absolute and relative addresses alike and never throws. A `javascript:` address keeps its scheme only. */
export function scrubUrl(url: string, queryKeys: readonly string[]): string {
  if (/^\s*javascript:/i.test(url)) return 'javascript:';
  if (/^\s*data:/i.test(url)) return url;
  if (!/[?#@]/.test(url)) return url.slice(0, maxLength);
  const hashAt = url.indexOf('#');
  const [address, fragment] = hashAt === -1 ? [url, ''] : [url.slice(0, hashAt), url.slice(hashAt + 1)];
  const kept = keepQuery(address.replace(credentials, '$1'), queryKeys) + scrubFragment(fragment, queryKeys);
  return kept.slice(0, maxLength);
}

/** A fragment may be a route (`#/tickets/5?token=…`), an anchor, or a query of its own (`#access_token=…`). */
function scrubFragment(fragment: string, queryKeys: readonly string[]): string {
  if (fragment === '') return '';
  const isQuery = fragment.includes('=') && !fragment.includes('?') && !/^[!/]/.test(fragment);
  const kept = isQuery ? keepQuery(`?${fragment}`, queryKeys).slice(1) : keepQuery(fragment, queryKeys);
  return kept === '' ? '' : `#${kept}`;
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
