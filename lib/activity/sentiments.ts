/** What a day's numbers say of sentiment, whoever scores: one score for each chat, of what its customer wrote on that day. */
import type { Action } from '../events/action.ts';
import { unscoredReasons, type Sentiment, type SentimentMean, type UnscoredReason } from '../events/sentiment.ts';
import { toMean } from './spreads.ts';

/** Scores the texts of these messages, as far as there are any. Lent by whoever has the texts. */
export type SentimentOf = (received: readonly Action[]) => Sentiment;

export const scoreNothing: SentimentOf = () => ({ score: null, why: 'off', by: null });

export function toSentimentMean(chats: readonly Sentiment[], { by }: Sentiment): SentimentMean {
  const mean = toMean(chats.flatMap(({ score }) => score ?? []));
  return { ...mean, why: mean.count > 0 ? null : chooseReason(chats.map(({ why }) => why)), by };
}

/** The mean over the chats of several days, with what these days tell of it. */
export function tellSentiment(days: readonly SentimentMean[], { count, mean }: { count: number; mean: number | null }): SentimentMean {
  const by = days.map((day) => day.by ?? null).findLast((each) => each !== null) ?? null;
  return { count, mean, why: count > 0 ? null : chooseReason(days.map((day) => day.why ?? null)), by };
}

/** The one that was nearest to a score. Null where nobody tells any: there was no chat. */
function chooseReason(reasons: readonly (UnscoredReason | null)[]): UnscoredReason | null {
  return unscoredReasons.find((reason) => reasons.includes(reason)) ?? null;
}
