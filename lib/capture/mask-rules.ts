/** Reads a site's masking rules for a recorder: what they hit, and what becomes of a rule that cannot be read. */
import type { Site } from '../events/api.ts';
import type { MaskLevel } from '../events/base.ts';
import type { MaskRule } from '../events/masking.ts';

/** What decides on masking, of a site or of what a test makes up. */
export type Masking = Pick<Site, 'maskLevel' | 'maskRules'>;

/** Selectors as lists, null where no rule of that kind is there: nothing is asked then. */
export interface ReadRules {
  /** `all` where a rule that masks cannot be read: it might have meant anything. */
  level: MaskLevel;
  text: string | null;
  inputs: string | null;
  block: string | null;
  unmask: string | null;
}

/** What would close an open bracket or string: a selector must not need it, for it stands in lists with others. */
const closers = [']', ')', '"]', "']", '*/'];
/** Valid, and no element: a rule with one would hit nothing and look as if it did. */
const pseudoElement = /::|:(?:before|after|first-line|first-letter)\b/i;

/** True where the selector can hit elements, alone and in a list. `root` is any document or fragment. */
export function isSelector(text: string, root: Pick<ParentNode, 'querySelector'>): boolean {
  const isClosed = !text.endsWith('\\') && !closers.some((end) => parses(text + end, root));
  return text.trim() !== '' && isClosed && parses(text, root) && !pseudoElement.test(text.replaceAll(/"[^"]*"|'[^']*'/g, ''));
}

/** The rules whose selectors cannot be read. */
export function findBrokenRules<Rule extends Pick<MaskRule, 'selector'>>(rules: readonly Rule[], root: Document): Rule[] {
  const fragment = root.createDocumentFragment();
  return rules.filter(({ selector }) => !isSelector(selector, fragment));
}

/** An `unmask` that cannot be read unmasks nothing. Beside a broken rule that masks, the others that mask still hold. */
export function readRules({ maskLevel, maskRules = [] }: Masking, root: Document): ReadRules {
  const broken = new Set(maskRules.length === 0 ? [] : findBrokenRules(maskRules, root));
  const isFailed = [...broken].some(({ rule }) => rule !== 'unmask');
  const join = (kind: MaskRule['rule']): string | null => {
    const selectors = maskRules.filter((each) => each.rule === kind && !broken.has(each)).map(({ selector }) => selector);
    return selectors.length === 0 ? null : selectors.join(', ');
  };
  return {
    level: isFailed ? 'all' : maskLevel,
    text: join('mask-text'),
    inputs: join('mask-inputs'),
    block: join('block'),
    unmask: isFailed ? null : join('unmask'),
  };
}

function parses(text: string, root: Pick<ParentNode, 'querySelector'>): boolean {
  try {
    root.querySelector(text);
    return true;
  } catch {
    return false; // It throws on what is no selector: that is the answer.
  }
}
