/** Makes addresses of a site fit to be kept: scrubbed, and without what was typed where all text is masked. */
import type { Site } from '../events/api.ts';
import type { Echoes } from './echoes.ts';
import { type Masks, mask } from './masks.ts';
import { scrubUrl } from './scrub-url.ts';

export function createScrub(
  { queryKeys, secretPaths }: Pick<Site, 'queryKeys' | 'secretPaths'>,
  { level }: Pick<Masks, 'level'>,
  echoes: Echoes,
): (url: string) => string {
  return (url) => {
    const scrubbed = scrubUrl(url, { queryKeys, secretPaths, base: secretPaths === undefined ? undefined : document.baseURI });
    if (level !== 'all' || !echoes.isEcho(scrubbed)) return scrubbed;
    return scrubbed
      .split(/([/?#&=])/)
      .map((part) => (part.length > 1 && echoes.isEcho(part) ? mask : part))
      .join('');
  };
}
