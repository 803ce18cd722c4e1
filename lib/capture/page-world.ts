/** The page's own world, where every kilobyte is the visitor's: names are read from the nearest words, without the whole computation. */
import type { World } from './world.ts';

export const pageWorld: World = { prepare: () => undefined, watchLate: null, computeName: readNearName };

function readNearName(element: Element): string {
  const { labels } = element as Partial<HTMLInputElement>;
  return (
    element.getAttribute('aria-label') ??
    labels?.[0]?.textContent ??
    (element.textContent.trim() || (element.getAttribute('title') ?? ''))
  ).replace(/\s+/g, ' ');
}
