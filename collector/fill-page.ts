/** Fills one of the collector's own pages with the words of whoever asks: by the language that they chose in the dashboard, else by their browser's. */
import { readFile } from 'node:fs/promises';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { isLanguage, languages, type Words } from '../lib/text/catalogue.ts';
import { chooseLanguage, languageCookie, readAcceptLanguage } from '../lib/text/choose-language.ts';
import { readPageWords } from '../lib/text/page-words.ts';
import { say, type Speech } from '../lib/text/say.ts';

/** A command is the same in every language, and is read from the left. */
const command = '<code dir="ltr">node collector/main.ts open</code>';

/** Answers with the page: `{{key}}` in it are words; `{{lang}}`, `{{dir}}` and `{{words}}`, which its script reads, stand for themselves. */
export async function answerPage(context: Context, file: string): Promise<Response> {
  const speech = readSpeech(context);
  context.header('vary', 'Accept-Language, Cookie');
  context.header('cache-control', 'no-cache');
  return context.html(fillPage(await readFile(file, 'utf8'), speech));
}

function readSpeech(context: Context): Speech {
  const chosen = getCookie(context, languageCookie) ?? '';
  return chooseLanguage(readAcceptLanguage(context.req.header('accept-language') ?? ''), isLanguage(chosen) ? chosen : null);
}

export function fillPage(html: string, speech: Speech): string {
  const words = readPageWords(speech.code);
  const own: Words = { lang: speech.code, dir: languages[speech.code].dir, words: JSON.stringify(words).replaceAll('<', '\\u003c') };
  return html.replaceAll(/\{\{([\w.-]+)\}\}/g, (_, key: string) => {
    const text = words[key];
    if (text !== undefined) return say(speech, escape(text), { command });
    if (own[key] !== undefined) return own[key];
    throw new Error(`a page names words that there are not: ${key}`);
  });
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
