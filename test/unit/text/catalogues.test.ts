/** Every language has all words, with the same arguments and its own plural forms; none is English by accident; and no word is kept that no screen says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { languageCodes, languages, type LanguageCode, type Words } from '../../../lib/text/catalogue.ts';
import { loadWords } from '../../../lib/text/load-words.ts';
import { pageCatalogues } from '../../../lib/text/page-words.ts';
import { english } from '../../../lib/text/t.ts';
import { listSources, readLiterals } from '../../support/source-text.ts';

const all: Words = { ...english, ...pageCatalogues.en };
const others = languageCodes.filter((code) => code !== 'en');
const words = Object.fromEntries(
  await Promise.all(others.map(async (code) => [code, { ...(await loadWords(code)), ...pageCatalogues[code] }] as const)),
) as Record<LanguageCode, Words>;

const readPlaceholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
const isEqual = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

/** What is written alike in every language: the product, formats, units. */
const names = 'Cotrail,API,CSV,JSON Lines,Excel (XLSX),ID,ms,s,min,(min),h,h min,min s';
/** And words that both a language and English have. */
const alike: Record<string, string> = {
  es: 'supervisor,auditor,Roles,Id,id,Macro,chat,Chat,chats,Chats',
  de: 'Collector,Name,Link,Agent,Supervisor,Admin,Auditor,Player,Position,Person,Filter,System,Version,Browser,Team,Tag,Route,Status,Audit,Export,Uploads,Frame:,Tab,Tabs,Chat,Chats,Online,Offline,Websites,Person:,Log',
  ja: '',
  he: '',
};
const readBare = (text: string): string[] =>
  text.split('|').map((form) =>
    form
      .replaceAll(/\{\w+\}/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
/** Without its arguments nothing is left of it that has letters: there is nothing to translate. */
const hasWords = (text: string): boolean => /\p{L}/u.test(readBare(text).join());

describe.each(others)('the words in %s', (code) => {
  const translated = words[code];

  test('are all there, and no others', () => {
    expect({
      missing: Object.keys(all).filter((key) => !Object.hasOwn(translated, key)),
      superfluous: Object.keys(translated).filter((key) => !Object.hasOwn(all, key)),
    }).toEqual({ missing: [], superfluous: [] });
  });

  test('have the arguments of the English ones in each form', () => {
    const wrong = Object.entries(translated).filter(([key, text]) => {
      const wanted = readPlaceholders(all[key] ?? '');
      // A form for one or two may say its number as a word.
      return text.split('|').some((form, index, forms) => {
        const mayLeaveOut = index < forms.length - 1;
        const found = readPlaceholders(form);
        return (
          !isEqual(found, wanted) &&
          !(
            mayLeaveOut &&
            isEqual(
              found,
              wanted.filter((name) => name !== '{count}'),
            )
          )
        );
      });
    });
    expect(wrong).toEqual([]);
  });

  test('have a form for each of the numbers that the language tells apart, or one that fits all', () => {
    const plurals = languages[code].plurals.length;
    const wrong = Object.entries(translated).filter(([key, text]) => {
      const forms = text.split('|').length;
      return forms !== plurals && !(forms === 1 && !all[key]!.includes('|'));
    });
    expect(wrong).toEqual([]);
  });

  test('are not left in English', () => {
    const known = new Set(`${names},${alike[code]}`.split(','));
    const left = Object.entries(translated).filter(
      ([key, text]) => text === all[key] && hasWords(text) && !readBare(text).every((form) => known.has(form)),
    );
    expect(left).toEqual([]);
  });

  test('name the product in the browser’s own list of extensions', () => {
    const read = (of: string) =>
      JSON.parse(readFileSync(path.resolve(import.meta.dirname, `../../../public/_locales/${of}/messages.json`), 'utf8')) as object;
    expect(Object.keys(read(code))).toEqual(Object.keys(read('en')));
  });
});

test('no word is kept that no screen says', () => {
  const literals = listSources().flatMap(readLiterals);
  const exact = new Set(literals.filter((literal) => typeof literal === 'string'));
  const patterns = [...new Set(literals.filter((literal) => literal instanceof RegExp).map(({ source }) => source))].map(
    (source) => new RegExp(source),
  );
  const unused = Object.keys(all).filter((key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});
