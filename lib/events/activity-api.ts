/** How an agent's activity is asked for, by whoever holds it: agents, days, numbers. All is counted from actions and from what was recorded; nothing is guessed. */
import { z } from 'zod';
import { EpochMs, Id } from './base.ts';
import { Moment } from './action.ts';
import { SentimentMean, UnscoredReason } from './sentiment.ts';

/** A day of the calendar in the agent's time zone. It lasts 23 to 25 hours where clocks change. */
export const DayKey = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not yyyy-mm-dd');
export type DayKey = z.infer<typeof DayKey>;

const AgentKey = z.string().min(1).max(500);
const ms = z.number().nonnegative();
const count = z.number().int().nonnegative();

/**
 * One human, whatever devices and consoles they work with. `by` are all values of the log's filter `by` that are theirs; `groups` are those of their devices.
 */
export const Agent = z.looseObject({
  id: AgentKey,
  name: z.string().max(200).nullable(),
  by: z.array(z.string().max(500)),
  groups: z.array(z.string().max(500)),
  timeZone: z.string().max(100),
  firstAt: EpochMs,
  lastAt: EpochMs,
});
export type Agent = z.infer<typeof Agent>;

/** `GET /activity/agents`: whom the reader may see, by name. */
export const AgentsPage = z.looseObject({ agents: z.array(Agent), groups: z.array(z.string().max(500)) });
export type AgentsPage = z.infer<typeof AgentsPage>;

/** Days `[from, to)`; of one agent, else of all agents of a group, else of all that the reader may see. */
export const ActivityQuery = z.object({
  agent: AgentKey.optional(),
  group: z.string().max(500).optional(),
  from: DayKey,
  to: DayKey,
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

/** What consoles call their statuses differs; what they mean does not. `other` is a status that says none of these. */
export const statusKinds = ['online', 'busy', 'away', 'offline', 'other'] as const;
export type StatusKind = (typeof statusKinds)[number];

/** Times that things took. Median and 90th percentile are null where nothing was measured. */
export const Spread = z.looseObject({ count, medianMs: ms.nullable(), p90Ms: ms.nullable() });
export type Spread = z.infer<typeof Spread>;

/**
 * The numbers of a day or a range. The times by status and `unknown` add up to the whole span. `recordedMs` is how much of it somebody was recording. `unsure` names the
 * numbers that could be others had all been recorded.
 */
export const ActivityNumbers = z.looseObject({
  spanMs: ms,
  statusMs: z.looseObject({ online: ms, busy: ms, away: ms, offline: ms, other: ms, unknown: ms }),
  recordedMs: ms,
  loggedInMs: ms,
  /** Time in which at least one chat was open; the rest of online and busy time is out of chats. */
  inChatsMs: ms,
  outOfChatsMs: ms,
  /** In chats ÷ (online + busy), 0 to 1; null where there was no such time. */
  occupancy: z.number().min(0).nullable(),
  chats: count,
  transferred: count,
  reopened: count,
  sent: count,
  received: count,
  /** Views of conversations of other groups. */
  foreignViews: count,
  firstResponse: Spread,
  handling: Spread,
  ratings: z.looseObject({ count, mean: z.number().nullable() }),
  sentiment: SentimentMean,
  unsure: z.array(z.string().max(50)),
});
export type ActivityNumbers = z.infer<typeof ActivityNumbers>;

/** One day as the calendar shows it. `hours` are the day's own: how many chats were open at most, how long the agent was online or busy, how long it was recorded. */
export const DayPicture = z.looseObject({
  agent: AgentKey,
  day: DayKey,
  startAt: EpochMs,
  endAt: EpochMs,
  hours: z.array(z.looseObject({ chats: count, onlineMs: ms, recordedMs: ms })),
  numbers: ActivityNumbers,
});
export type DayPicture = z.infer<typeof DayPicture>;

/** `GET /activity/days`: the days of which there is anything, by day, then agent. `agents` are those that the days name. */
export const DaysPage = z.looseObject({ days: z.array(DayPicture), agents: z.array(Agent) });
export type DaysPage = z.infer<typeof DaysPage>;

/**
 * A stretch of time, as far as it is known and in the day. `start` and `end` say what its ends are: seen, the day's own where it went on beyond, or (`unknown`) no more than how far it is known to have
 * held: what came before or after, nobody saw. `running`: it held when the day was counted. An end that is null is not known at all.
 */
const span = {
  fromAt: EpochMs.nullable(),
  toAt: EpochMs.nullable(),
  start: z.enum(['seen', 'day-before', 'unknown']),
  end: z.enum(['seen', 'day-after', 'unknown', 'running']),
};

/** Where a thing can be read in the log: the action's stream and seq, and its place in the replay. */
export const Source = z.looseObject({ stream: Id, seq: count, at: EpochMs, moment: Moment.nullable() });
export type Source = z.infer<typeof Source>;

/** `name` is the console's own word. */
export const StatusSpan = z.looseObject({
  ...span,
  console: z.string().max(200).nullable(),
  name: z.string().max(500).nullable(),
  kind: z.enum(statusKinds),
  source: Source.nullable(),
});
export type StatusSpan = z.infer<typeof StatusSpan>;

export const PresenceSpan = z.looseObject({ ...span, console: z.string().max(200).nullable(), source: Source.nullable() });
export type PresenceSpan = z.infer<typeof PresenceSpan>;

/** From accepting, or the first view, to closing, handing over or the last that was seen of it. */
export const ChatSpan = z.looseObject({
  ...span,
  console: z.string().max(200).nullable(),
  conversation: z.string().max(500),
  name: z.string().max(500).nullable(),
  group: z.string().max(500).nullable(),
  begin: z.enum(['accepted', 'viewed', 'other']),
  outcome: z.enum(['closed', 'transferred', 'left', 'open']),
  isReopened: z.boolean(),
  firstResponseMs: ms.nullable(),
  sent: count,
  received: count,
  rating: z.number().nullable(),
  /** The best that the console's scale allows, where it says so. */
  ratingMost: z.number().nullable().optional(),
  ratingComment: z.string().max(2000).nullable(),
  /** −1 to 1, of what the customer wrote in the chat on this day; null, never 0, where it was not scored. */
  sentiment: z.number().nullable(),
  unscored: UnscoredReason.nullable().optional(),
  source: Source.nullable(),
});
export type ChatSpan = z.infer<typeof ChatSpan>;

export const MessageMark = z.looseObject({
  direction: z.enum(['sent', 'received']),
  console: z.string().max(200).nullable(),
  conversation: z.string().max(500).nullable(),
  source: Source,
});
export type MessageMark = z.infer<typeof MessageMark>;

/** A view of a conversation of a group that is none of the agent's, with how long it was to be seen, where that was measured. */
export const ForeignView = z.looseObject({
  console: z.string().max(200).nullable(),
  conversation: z.string().max(500).nullable(),
  group: z.string().max(500).nullable(),
  dwellMs: ms.nullable(),
  source: Source,
});
export type ForeignView = z.infer<typeof ForeignView>;

/** What one device recorded, from opening to its last record, and the times within that it did not, with the reason as the log has it. */
export const RecordedSpan = z.looseObject({ session: Id, device: Id, fromAt: EpochMs, toAt: EpochMs, isOpen: z.boolean() });
export type RecordedSpan = z.infer<typeof RecordedSpan>;
export const RecordingGap = z.looseObject({
  device: Id,
  fromAt: EpochMs,
  toAt: EpochMs.nullable(),
  reason: z.string().max(64),
  /** False where only a part of what the device recorded is missing, as of one document; else the device recorded nothing then. */
  isTotal: z.boolean().optional(),
});
export type RecordingGap = z.infer<typeof RecordingGap>;
/** A step of a device's clock within the day: times of this device before and after it may not fit together. */
export const ClockStep = z.looseObject({ device: Id, at: EpochMs, stepMs: z.number() });
export type ClockStep = z.infer<typeof ClockStep>;

/** `GET /activity/days/{day}?agent=`: one agent's day, each lane in order of time; null lanes do not exist. `asOf` is when it was counted. */
export const Day = z.looseObject({
  agent: Agent,
  day: DayKey,
  startAt: EpochMs,
  endAt: EpochMs,
  asOf: EpochMs,
  presence: z.array(PresenceSpan),
  statuses: z.array(StatusSpan),
  chats: z.array(ChatSpan),
  messages: z.array(MessageMark),
  foreignViews: z.array(ForeignView),
  recorded: z.array(RecordedSpan),
  gaps: z.array(RecordingGap),
  clockSteps: z.array(ClockStep),
  numbers: ActivityNumbers,
});
export type Day = z.infer<typeof Day>;

/**
 * `GET /activity/numbers`: a range's numbers; beside them a day of the agent's own before it (`usual`: the median of each number over the 28 days before of which there is anything) and of the
 * team (`team`: the median over its agents' days in the range). Null where there are fewer than five such days.
 */
export const NumbersPage = z.looseObject({
  numbers: ActivityNumbers,
  days: count,
  perDay: ActivityNumbers.nullable(),
  usual: ActivityNumbers.nullable(),
  team: ActivityNumbers.nullable(),
});
export type NumbersPage = z.infer<typeof NumbersPage>;

/**
 * `GET /activity/chats`: each chat of a range as it was counted, by day, then agent. One that lasts beyond a day is there in each of its days: it counts as begun in the day of `isBegun`, its first
 * response in the day that has `firstResponseMs`, its handling in the day that has `handlingMs`, each once.
 */
export const CountedChat = z.looseObject({
  agent: AgentKey,
  day: DayKey,
  console: z.string().max(200).nullable(),
  conversation: z.string().max(500),
  group: z.string().max(500).nullable(),
  beginAt: EpochMs,
  endAt: EpochMs.nullable(),
  begin: ChatSpan.shape.begin,
  outcome: ChatSpan.shape.outcome,
  isReopened: z.boolean(),
  isBegun: z.boolean(),
  firstResponseMs: ms.nullable(),
  handlingMs: ms.nullable(),
  ratings: z.array(z.number()),
  /** Of what the customer wrote on that day. A collector from before scores has none. */
  sentiment: z.number().nullable().default(null),
});
export type CountedChat = z.infer<typeof CountedChat>;
export const ChatsPage = z.looseObject({ chats: z.array(CountedChat) });
export type ChatsPage = z.infer<typeof ChatsPage>;
