/** Chats as a day shows them, with the ratings that customers gave them. */
import type { Action } from '../events/action.ts';
import type { Json } from '../events/base.ts';
import type { ChatSpan } from '../events/activity-api.ts';
import type { Chat } from './chats.ts';
import { toSource } from './facts.ts';
import { toSpan } from './statuses.ts';
import type { Stretch } from './stretches.ts';

/** Whether any of it is in the day: one that began and ended in the same moment is in the day of that. */
export function isInDay({ from, to }: Stretch, day: Stretch): boolean {
  return from < day.to && (to > day.from || (from === to && from >= day.from));
}

export function listChats(chats: readonly Chat[], day: Stretch): ChatSpan[] {
  return chats
    .filter((chat) => isInDay(chat, day))
    .map((chat) => {
      const { console, conversation, begin, outcome, isReopened, sent, received, firstResponse, rated, fact, about } = chat;
      const { rating, comment } = readRating(rated.at(-1));
      return {
        ...{ console, conversation, name: readName([fact, ...about]), group: readGroup([fact, ...about]) },
        ...{ begin, outcome, isReopened, sent, received: received.length, firstResponseMs: firstResponse?.ms ?? null },
        ...{ rating, ratingComment: comment, sentiment: null, source: toSource(fact) },
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

const valueKeys = ['rating', 'score', 'value', 'stars'];
const commentKeys = ['comment', 'text', 'feedback', 'message'];

/** A rating is a number, or a thing that has one; a word or a picture stays what it is and makes no mean. */
export function readRating(rated: Action | undefined): { rating: number | null; comment: string | null } {
  const value = rated?.to.value ?? null;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { rating: readNumber(value), comment: null };
  const find = (keys: readonly string[]): Json => value[keys.find((key) => value[key] !== undefined) ?? ''] ?? null;
  const comment = find(commentKeys);
  return { rating: readNumber(find(valueKeys)), comment: typeof comment === 'string' && comment !== '' ? comment.slice(0, 2000) : null };
}

function readNumber(value: Json): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : null;
}
