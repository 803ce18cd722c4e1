/** The only source of words on a screen: `t(key, args)` over catalogues that are data, in the language that is spoken. */
import { accounts } from './en/accounts.ts';
import { agents } from './en/agents.ts';
import { cobrowse } from './en/cobrowse.ts';
import { common } from './en/common.ts';
import { data } from './en/data.ts';
import { dashboard } from './en/dashboard.ts';
import { devices } from './en/devices.ts';
import { events } from './en/events.ts';
import { log } from './en/log.ts';
import { exported } from './en/export.ts';
import { masking } from './en/masking.ts';
import { options } from './en/options.ts';
import { policy } from './en/policy.ts';
import { popup } from './en/popup.ts';
import { proof } from './en/proof.ts';
import { remask } from './en/remask.ts';
import { reports } from './en/reports.ts';
import { teach } from './en/teach.ts';
import { transcript } from './en/transcript.ts';
import type { LanguageCode, Words } from './catalogue.ts';
import { remember } from './remember.ts';
import { formatNumber, say, type Speech, type TextArgs } from './say.ts';

export const english = {
  ...accounts,
  ...agents,
  ...cobrowse,
  ...common,
  ...dashboard,
  ...data,
  ...devices,
  ...events,
  ...exported,
  ...log,
  ...masking,
  ...options,
  ...policy,
  ...popup,
  ...proof,
  ...remask,
  ...reports,
  ...teach,
  ...transcript,
};
export type TextKey = keyof typeof english;

/** English until a page says otherwise; the background and the collector never do, so that what they write is the same everywhere. */
const inEnglish: Speech = { code: 'en', locale: 'en' };
let spoken: Speech & { words: Words } = { ...inEnglish, words: {} };

/** From now on all words are of this language; what has none there is said in English. Whoever has drawn words before draws them again. */
export function speak(speech: Speech, words: Words): void {
  spoken = { ...speech, words };
}

export function readLanguage(): LanguageCode {
  return spoken.code;
}

/** The language that is spoken, as `Intl` takes it. */
export function readLocale(): string {
  return spoken.locale;
}

/** The words for a key. `catalogue.ts` says what a text may hold. Numbers are written in the reader's language. */
export function t(key: TextKey, args: TextArgs = {}): string {
  const text = Object.hasOwn(spoken.words, key) ? spoken.words[key] : undefined;
  return text === undefined ? say(spoken.code === 'en' ? spoken : inEnglish, english[key], args) : say(spoken, text, args);
}

/** The words for a key that data names (a reason, a state), or null where no catalogue has it: the reader then shows the data raw. */
export function findText(key: string): string | null {
  return Object.hasOwn(english, key) ? t(key as TextKey) : null;
}

/** A number as the reader's language writes it. */
export function writeNumber(value: number): string {
  return formatNumber(spoken.locale, value);
}

const listFormat = remember((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));

/** Several things in a row, as the reader's language separates them. */
export function writeList(parts: readonly string[]): string {
  return listFormat(spoken.locale).format(parts);
}
