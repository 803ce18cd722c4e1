/** The language that the viewer chose, in a cookie: so that the collector's own pages, which are filled in by the server, speak it too. */
import type { LanguageStore } from '../../components/page-language.ts';
import { languageCookie } from '../../lib/text/choose-language.ts';

const aYear = 365 * 24 * 60 * 60;

export const languageStore: LanguageStore = {
  read: async () => {
    const pairs = document.cookie.split('; ').map((pair) => pair.split('='));
    return pairs.find(([name]) => name === languageCookie)?.[1] ?? null;
  },
  write: async (code) => {
    document.cookie = `${languageCookie}=${code ?? ''}; path=/; max-age=${code === null ? 0 : aYear}; samesite=lax`;
  },
};
