/** The words of the collector's own pages in all languages: its server fills them in for whoever asks, without the words of the screens. */
import type { Catalogue, LanguageCode, Words } from './catalogue.ts';
import { pages as german } from './de/pages.ts';
import { pages as english } from './en/pages.ts';
import { pages as spanish } from './es/pages.ts';
import { pages as hebrew } from './he/pages.ts';
import { pages as japanese } from './ja/pages.ts';

export const pageCatalogues: Record<LanguageCode, Catalogue<typeof english>> = {
  en: english,
  es: spanish,
  de: german,
  ja: japanese,
  he: hebrew,
};

export function readPageWords(code: LanguageCode): Words {
  return { ...english, ...pageCatalogues[code] };
}
