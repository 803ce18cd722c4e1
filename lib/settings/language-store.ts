/** The language that the person chose for the extension's pages. It stands beside the settings: it records nothing, and no policy closes it. */
import { browser } from 'wxt/browser';

const languageKey = 'language';

/** Null: none was chosen, and the browser's languages decide. */
async function read(): Promise<string | null> {
  const code = (await browser.storage.local.get(languageKey))[languageKey];
  return typeof code === 'string' ? code : null;
}

async function write(code: string | null): Promise<void> {
  if (code === null) await browser.storage.local.remove(languageKey);
  else await browser.storage.local.set({ [languageKey]: code });
}

function watch(onChange: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && languageKey in changes) onChange();
  });
}

export const languageStore = { read, write, watch };
