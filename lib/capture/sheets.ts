/** What the picture holds of a style sheet, and what has changed in it since. */
import type { styleSheetAddRule } from '@rrweb/types';

export interface Shown {
  /** A number for each rule: to notice a change, not to prove one. */
  rules: number[];
  /** From which rule on a long sheet is compared next. */
  from: number;
}

/** A sheet that is longer is compared by its length, its last rule, and as many of its rules as this in turn: a look has to stay cheap. */
const comparedRules = 500;

export function readSheet(sheet: CSSStyleSheet): Shown {
  return { rules: Array.from(sheet.cssRules, hash), from: 0 };
}

/** Whether all that was shown of a sheet still stands as its beginning, as far as its last rule tells. */
export function isBeginning({ rules }: Shown, { cssRules }: CSSStyleSheet): boolean {
  return rules.length === 0 || hash(cssRules[rules.length - 1]) === rules.at(-1);
}

/** Rules that stand where they stood, and say something else. They count as shown from now on. */
export function findChanged(shown: Shown, sheet: CSSStyleSheet): number[] {
  const { length } = shown.rules;
  const changed: number[] = [];
  for (let step = 0; step < Math.min(comparedRules, length); step += 1) {
    const index = (shown.from + step) % length;
    const now = hash(sheet.cssRules[index]);
    if (now !== shown.rules[index]) changed.push(index);
    shown.rules[index] = now;
  }
  shown.from = length === 0 ? 0 : (shown.from + comparedRules) % length;
  return changed;
}

export function readRules(sheet: CSSStyleSheet, from: number): styleSheetAddRule[] {
  return Array.from(sheet.cssRules)
    .slice(from)
    .map(({ cssText }, index) => ({ rule: cssText, index: from + index }));
}

function hash(rule: CSSRule | undefined): number {
  const text = rule?.cssText ?? '';
  let sum = text.length;
  for (let index = 0; index < text.length; index += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) | 0;
  return sum;
}
