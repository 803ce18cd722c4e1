/** A sentiment in words: the score with its scale, or that there is none and why. */
import type { UnscoredReason } from '../lib/events/sentiment.ts';
import { remember } from '../lib/text/remember.ts';
import { readLocale, t } from '../lib/text/t.ts';

const scoreFormat = remember(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
);

/** `+0.44`, `−0.53`, `0.00`. */
export const formatScore = (score: number): string => scoreFormat(readLocale()).format(score);

export function nameSentiment(score: number | null, why: UnscoredReason | null | undefined): string {
  return score === null ? nameUnscored(why) : t('agents.sentiment.score', { score: formatScore(score) });
}

/** Who scored before there were reasons tells none. */
export function nameUnscored(why: UnscoredReason | null | undefined): string {
  return why == null ? t('agents.number.not-available') : t('agents.sentiment.none', { reason: t(`agents.sentiment.why.${why}`) });
}
