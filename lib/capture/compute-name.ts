/** The accessible name as its specification computes it, without asking the page for its styles. */
import { computeAccessibleName } from 'dom-accessibility-api';

export function computeName(element: Element): string {
  return computeAccessibleName(element, { getComputedStyle: readStyle });
}

/** What forms words within a line; all else stands apart from the words beside it. */
const inline = /^(?:a|abbr|b|bdi|bdo|cite|code|dfn|em|font|i|ins|del|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)$/;

/** Enough of a style for a name, without making the page compute its styles in the middle of a click. */
function readStyle(element: Element, pseudo?: string | null): CSSStyleDeclaration {
  const hidden = element.hasAttribute('hidden') || /^(?:script|style|template|noscript)$/.test(element.localName);
  const values: Record<string, string> = {
    content: pseudo ? 'none' : 'normal',
    display: hidden ? 'none' : inline.test(element.localName) ? 'inline' : 'block',
    visibility: 'visible',
  };
  return { ...values, getPropertyValue: (name: string) => values[name] ?? '' } as unknown as CSSStyleDeclaration;
}
