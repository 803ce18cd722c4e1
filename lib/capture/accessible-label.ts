/** The accessible name of an element, as far as the site's level lets it be kept, and at a bounded cost. */
import { getRole } from 'dom-accessibility-api';
import { editableSelector, type Masks } from './masks.ts';
import type { World } from './world.ts';

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
export function readLabel(element: Element, role: string | null, masks: Masks, { computeName }: Pick<World, 'computeName'>): string | null {
  if (masks.isTextMasked(element)) return null;
  const sources = listSources(element);
  if (masks.isFieldMasked(element) && (!namedRoles.has(role ?? '') || sources.some(mayHoldTyped))) return null;
  const isLarge = element.getElementsByTagName('*').length > maxDescendants;
  if (!isLarge && sources.some((source) => masks.isTextMasked(source) || masks.holdsMasked(source, (inner) => inner !== element)))
    return null;
  const label = isLarge ? (element.getAttribute('aria-label') ?? '') : computeName(element);
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
