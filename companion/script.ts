/** The companion as one line of a page: the script that the collector serves reads its own tag, and is `cotrail` to the page's scripts. */
import type { StartOptions } from './api.ts';
import { begin } from './begin.ts';
import { loadParts } from './load-parts.ts';

declare global {
  var cotrail: ReturnType<typeof begin> | undefined;
}

function readTag({ dataset, src }: HTMLScriptElement): StartOptions {
  const { key = '', consent, share, privacy, language, queryKeys, unmask } = dataset;
  return {
    key,
    collector: src.replace(/\/companion(\/[^/]*)?\.js.*$/, ''),
    ...(consent !== undefined && { consent: consent as 'bar' | 'page' }),
    ...(share !== undefined && { share: share as 'bar' | 'page' }),
    ...(privacy !== undefined && { privacy }),
    ...(language !== undefined && { language }),
    ...(queryKeys !== undefined && { queryKeys: queryKeys.split(/[\s,]+/).filter(Boolean) }),
    ...(unmask !== undefined && { unmask: [unmask] }),
  };
}

const tag = document.currentScript;
if (!(tag instanceof HTMLScriptElement))
  throw new Error('cotrail: the script must be a tag of the page: <script async src="…/companion.js" data-key="…">');
const options = readTag(tag);
const { nonce } = tag;
globalThis.cotrail = begin(options, loadParts(options.collector, nonce));
document.dispatchEvent(new CustomEvent('cotrail:ready'));
