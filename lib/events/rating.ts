/** What a customer's rating says, in whatever form a console has it. No zod here. */
import type { Json } from './base.ts';

const valueKeys = ['rating', 'score', 'value', 'stars'];
const mostKeys = ['max', 'maximum', 'outOf', 'scale'];
const commentKeys = ['comment', 'text', 'feedback', 'message'];

/** `word` is a rating that is no number. `most` is the best that the scale allows, where the console says it: nobody guesses it. */
export interface Rating {
  rating: number | null;
  word: string | null;
  most: number | null;
  comment: string | null;
}

/** A rating is a number, or a thing that has one; a word or a picture stays what it is and makes no mean. */
export function readRating(value: Json): Rating {
  const isThing = value !== null && typeof value === 'object' && !Array.isArray(value);
  const find = (keys: readonly string[]): Json => (isThing ? (value[keys.find((key) => value[key] !== undefined) ?? ''] ?? null) : null);
  const given = isThing ? find(valueKeys) : value;
  const rating = readNumber(given);
  return {
    ...{ rating, word: rating === null ? readWord(given) : null, most: readNumber(find(mostKeys)) },
    comment: readWord(find(commentKeys))?.slice(0, 2000) ?? null,
  };
}

/** `★ 4/5 · Quick and kind`, the same in every language; null where nothing of it can be read. */
export function writeRating(value: Json): string | null {
  const { rating, word, most, comment } = readRating(value);
  const parts = [rating === null ? word : writeStars(rating, most), comment].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

export function writeStars(rating: number, most: number | null): string {
  return most === null ? `★ ${rating}` : `★ ${rating}/${most}`;
}

function readNumber(value: Json): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
}

function readWord(value: Json): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
