/** How a customer's words sounded: a score with its meaning, or why there is none. */
import { z } from 'zod';

/**
 * Why there is no score, from the nearest to one to the furthest: no word that the lexicon rates; a language that is not sure, as of few words; one without a lexicon; no text that was kept; scoring
 * is switched off.
 */
export const unscoredReasons = ['no-rated-word', 'unsure-language', 'other-language', 'no-text', 'off'] as const;
export const UnscoredReason = z.enum(unscoredReasons);
export type UnscoredReason = z.infer<typeof UnscoredReason>;

/** What scored: names and versions of the library, its lexicon and whatever told the language. Null where scoring is off. */
const by = z.string().max(200).nullable();

/** `score` is −1 (most negative) to 1 (most positive): the mean over the messages that hold a rated word. Null, never 0, where nothing was scored. */
export const Sentiment = z.looseObject({ score: z.number().min(-1).max(1).nullable(), why: UnscoredReason.nullable(), by });
export type Sentiment = z.infer<typeof Sentiment>;

/** Of several chats: the mean of their scores. A collector from before scores tells neither `why` nor `by`. */
export const SentimentMean = z.looseObject({
  count: z.number().int().nonnegative(),
  mean: z.number().nullable(),
  why: UnscoredReason.nullable().optional(),
  by: by.optional(),
});
export type SentimentMean = z.infer<typeof SentimentMean>;
