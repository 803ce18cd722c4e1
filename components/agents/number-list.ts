/** The numbers of a day or a range: what each is, how it is written, and from which things of a day it was counted. */
import type { ActivityNumbers, Day } from '../../lib/events/activity-api.ts';
import { formatScore } from '../name-sentiment.ts';
import { formatCount, formatFine, formatMean, formatShare, formatShort } from './amounts.ts';
import { listThings, type LaneItem } from './lane-items.ts';

export const numberGroups = ['time', 'chats', 'speed', 'messages', 'voices'] as const;

interface NumberMeaning {
  group: (typeof numberGroups)[number];
  /** What the contract calls it, as `unsure` names it. */
  of: keyof ActivityNumbers;
  /** Null where there is none, which is not nought. */
  read: (numbers: ActivityNumbers) => number | null;
  write: (value: number) => string;
  counts: (item: LaneItem) => boolean;
  /** Of how many things it is a median or a mean; missing where the numbers of days add up. */
  share?: (numbers: ActivityNumbers) => number;
  /** Whether the rows of the log that it was counted from are exactly as many as it says. */
  isLogged?: true;
}

const isStatus =
  (...kinds: string[]) =>
  (item: LaneItem): boolean =>
    item.type === 'status' && kinds.includes(item.of.kind);
const isChat = (item: LaneItem): boolean => item.type === 'chat';
const chat =
  (fits: (chat: Day['chats'][number]) => boolean) =>
  (item: LaneItem): boolean =>
    item.type === 'chat' && fits(item.of);
const message =
  (direction: 'sent' | 'received') =>
  (item: LaneItem): boolean =>
    item.type === 'message' && item.of.direction === direction;
/** A chat counts on the day in which it began, its handling on the one in which it ended. */
const hasBegun = (of: Day['chats'][number]): boolean => of.start !== 'day-before';
const hasEnded = (of: Day['chats'][number]): boolean => of.end === 'seen';
const isAnswered = (of: Day['chats'][number]): boolean => hasBegun(of) && of.firstResponseMs !== null;

const time = { group: 'time', write: formatShort } as const;
const handled = { group: 'chats', write: formatCount } as const;
const speed = { group: 'speed', write: formatFine } as const;
const said = { group: 'messages', write: formatCount } as const;
const voice = { group: 'voices' } as const;

export const numberList = {
  'logged-in': { ...time, of: 'loggedInMs', read: (n) => n.loggedInMs, counts: ({ type }) => type === 'presence' },
  online: { ...time, of: 'statusMs', read: (n) => n.statusMs.online, counts: isStatus('online') },
  busy: { ...time, of: 'statusMs', read: (n) => n.statusMs.busy, counts: isStatus('busy') },
  away: { ...time, of: 'statusMs', read: (n) => n.statusMs.away, counts: isStatus('away') },
  other: { ...time, of: 'statusMs', read: (n) => n.statusMs.other, counts: isStatus('other') },
  offline: { ...time, of: 'statusMs', read: (n) => n.statusMs.offline, counts: isStatus('offline') },
  unknown: { ...time, of: 'statusMs', read: (n) => n.statusMs.unknown, counts: ({ type }) => type === 'recorded' || type === 'gap' },
  recorded: { ...time, of: 'recordedMs', read: (n) => n.recordedMs, counts: ({ type }) => type === 'recorded' || type === 'gap' },
  chats: { ...handled, of: 'chats', read: (n) => n.chats, counts: chat(hasBegun) },
  transferred: {
    ...handled,
    of: 'transferred',
    isLogged: true,
    read: (n) => n.transferred,
    counts: chat((of) => of.outcome === 'transferred'),
  },
  reopened: { ...handled, of: 'reopened', read: (n) => n.reopened, counts: chat((of) => hasBegun(of) && of.isReopened) },
  'in-chats': { group: 'chats', write: formatShort, of: 'inChatsMs', read: (n) => n.inChatsMs, counts: isChat },
  'out-of-chats': {
    group: 'chats',
    write: formatShort,
    of: 'outOfChatsMs',
    read: (n) => n.outOfChatsMs,
    counts: isStatus('online', 'busy'),
  },
  occupancy: { group: 'chats', write: formatShare, of: 'occupancy', share: (n) => n.chats, read: (n) => n.occupancy, counts: isChat },
  'first-response': {
    ...speed,
    of: 'firstResponse',
    share: (n) => n.firstResponse.count,
    read: (n) => n.firstResponse.medianMs,
    counts: chat(isAnswered),
  },
  'first-response-p90': {
    ...speed,
    of: 'firstResponse',
    share: (n) => n.firstResponse.count,
    read: (n) => n.firstResponse.p90Ms,
    counts: chat(isAnswered),
  },
  handling: { ...speed, of: 'handling', share: (n) => n.handling.count, read: (n) => n.handling.medianMs, counts: chat(hasEnded) },
  'handling-p90': { ...speed, of: 'handling', share: (n) => n.handling.count, read: (n) => n.handling.p90Ms, counts: chat(hasEnded) },
  sent: { ...said, of: 'sent', isLogged: true, read: (n) => n.sent, counts: message('sent') },
  received: { ...said, of: 'received', read: (n) => n.received, counts: message('received') },
  'foreign-views': { ...said, of: 'foreignViews', isLogged: true, read: (n) => n.foreignViews, counts: ({ type }) => type === 'view' },
  ratings: { ...voice, write: formatCount, of: 'ratings', read: (n) => n.ratings.count, counts: chat((of) => of.rating !== null) },
  rating: {
    ...voice,
    write: formatMean,
    of: 'ratings',
    share: (n) => n.ratings.count,
    read: (n) => n.ratings.mean,
    counts: chat((of) => of.rating !== null),
  },
  sentiment: {
    ...voice,
    write: formatScore,
    of: 'sentiment',
    share: (n) => n.sentiment.count,
    read: (n) => n.sentiment.mean,
    counts: chat((of) => of.sentiment !== null),
  },
} satisfies Record<string, NumberMeaning>;

export type NumberName = keyof typeof numberList;
export const numberNames = Object.keys(numberList) as NumberName[];

export function findNumber(text: string | null): NumberName | null {
  return numberNames.find((name) => name === text) ?? null;
}

export function getMeaning(name: NumberName): NumberMeaning {
  return numberList[name];
}

/** What the numbers of several days add up to: the number itself, or of how many things it is a mean or a median. */
export function addUp(name: NumberName, all: readonly ActivityNumbers[]): { sum: number; isCount: boolean } {
  const { read, share } = getMeaning(name);
  return { sum: all.reduce((sum, numbers) => sum + ((share ?? read)(numbers) ?? 0), 0), isCount: share !== undefined };
}

/** Of how many things a number speaks; null where it is a length of time, which is not so many of anything. */
export function readCount(name: NumberName, numbers: ActivityNumbers): number | null {
  const { of, read, share, write } = getMeaning(name);
  if (of === 'occupancy') return null;
  return share !== undefined ? share(numbers) : write === formatCount ? read(numbers) : null;
}

/** The things that a day's number was counted from. */
export function listCounted(day: Day, name: NumberName): LaneItem[] {
  return listThings(day).filter(getMeaning(name).counts);
}

/** Whether it could be another number had all been recorded. */
export function isUnsure(numbers: ActivityNumbers, name: NumberName): boolean {
  return numbers.unsure.includes(getMeaning(name).of);
}
