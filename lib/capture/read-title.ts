/** The document's title, where it may be kept: a rule that hits its element, or all of the page, masks it. */
import type { Masks } from './masks.ts';

export function readTitle(masks: Masks): string | null {
  const element = document.querySelector('head > title') ?? document.documentElement;
  return masks.isTextMasked(element) ? null : document.title;
}
