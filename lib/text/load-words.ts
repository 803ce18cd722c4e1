/** Fetches the words of one language, so that a page carries those that it speaks and English, which is there for what has no other words. */
import type { LanguageCode, Words } from './catalogue.ts';

const loaders: Record<LanguageCode, () => Promise<Words>> = {
  en: async () => ({}),
  es: async () => (await import('./es.ts')).spanish,
  de: async () => (await import('./de.ts')).german,
  ja: async () => (await import('./ja.ts')).japanese,
  he: async () => (await import('./he.ts')).hebrew,
};

export function loadWords(code: LanguageCode): Promise<Words> {
  return loaders[code]();
}
