/** Which language is spoken: the one that was chosen, else the first of the reader's that there is, else English. */
import { isLanguage, type LanguageCode } from './catalogue.ts';
import type { Speech } from './say.ts';

/** `wanted` are language tags, the best first, as `navigator.languages` has them. */
export function chooseLanguage(wanted: readonly string[], chosen: LanguageCode | null): Speech {
  const known = wanted.flatMap((tag) => readTag(tag) ?? []);
  const code = chosen ?? known[0]?.code ?? 'en';
  return known.find((speech) => speech.code === code) ?? { code, locale: code };
}

/** Tags come from outside: one that is none names no language. Old ones (`iw` for Hebrew) get their names of today. */
function readTag(tag: string): Speech | null {
  try {
    const { language, baseName } = new Intl.Locale(tag);
    return isLanguage(language) ? { code: language, locale: baseName } : null;
  } catch {
    return null;
  }
}

/** The tags of an `Accept-Language` header, the best first. */
export function readAcceptLanguage(header: string): string[] {
  const parts = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part.split(';').map((each) => each.trim());
    const quality = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    return { tag, quality };
  });
  return parts
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/** The collector's pages are filled in by its server: what a viewer chose reaches it by this cookie. */
export const languageCookie = 'cotrail-language';
