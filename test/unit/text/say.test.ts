/** A sentence in any language: its plural form, its numbers, what is put into it; and which language is spoken to whom. */
import { afterEach, expect, test } from 'vitest';
import { formatLength, formatMoment } from '../../../components/format.ts';
import { chooseLanguage, readAcceptLanguage } from '../../../lib/text/choose-language.ts';
import { loadWords } from '../../../lib/text/load-words.ts';
import { say } from '../../../lib/text/say.ts';
import { speak, t, writeNumber } from '../../../lib/text/t.ts';

afterEach(() => speak({ code: 'en', locale: 'en' }, {}));

const speakIn = async (...wanted: string[]): Promise<void> => {
  const speech = chooseLanguage(wanted, null);
  speak(speech, await loadWords(speech.code));
};

test('a number chooses the form that its language has for it', () => {
  const hebrew = (count: number) => say({ code: 'he', locale: 'he' }, 'אחד|שניים|{count} רבים', { count });
  expect([1, 2, 3, 20].map(hebrew)).toEqual(['אחד', 'שניים', '3 רבים', '20 רבים']);
  const spanish = (count: number) => say({ code: 'es', locale: 'es' }, '{count} uno|{count} otros', { count });
  expect([0, 1, 2, 1_000_000].map(spanish)).toEqual(['0 otros', '1 uno', '2 otros', '1.000.000 otros']);
  expect(say({ code: 'ja', locale: 'ja' }, '{count} 件', { count: 1 })).toBe('1 件');
});

test('numbers, dates and lengths are written as the reader writes them', async () => {
  const at = Date.UTC(2026, 10, 22, 12);
  expect([writeNumber(1234.5), formatLength(3_723_000)]).toEqual(['1,234.5', '1 h 2 min']);
  await speakIn('de-CH', 'en');
  expect(writeNumber(1234.5)).toMatch(/^1['’]234\.5$/);
  expect(t('log.total', { count: 1234 })).toMatch(/^1['’]234 Aktionen$/);
  await speakIn('de');
  expect([writeNumber(1234.5), formatMoment(at)]).toEqual(['1.234,5', expect.stringMatching(/^22\. Nov\. 2026, /)]);
  await speakIn('ja');
  expect(formatMoment(at)).toMatch(/^2026年11月22日 /);
  await speakIn('he');
  expect(formatMoment(at)).toContain('בנוב׳');
});

test('what is put into a sentence keeps its own direction, and English sentences stay plain', async () => {
  expect(t('dashboard.sessions.count', { count: 2, type: 'Clicks' })).toBe('2 Clicks');
  expect(t('accounts.form.change', { name: 'דנה' })).toBe('Change \u2068דנה\u2069');
  await speakIn('he');
  expect(t('accounts.form.change', { name: 'Ana (a)' })).toContain('\u2068Ana (a)\u2069');
});

test('a text that is new, and in one language only, is said in English, with English forms', async () => {
  speak({ code: 'he', locale: 'he' }, {});
  expect(t('log.total', { count: 2 })).toBe('2 actions');
});

test('the chosen language is spoken, else the first of the reader’s that there is, else English', () => {
  expect(chooseLanguage(['fr', 'es-MX', 'de'], null)).toEqual({ code: 'es', locale: 'es-MX' });
  expect(chooseLanguage(['fr', 'es-MX', 'de-AT'], 'de')).toEqual({ code: 'de', locale: 'de-AT' });
  expect(chooseLanguage(['iw'], null)).toEqual({ code: 'he', locale: 'he' });
  expect(chooseLanguage(['fr', '*', 'no tag at all'], null)).toEqual({ code: 'en', locale: 'en' });
  expect(chooseLanguage([], 'ja')).toEqual({ code: 'ja', locale: 'ja' });
  expect(readAcceptLanguage('fr;q=0.9, he-IL, de;q=0.95, en;q=0')).toEqual(['he-IL', 'de', 'fr']);
  expect(readAcceptLanguage('')).toEqual([]);
});
