/** The collector's own pages speak to whoever asks: by what they chose, else by their browser's languages; and each page is whole in each language. */
import { beforeEach, expect, test } from 'vitest';
import { languageCodes, languages } from '../../../lib/text/catalogue.ts';
import { readPageWords } from '../../../lib/text/page-words.ts';
import { createRig, type AppRig } from './rig.ts';

let rig: AppRig;
beforeEach(async () => {
  rig = await createRig();
});

const read = async (path: string, headers: Record<string, string>) => (await rig.request(path, { headers })).text();

test.each(languageCodes)('each page is whole in %s', async (code) => {
  for (const page of ['/sign-in', '/pair', '/open']) {
    const html = await read(page, { 'accept-language': code });
    expect(html).toContain(`<html lang="${code}" dir="${languages[code].dir}">`);
    expect(html).not.toMatch(/\{\{|undefined/);
    const words = /<script id="words" type="application\/json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(words)).toEqual(readPageWords(code));
  }
  const signIn = await read('/sign-in', { 'accept-language': code });
  expect(signIn).toContain(`<title>${readPageWords(code)['pages.sign-in.title']}</title>`);
  expect(signIn).toContain('<code dir="ltr">node collector/main.ts open</code>');
});

test('what was chosen in the dashboard goes before the browser’s languages; nonsense is no language', async () => {
  const asked = { 'accept-language': 'fr, de-AT;q=0.8, en;q=0.5' };
  expect(await read('/pair', asked)).toContain('<html lang="de"');
  expect(await read('/pair', { ...asked, cookie: 'cotrail-language=he' })).toContain('<html lang="he" dir="rtl">');
  expect(await read('/pair', { ...asked, cookie: 'cotrail-language=klingon' })).toContain('<html lang="de"');
  expect(await read('/pair', { 'accept-language': '"><script>' })).toContain('<html lang="en"');
  expect((await rig.request('/pair', { headers: asked })).headers.get('vary')).toBe('Accept-Language, Cookie');
});
