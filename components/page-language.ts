/** The language of a page: loaded before anything is drawn, said by the document, and changed at once where somebody chooses another. */
import { isLanguage, languages, type LanguageCode } from '../lib/text/catalogue.ts';
import { chooseLanguage } from '../lib/text/choose-language.ts';
import { loadWords } from '../lib/text/load-words.ts';
import { readLanguage, speak, t, type TextKey } from '../lib/text/t.ts';

/** Where the choice is kept; null: none was made, and the browser's languages decide. */
export interface LanguageStore {
  read: () => Promise<string | null>;
  write: (code: LanguageCode | null) => Promise<void>;
  /** Tells of choices that are made elsewhere. */
  watch?: (onChange: () => void) => void;
}

export interface PageLanguage {
  chosen: () => LanguageCode | null;
  choose: (code: LanguageCode | null) => Promise<void>;
  /** `draw` is called after each change. Let its tree have the language for a key: all words in it are then said anew. */
  onChange: (draw: () => void) => void;
}

export async function startLanguage(store: LanguageStore, title: TextKey): Promise<PageLanguage> {
  let chosen: LanguageCode | null = null;
  let draw = (): void => undefined;
  const follow = async (): Promise<void> => {
    const stored = await store.read();
    chosen = stored !== null && isLanguage(stored) ? stored : null;
    await speakInPage(chosen, title);
    draw();
  };
  await follow();
  store.watch?.(() => void follow());
  return {
    chosen: () => chosen,
    choose: async (code) => {
      await store.write(code);
      await follow();
    },
    onChange: (next) => (draw = next),
  };
}

async function speakInPage(chosen: LanguageCode | null, title: TextKey): Promise<void> {
  const speech = chooseLanguage(navigator.languages, chosen);
  try {
    speak(speech, await loadWords(speech.code));
  } catch (error) {
    // The words are files of the page's own; where a new version has replaced them, what was loaded goes on.
    console.error('the words could not be loaded', error);
  }
  const code = readLanguage();
  document.documentElement.lang = code;
  document.documentElement.dir = languages[code].dir;
  document.title = t(title);
}
