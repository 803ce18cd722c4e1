/** Ratings as consoles have them: read as they are, said in words that nobody has to decipher, with no scale made up. */
import { expect, test } from 'vitest';
import { nameChange, readSide } from '../../../lib/audit/words.ts';
import { readRating, writeRating } from '../../../lib/events/rating.ts';
import { createTable } from '../../../lib/export/columns.ts';
import { readLines } from '../../../components/transcript/read-lines.ts';
import { makeAction } from '../../support/make-action.ts';

const none = { rating: null, word: null, most: null, comment: null };

test.each([
  [4, { ...none, rating: 4 }, '★ 4'],
  [' 4.5 ', { ...none, rating: 4.5 }, '★ 4.5'],
  ['good', { ...none, word: 'good' }, 'good'],
  [{ score: 4, max: 5, comment: 'Quick and kind' }, { ...none, rating: 4, most: 5, comment: 'Quick and kind' }, '★ 4/5 · Quick and kind'],
  [{ rating: '2', feedback: '' }, { ...none, rating: 2 }, '★ 2'],
  [{ rating: 'bad', comment: 'Slow' }, { ...none, word: 'bad', comment: 'Slow' }, 'bad · Slow'],
  [{ comment: 'Only words' }, { ...none, comment: 'Only words' }, 'Only words'],
  [{ other: true }, none, null],
  [null, none, null],
])('%j', (value, rating, words) => {
  expect(readRating(value)).toEqual(rating);
  expect(writeRating(value)).toBe(words);
});

test('the log, the transcript and the exports say the same of one, and a number stays one in a table', () => {
  const rate = (value: never) =>
    makeAction(0, {
      event: 'conversation.rated',
      to: { value, evidence: ['page'] },
      actor: { kind: 'customer', person: null, device: null },
    });
  const rated = rate({ score: 4, max: 5, comment: 'Quick and kind' } as never);
  expect(readSide(rated, 'to')).toEqual({ is: 'text', text: '★ 4/5 · Quick and kind' });
  expect(nameChange(rated)).toBe('★ 4/5 · Quick and kind');
  expect(readLines([rated], [])).toMatchObject([{ words: expect.stringContaining('★ 4/5 · Quick and kind') as string }]);
  const table = createTable('UTC');
  const [rows, bare] = [table.readRow(rated), table.readRow(rate(4 as never))];
  expect(rows).toContain('★ 4/5 · Quick and kind');
  expect(bare).toContain(4);
  expect(JSON.stringify(rows)).not.toContain('score');
});
