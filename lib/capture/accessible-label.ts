/** The accessible name of an element, as far as the site's level lets it be kept, and at a bounded cost. */
import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import { editableSelector, type Masks } from './masks.ts';

/** What a person would call it by, and no content of theirs. */
const namedRoles = new Set(['button', 'link', 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'checkbox', 'radio', 'switch']);
const typedSelector = `${editableSelector}, input:not([type=checkbox i], [type=radio i], [type=button i], [type=submit i]), select`;
/** Beyond this many descendants only what the element says of itself is read: the full computation visits each of them. */
const maxDescendants = 60;
const maxLabel = 500;

export function readRole(element: Element): string | null {
  return getRole(element);
}

/** Null where it is masked, absent, or may hold typed text. */
export function readLabel(element: Element, role: string | null, masks: Masks): string | null {
  if (masks.isTextMasked(element)) return null;
  const sources = listSources(element);
  if (masks.isFieldMasked(element) && (!namedRoles.has(role ?? '') || sources.some(mayHoldTyped))) return null;
  const isLarge = element.getElementsByTagName('*').length > maxDescendants;
  if (!isLarge && sources.some((source) => masks.isTextMasked(source) || masks.holdsMasked(source, (inner) => inner !== element)))
    return null;
  const label = isLarge ? (element.getAttribute('aria-label') ?? '') : computeAccessibleName(element, { getComputedStyle: readStyle });
  return label.trim().slice(0, maxLabel) || null;
}

/** A name is made of texts elsewhere too: of labels, and of what `aria-labelledby` and `aria-owns` point to. */
function listSources(element: Element): Element[] {
  const labels = Array.from((element as HTMLInputElement).labels ?? []);
  const pointed = `${element.getAttribute('aria-labelledby') ?? ''} ${element.getAttribute('aria-owns') ?? ''}`
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => element.ownerDocument.getElementById(id));
  return [element, ...labels, ...pointed.filter((source) => source !== null)];
}

function mayHoldTyped(source: Element): boolean {
  return source.matches(editableSelector) || source.querySelector(typedSelector) !== null;
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
