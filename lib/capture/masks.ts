/** Decides what of an element may be kept, by the site's level, by its admin's rules and by the page's own marks. */
import type { MaskLevel } from '../events/base.ts';
import { type Masking, type ReadRules, readRules } from './mask-rules.ts';
import { isNeverKept } from './never-kept.ts';

/** What stands for any text that was there: one length, whatever it hides. */
export const mask = '*****';

/** Where a person types. What is inside such an element is theirs, whoever put it there. */
export const editableSelector = 'textarea, [contenteditable]:not([contenteditable="false" i]), [role="textbox" i], [role="searchbox" i]';
export const editableRoles = /^(?:textbox|searchbox)$/i;

export interface Masks {
  /** The site's level, `all` where one of its rules could not be read. */
  readonly level: MaskLevel;
  /** True where a rule keeps text that the level masks. */
  readonly unmasks: boolean;
  /** False where the level and what an element says of itself decide; true where rules must be asked for each element. */
  readonly hasRules: boolean;
  /** Hits what is blocked, by the page's mark or by rules. */
  readonly blockSelector: string;
  /** True where the text directly in this element, and its attributes that can hold text, are masked. */
  isTextMasked(element: Element): boolean;
  /** True where what was typed into this element, or picked in it, is masked. */
  isFieldMasked(element: Element): boolean;
  /** True where something below this element is masked, be it text or a field: its whole text may not be kept then. `isAsked` leaves elements out. */
  holdsMasked(element: Element, isAsked: (inner: Element) => boolean): boolean;
  /** The outermost blocked element that this one is in, or is; null where it is in none. */
  readBlocked(element: Element): Element | null;
  /** Once typed into, an element stays masked, even when the page stops it being editable. */
  rememberTyped(element: Element): void;
}

/** Fields whose value is part of the text of what is around them. */
const controls = 'input:not([type=checkbox i], [type=radio i], [type=button i], [type=submit i]), select';

/** What a verdict is made of. `text` and `typed` are what the level and the rules mask; `marked` is the page's word. */
const text = 1;
const typed = 2;
const editable = 4;
const marked = 8;
const blocked = 16;
const byLevel: Record<MaskLevel, number> = { all: text | typed, inputs: typed, none: 0 };

/** Outlives a pause of the recording, as the text does. */
const typedInto = new WeakSet<Element>();

/**
 * `data-cotrail-mask` masks an element and all in it, as does `data-cotrail-block`, which takes it out of the picture too.
 * `data-cotrail-unmask` lifts an outer `data-cotrail-mask` and nothing else: a page can tighten the site's level, never loosen it. Only a rule can.
 */
export function createMasks(masking: Masking): Masks {
  const rules = readRules(masking, document);
  const { level } = rules;
  const hasRules = [rules.text, rules.inputs, rules.block, rules.unmask].some((selector) => selector !== null);
  const blockSelector = joinSelectors('[data-cotrail-block]', rules.block);
  const inner = joinSelectors(`${editableSelector}, ${controls}, [data-cotrail-mask], ${blockSelector}`, rules.text);
  const judge = createJudge(rules, hasRules);

  function isTextMasked(element: Element): boolean {
    if (level === 'all' && rules.unmask === null) return true;
    const verdict = judge(element);
    if ((verdict & (text | marked | blocked)) !== 0 || ((verdict & editable) !== 0 && (verdict & typed) !== 0)) return true;
    return element.localName === 'textarea' && isNeverKept(element);
  }

  function isFieldMasked(element: Element): boolean {
    if (level !== 'none' && rules.unmask === null) return true;
    return isNeverKept(element) || (judge(element) & (text | typed | marked | blocked)) !== 0;
  }

  function readBlocked(element: Element): Element | null {
    if ((judge(element) & blocked) === 0) return null;
    const parent = element.parentElement ?? readHost(element);
    return (parent && readBlocked(parent)) ?? element;
  }

  return {
    level,
    unmasks: rules.unmask !== null,
    hasRules,
    blockSelector,
    isTextMasked,
    isFieldMasked,
    holdsMasked: (element, isAsked) =>
      Array.from(element.querySelectorAll(inner)).some(
        (each) => isAsked(each) && (isTextMasked(each) || (each.matches(controls) && isFieldMasked(each))),
      ),
    readBlocked,
    rememberTyped: (element) => typedInto.add(element),
  };
}

/** A verdict on an element takes in those on all that it is in. */
function createJudge(rules: ReadRules, hasRules: boolean): (element: Element) => number {
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
    let verdict = parent === null ? byLevel[rules.level] : judge(parent);
    if (parent === null && element.ownerDocument.designMode === 'on') verdict |= editable;
    if (typedInto.has(element) || element.matches(editableSelector)) verdict |= editable;
    if (element.hasAttribute('data-cotrail-block')) verdict |= blocked;
    if (element.hasAttribute('data-cotrail-mask')) verdict |= marked;
    else if (element.hasAttribute('data-cotrail-unmask')) verdict &= ~marked;
    if (hasRules) verdict = applyRules(element, verdict);
    verdicts.set(element, verdict);
    return verdict;
  }

  /** What masks is applied last: of two rules for one element the stricter one wins. */
  function applyRules(element: Element, before: number): number {
    let verdict = before;
    if (rules.unmask !== null && element.matches(rules.unmask)) verdict &= ~(text | typed);
    if (rules.inputs !== null && element.matches(rules.inputs)) verdict |= typed;
    if (rules.text !== null && element.matches(rules.text)) verdict |= text | typed;
    if (rules.block !== null && element.matches(rules.block)) verdict |= blocked;
    return verdict;
  }

  return judge;
}

function joinSelectors(...selectors: (string | null)[]): string {
  return selectors.filter((selector) => selector !== null).join(', ');
}

/** The element around this one where it has no parent: the host of its shadow root, or the same-origin frame that it is the root of. */
function readHost(element: Element): Element | null {
  // Not by `instanceof`: a same-origin frame has classes of its own.
  const host = (element.getRootNode() as Partial<ShadowRoot>).host;
  return host ?? element.ownerDocument.defaultView?.frameElement ?? null;
}
