/** What a score is of: texts that are surely in a language with a lexicon. All else is no score, and says why. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scoredBy, scoreTexts } from '../../../lib/activity/score-texts.ts';

const score = (...texts: string[]) => scoreTexts(texts.map((text) => ({ text, format: 'plain' })));

test('says of anger and of thanks which is which, between −1 and 1, and takes a negation for what it is', () => {
  expect(score('My order never arrived and I am very angry about it.').score).toBeLessThan(-0.4);
  expect(score('Thank you so much, that was really helpful!').score).toBeGreaterThan(0.4);
  expect(score('The new version is not good at all.').score).toBeLessThan(0);
  for (const text of ['awful terrible horrible hate '.repeat(500), 'great love wonderful happy '.repeat(500)])
    expect(Math.abs(score(text).score!)).toBeLessThanOrEqual(1);
});

test('is the mean of the messages that say anything, whatever stands between them', () => {
  const [angry, glad] = ['My order never arrived and I am very angry about it.', 'Thank you so much, that was really helpful!'];
  const mean = (score(angry).score! + score(glad).score!) / 2;
  expect(score(angry, 'When will the parcel come to the office?', '4711', glad).score).toBeCloseTo(mean, 10);
});

test.each([
  ['no-text', []],
  ['no-text', ['[masked]', '  ']],
  ['unsure-language', ['ok']],
  ['unsure-language', ['1234 5678 :)', 'bad']],
  ['other-language', ['Mi pedido no ha llegado todavía y estoy muy enfadado.']],
  ['other-language', ['Ich bin sehr enttäuscht, das ist ein schlechter Dienst.']],
  ['other-language', ['注文した商品がまだ届いていません。とても困っています。', 'いつ届きますか']],
  ['other-language', ['ההזמנה שלי עדיין לא הגיעה ואני כועס מאוד']],
  ['no-rated-word', ['When will the parcel come to the office?']],
] as const)('is null and never 0, for %s', (why, texts) => {
  expect(score(...texts)).toEqual({ score: null, why, by: scoredBy });
});

test('hears the words of HTML and nothing of its tags', () => {
  const html = (text: string) => scoreTexts([{ text, format: 'html' }]);
  const said = 'I don’t like this, it is not good.';
  expect(html('<p class="great love">I don&#39;t <b>like</b> this,<br>it is not good.</p>').score).toBeCloseTo(score(said).score!, 10);
  expect(html('<'.repeat(20_000)).score).toBeNull();
});

test('names the versions that are installed', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  for (const name of ['vader-sentiment', 'eld']) expect(scoredBy).toContain(`${name} ${dependencies[name]}`);
});
