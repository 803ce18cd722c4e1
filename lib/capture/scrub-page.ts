/** Makes addresses of a site fit to be kept: scrubbed, and without what was typed where all text is masked. */
import type { Site } from '../events/api.ts';
import type { Echoes } from './echoes.ts';
import { mask } from './masks.ts';
import { scrubUrl } from './scrub-url.ts';

export function createScrub(site: Pick<Site, 'maskLevel' | 'queryKeys'>, echoes: Echoes): (url: string) => string {
  return (url) => {
    const scrubbed = scrubUrl(url, site.queryKeys);
    if (site.maskLevel !== 'all' || !echoes.isEcho(scrubbed)) return scrubbed;
    return scrubbed
      .split(/([/?#&=])/)
      .map((part) => (part.length > 1 && echoes.isEcho(part) ? mask : part))
      .join('');
  };
}
