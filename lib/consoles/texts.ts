/** What messages say: read where an admin wants it, with card numbers taken out, and known to no page where nobody does. */
import type { MessageText } from '../events/message-text.ts';
import type { Profile, Rule } from './profile.ts';
import { toText } from './read-value.ts';
import type { Joined } from './join-sightings.ts';

/** A message's text before it has a place. */
export type TextDraft = Pick<MessageText, 'text' | 'format' | 'masked' | 'isCut'>;

const mostText = 20_000;
/** 13 to 19 digits, with at most one space or dash between two of them. */
const longNumber = /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g;

/** The same profile, with no rule that reads what a message says. */
export function withoutTexts(profile: Profile): Profile {
  return { ...profile, rules: profile.rules.map(({ text: _text, ...rule }): Rule => rule) };
}

/** Undefined where the rule reads no text, or nobody saw one. */
export function makeText({ rule, values }: Joined): TextDraft | undefined {
  const value = values.text?.value;
  if (rule.text === undefined || value === undefined || value === null || typeof value === 'object') return undefined;
  const whole = toText(value);
  if (whole.trim() === '') return undefined;
  let masked = 0;
  const text = whole.replace(longNumber, (digits) => {
    if (!isCardNumber(digits.replace(/\D/g, ''))) return digits;
    masked += 1;
    return '[masked]';
  });
  return { text: text.slice(0, mostText), format: rule.text.html === true ? 'html' : 'plain', masked, isCut: text.length > mostText };
}

/** By Luhn's check digit, which all card numbers have, and one of ten other numbers. */
function isCardNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
