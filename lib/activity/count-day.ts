/** One agent's day: its lanes, and the numbers that are counted from them. A pure function of facts: whoever holds these gets the same day. */
import type { ActivityNumbers, Agent, Day, DayKey, DayPicture, ForeignView, MessageMark } from '../events/activity-api.ts';
import type { Action } from '../events/action.ts';
import { readRating } from '../events/rating.ts';
import type { Sentiment } from '../events/sentiment.ts';
import { listValues, type ChatTimes, type ChatValues } from './chat-values.ts';
import { isInDay, listChats, readGroup } from './chat-lane.ts';
import { findChats, type Chat } from './chats.ts';
import { listHours, readDayBounds } from './days.ts';
import { isByHand, isOwn, listOwnSessions, sortFacts, toSource, widenDay, type Facts } from './facts.ts';
import { findStays, listPresence } from './presence.ts';
import { findRecorded, isRunning, listGaps, listRecorded } from './recorded.ts';
import { scoreNothing, toSentimentMean, type SentimentOf } from './sentiments.ts';
import { toMean, toSpread } from './spreads.ts';
import { holdStatuses, listStatuses, partition } from './statuses.ts';
import { countAtOnce, intersect, measure, subtract, type Stretch } from './stretches.ts';
import { listUnsure } from './unsure.ts';

/** One chat of a day as reports count it: in the day in which it began, was answered first, ended or was rated, if any of that was in it. */
export interface ChatRow {
  console: string | null;
  conversation: string;
  group: string | null;
  beginAt: number;
  endAt: number | null;
  begin: Chat['begin'];
  outcome: Chat['outcome'];
  isReopened: boolean;
  isBegun: boolean;
  firstResponseMs: number | null;
  handlingMs: number | null;
  ratings: number[];
  /** Of what the customer wrote in it on the day. */
  sentiment: number | null;
}

/** What is kept of a day, small: of its lanes nothing. */
export interface CountedDay {
  picture: DayPicture;
  chats: ChatRow[];
}

/** What messages said is no fact of these: who has the texts lends `sentimentOf`. */
export function countDay(
  agent: Agent,
  day: DayKey,
  found: Facts,
  asOf: number,
  sentimentOf: SentimentOf = scoreNothing,
): Day & { counted: CountedDay } {
  const within = readDayBounds(day, agent.timeZone);
  const read = readFacts(agent, found, within, asOf);
  const { facts, own, chats, held, stays } = read;
  const statuses = partition(held, within);
  const sentiments = scoreChats(chats, within, sentimentOf);
  const counted = chats.flatMap((chat) => toRow(chat, within, sentiments.get(chat)?.score ?? null));
  const reachable = statuses.stretches.filter(({ kind }) => kind === 'online' || kind === 'busy');
  const recorded = intersect(read.recorded, [within]);
  const mine = own.filter(({ at }) => at >= within.from && at < within.to);
  const gaps = listGaps(facts, within, asOf);
  const clockSteps = facts.clockSteps.filter(({ at }) => at >= within.from && at < within.to).toSorted((a, b) => a.at - b.at);
  const messages = listMessages(mine, chats, within);
  const foreignViews = listForeignViews(mine, own);
  const inChats = intersect(chats, [within]);
  const numbers: ActivityNumbers = {
    ...{
      spanMs: within.to - within.from,
      statusMs: statuses.ms,
      recordedMs: measure(recorded),
      loggedInMs: measure(intersect(stays, [within])),
    },
    ...countChatTime(inChats, reachable),
    ...{ chats: counted.filter(({ isBegun }) => isBegun).length, reopened: counted.filter((row) => row.isBegun && row.isReopened).length },
    ...{ transferred: mine.filter(({ event }) => event === 'conversation.transferred').length },
    ...{ sent: messages.filter(({ direction }) => direction === 'sent').length },
    ...{ received: messages.filter(({ direction }) => direction === 'received').length, foreignViews: foreignViews.length },
    ...countChatRows(counted),
    ...{ sentiment: toSentimentMean([...sentiments.values()], sentimentOf([])), unsure: listUnsure({ gaps, clockSteps }) },
  };
  const span = { day, startAt: within.from, endAt: within.to };
  const hours = listHours(within).map((hour) => ({
    ...{ chats: countAtOnce(chats.map((chat) => cut(chat, hour))), onlineMs: measure(intersect(reachable, [hour])) },
    recordedMs: measure(intersect(recorded, [hour])),
  }));
  return {
    ...{
      agent,
      ...span,
      asOf,
      presence: listPresence(stays, within),
      statuses: listStatuses(held, within),
      chats: listChats(chats, within, sentiments),
    },
    ...{ messages, foreignViews, recorded: listRecorded(facts, within, asOf), gaps, clockSteps, numbers },
    counted: { picture: { agent: agent.id, ...span, hours, numbers }, chats: counted },
  };
}

/** Whether there is anything of the day: what nobody recorded and nobody did is no day of the agent's. */
export function isEmpty({
  counted: { picture, chats },
  statuses,
  presence,
  foreignViews,
  messages,
  gaps,
}: ReturnType<typeof countDay>): boolean {
  const lanes = statuses.length + presence.length + foreignViews.length + messages.length + gaps.length;
  return picture.numbers.recordedMs === 0 && chats.length === 0 && lanes === 0;
}

/** All that is known around the day, before it is cut to it. */
function readFacts({ by }: Agent, found: Facts, day: Stretch, asOf: number) {
  const window = widenDay(day);
  const sorted = sortFacts(found.actions.filter(({ at }) => at >= window.from && at < window.to));
  const own = sorted.filter(isOwn(new Set(by)));
  const facts = { ...found, sessions: listOwnSessions(found.sessions, own, by) };
  const others = sorted.filter(({ actor }) => actor.kind !== 'agent');
  const recorded = findRecorded(facts);
  const running = facts.sessions.filter((session) => isRunning(session, asOf)).map(({ lastAt }) => lastAt);
  const runningTo = running.length === 0 ? null : Math.max(...running);
  return {
    ...{ facts, own, recorded, held: holdStatuses(own, recorded, runningTo), stays: findStays(own, recorded, runningTo) },
    chats: findChats(own, others, { recorded, horizon: Math.min(asOf, window.to), runningTo }),
  };
}

const cut = ({ from, to }: Stretch, { from: first, to: last }: Stretch): Stretch => ({
  from: Math.max(from, first),
  to: Math.min(to, last),
});

/** A chat over midnight has a score on each of its days, so that a day depends on no later one. */
function scoreChats(chats: readonly Chat[], day: Stretch, sentimentOf: SentimentOf): Map<Chat, Sentiment> {
  const own = chats.filter((chat) => isInDay(chat, day));
  return new Map(own.map((chat) => [chat, sentimentOf(chat.received.filter(({ at }) => at >= day.from && at < day.to))]));
}

function toRow(chat: Chat, day: Stretch, sentiment: number | null): ChatRow[] {
  const isOfDay = (at: number | null | undefined): boolean => at != null && at >= day.from && at < day.to;
  const ended = chat.end === 'seen' ? chat.to : null;
  const [isBegun, isAnswered, isEnded] = [chat.from, chat.firstResponse?.at, ended].map(isOfDay);
  const ratings = chat.rated.filter(({ at }) => isOfDay(at)).flatMap((rated) => readRating(rated.to.value).rating ?? []);
  if (!isBegun && !isAnswered && !isEnded && ratings.length === 0 && !isInDay(chat, day)) return [];
  const { console, conversation, begin, outcome, isReopened } = chat;
  return [
    {
      ...{ console, conversation, group: readGroup([chat.fact, ...chat.about]), beginAt: chat.from, endAt: ended },
      ...{ begin, outcome, isReopened, isBegun: isBegun === true, ratings, sentiment },
      firstResponseMs: isAnswered ? chat.firstResponse!.ms : null,
      handlingMs: isEnded ? chat.to - chat.from : null,
    },
  ];
}

function countChatTime(inChats: readonly Stretch[], reachable: readonly Stretch[]) {
  const reachableMs = measure(reachable);
  const outOfChatsMs = measure(subtract(reachable, inChats));
  return { inChatsMs: measure(inChats), outOfChatsMs, occupancy: reachableMs === 0 ? null : 1 - outOfChatsMs / reachableMs };
}

export function countChatRows(rows: readonly ChatTimes[]) {
  return countChatValues(listValues(rows));
}

export function countChatValues({ firstResponse, handling, ratings, sentiment }: ChatValues) {
  return {
    ...{ firstResponse: toSpread(firstResponse), handling: toSpread(handling) },
    ...{ ratings: toMean(ratings), sentiment: toMean(sentiment) },
  };
}

function listMessages(mine: readonly Action[], chats: readonly Chat[], day: Stretch): MessageMark[] {
  const sent = mine.filter((action) => action.event === 'message.sent' && isByHand(action));
  const received = chats.flatMap((chat) => chat.received).filter(({ at }) => at >= day.from && at < day.to);
  const toMark = (direction: MessageMark['direction']) => (action: Action) => ({
    ...{ direction, console: action.console, conversation: action.conversation?.id ?? null, source: toSource(action) },
  });
  return [...sent.map(toMark('sent')), ...received.map(toMark('received'))].sort((a, b) => a.source.at - b.source.at);
}

/** How long it was to be seen stands in its leaving, of the same visit. */
function listForeignViews(mine: readonly Action[], own: readonly Action[]): ForeignView[] {
  const foreign = mine.filter(({ event, view }) => event === 'conversation.viewed' && view?.ownGroup === false);
  return foreign.map((action) => {
    const left = own.find(({ event, view }) => event === 'conversation.left' && view?.visit === action.view?.visit);
    const { id = null, group = null } = action.conversation ?? {};
    return { console: action.console, conversation: id, group, dwellMs: left?.view?.dwellMs ?? null, source: toSource(action) };
  });
}
