/** Says one text in one language: the form that its number needs, with its arguments in their places. */
import { languages, type LanguageCode } from './catalogue.ts';
import { remember } from './remember.ts';

const pluralRules = remember((code) => new Intl.PluralRules(code));
const numberFormat = remember((locale) => new Intl.NumberFormat(locale));

export interface Speech {
  code: LanguageCode;
  /** As `Intl` takes it: the language, in the region of the reader's where their browser names one. */
  locale: string;
}

export type TextArgs = Readonly<Record<string, string | number>>;

export function say({ code, locale }: Speech, text: string, args: TextArgs = {}): string {
  const form = text.includes('|') ? chooseForm(code, text.split('|'), Number(args['count'])) : text;
  return form.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(locale, value) : isolate(code, value);
  });
}

function chooseForm(code: LanguageCode, forms: readonly string[], count: number): string {
  const plurals: readonly Intl.LDMLPluralRule[] = languages[code].plurals;
  return forms[plurals.indexOf(pluralRules(code).select(count))] ?? forms.at(-1)!;
}

export function formatNumber(locale: string, value: number): string {
  return numberFormat(locale).format(value);
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/**
 * What is put into a sentence keeps its own direction and does not tear the words around it apart: names, ids and addresses in a sentence
 * that is read from the right, names that are read from the right in any other.
 */
function isolate(code: LanguageCode, value: string): string {
  return languages[code].dir === 'rtl' || rightToLeft.test(value) ? `\u2068${value}\u2069` : value;
}
