/** Chats as a day shows them, with the ratings that customers gave them. */
import type { Action } from '../events/action.ts';
import type { ChatSpan } from '../events/activity-api.ts';
import type { Sentiment } from '../events/sentiment.ts';
import { readRating } from '../events/rating.ts';
import type { Chat } from './chats.ts';
import { toSource } from './facts.ts';
import { toSpan } from './statuses.ts';
import type { Stretch } from './stretches.ts';

/** Whether any of it is in the day: one that began and ended in the same moment is in the day of that. */
export function isInDay({ from, to }: Stretch, day: Stretch): boolean {
  return from < day.to && (to > day.from || (from === to && from >= day.from));
}

export function listChats(chats: readonly Chat[], day: Stretch, sentiments: ReadonlyMap<Chat, Sentiment>): ChatSpan[] {
  return chats
    .filter((chat) => isInDay(chat, day))
    .map((chat) => {
      const { console, conversation, begin, outcome, isReopened, sent, received, firstResponse, rated, fact, about } = chat;
      const { rating, most, comment } = readRating(rated.at(-1)?.to.value ?? null);
      const { score, why } = sentiments.get(chat)!;
      return {
        ...{ console, conversation, name: readName([fact, ...about]), group: readGroup([fact, ...about]) },
        ...{ begin, outcome, isReopened, sent, received: received.length, firstResponseMs: firstResponse?.ms ?? null },
        ...{ rating, ratingMost: most, ratingComment: comment, sentiment: score, unscored: why, source: toSource(fact) },
        ...toSpan(chat, chat.end, day),
      };
    })
    .sort((a, b) => a.fromAt - b.fromAt || (a.conversation < b.conversation ? -1 : 1));
}

function readName(about: readonly Action[]): string | null {
  return (
    about.map(({ entity: { value } }) => (value?.type === 'conversation' ? value.name : null)).findLast((name) => name !== null) ?? null
  );
}

/** The last group that it was seen in. */
export function readGroup(about: readonly Action[]): string | null {
  return about.map(({ conversation }) => conversation?.group ?? null).findLast((group) => group !== null) ?? null;
}
