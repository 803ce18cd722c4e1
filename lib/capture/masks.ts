/** Decides what of an element may be kept, by the site's level and by the page's own marks. */
import type { MaskLevel } from '../events/base.ts';
import { isNeverKept } from './never-kept.ts';

/** What stands for any text that was there: one length, whatever it hides. */
export const mask = '*****';

/** Where a person types. What is inside such an element is theirs, whoever put it there. */
export const editableSelector = 'textarea, [contenteditable]:not([contenteditable="false" i]), [role="textbox" i], [role="searchbox" i]';
export const editableRoles = /^(?:textbox|searchbox)$/i;

export interface Masks {
  readonly level: MaskLevel;
  /** True where the text directly in this element, and its attributes that can hold text, are masked. */
  isTextMasked(element: Element): boolean;
  /** True where what was typed into this element, or picked in it, is masked. */
  isFieldMasked(element: Element): boolean;
  /** Once typed into, an element stays masked, even when the page stops it being editable. */
  rememberTyped(element: Element): void;
}

const editable = 1;
const marked = 2;
const blocked = 4;

/** Outlives a pause of the recording, as the text does. */
const typedInto = new WeakSet<Element>();

/**
 * `data-cotrail-mask` masks an element and all in it, as does `data-cotrail-block`, which takes it out of the picture too.
 * `data-cotrail-unmask` lifts an outer `data-cotrail-mask` and nothing else: a page can tighten the site's level, never loosen it.
 */
export function createMasks(level: MaskLevel): Masks {
  let verdicts: WeakMap<Element, number> | null = null;

  /** Verdicts hold for the running task only: attributes may change after it. */
  function openVerdicts(): WeakMap<Element, number> {
    queueMicrotask(() => (verdicts = null));
    return new WeakMap();
  }

  function judge(element: Element): number {
    verdicts ??= openVerdicts();
    const known = verdicts.get(element);
    if (known !== undefined) return known;
    const parent = element.parentElement ?? readHost(element);
    let verdict = parent === null ? 0 : judge(parent);
    if (parent === null && element.ownerDocument.designMode === 'on') verdict |= editable;
    if (typedInto.has(element) || element.matches(editableSelector)) verdict |= editable;
    if (element.hasAttribute('data-cotrail-block')) verdict |= blocked;
    if (element.hasAttribute('data-cotrail-mask')) verdict |= marked;
    else if (element.hasAttribute('data-cotrail-unmask')) verdict &= ~marked;
    verdicts.set(element, verdict);
    return verdict;
  }

  const isMasked = (element: Element): boolean =>
    (judge(element) & (level === 'none' ? marked | blocked : editable | marked | blocked)) !== 0;

  return {
    level,
    isTextMasked: (element) => level === 'all' || isMasked(element) || (element.localName === 'textarea' && isNeverKept(element)),
    isFieldMasked: (element) => level !== 'none' || isNeverKept(element) || isMasked(element),
    rememberTyped: (element) => typedInto.add(element),
  };
}

/** The element around this one where it has no parent: the host of its shadow root, or the same-origin frame that it is the root of. */
function readHost(element: Element): Element | null {
  // Not by `instanceof`: a same-origin frame has classes of its own.
  const host = (element.getRootNode() as Partial<ShadowRoot>).host;
  return host ?? element.ownerDocument.defaultView?.frameElement ?? null;
}
