/**
 * What a catalogue of words is, and the languages that there are.
 *
 * A text is a string. `{name}` in it stands for an argument; a number is written as the language writes it. Where the words depend on
 * `{count}`, a text holds one form for each of the language's `plurals`, in their order, joined by `|`: `one|other` in English,
 * `one|two|other` in Hebrew. A text with a single form fits every number: so it is in Japanese always, elsewhere where no word changes.
 */

/** A number's classes as CLDR names them; each language lists those that it has words for, `other` last. */
export interface Language {
  /** Its name in itself: whoever looks for it may read no other. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly plurals: readonly Intl.LDMLPluralRule[];
}

/**
 * Spanish has `many` for whole millions (“un millón de sesiones”), which no text here needs: a class that is not listed takes the last form.
 */
export const languages = {
  en: { name: 'English', dir: 'ltr', plurals: ['one', 'other'] },
  es: { name: 'Español', dir: 'ltr', plurals: ['one', 'other'] },
  de: { name: 'Deutsch', dir: 'ltr', plurals: ['one', 'other'] },
  ja: { name: '日本語', dir: 'ltr', plurals: ['other'] },
  he: { name: 'עברית', dir: 'rtl', plurals: ['one', 'two', 'other'] },
} as const satisfies Record<string, Language>;

export type LanguageCode = keyof typeof languages;
export const languageCodes = Object.keys(languages) as LanguageCode[];

export function isLanguage(code: string): code is LanguageCode {
  return Object.hasOwn(languages, code);
}

/**
 * The words of one file in another language, with the keys of the English one and no others. A key may be missing while a text is
 * new: the screen then shows it in English, and a test names it.
 */
export type Catalogue<English> = { readonly [Key in keyof English]?: string };

/** All words of a language. */
export type Words = Readonly<Record<string, string>>;
