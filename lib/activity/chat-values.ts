/** What of chats a range needs one by one: a median is of all values, and no sum of days gives it. */
import type { ChatRow } from './count-day.ts';

export type ChatTimes = Pick<ChatRow, 'firstResponseMs' | 'handlingMs' | 'ratings' | 'sentiment'>;

const readers = {
  firstResponse: ({ firstResponseMs }: ChatTimes): readonly number[] => (firstResponseMs === null ? [] : [firstResponseMs]),
  handling: ({ handlingMs }: ChatTimes): readonly number[] => (handlingMs === null ? [] : [handlingMs]),
  ratings: ({ ratings }: ChatTimes): readonly number[] => ratings,
  // Rows from before scores have none at all.
  sentiment: ({ sentiment }: ChatTimes): readonly number[] => (sentiment == null ? [] : [sentiment]),
};

export type ValueName = keyof typeof readers;
export type ChatValues = Record<ValueName, ArrayLike<number>>;
export const valueNames = Object.keys(readers) as ValueName[];

export function listValues(chats: readonly ChatTimes[]): Record<ValueName, number[]> {
  return eachName((name) => chats.flatMap((chat) => readers[name](chat)));
}

export function joinValues(parts: readonly ChatValues[]): ChatValues {
  return eachName((name) => {
    const joined = new Float64Array(parts.reduce((length, part) => length + part[name].length, 0));
    let offset = 0;
    for (const part of parts) {
      joined.set(part[name], offset);
      offset += part[name].length;
    }
    return joined;
  });
}

export function eachName<Value>(read: (name: ValueName) => Value): Record<ValueName, Value> {
  return Object.fromEntries(valueNames.map((name) => [name, read(name)])) as Record<ValueName, Value>;
}
