/** The weekly report, as a webhook gets it, and how its sending goes. */
import { z } from 'zod';
import { ActivityNumbers, Agent, DayKey } from './activity-api.ts';
import { EpochMs } from './base.ts';

const ms = z.number().nonnegative();
const count = z.number().int().nonnegative();

/** Times of one agent in the week. `isUnsure`: something was not recorded, so that these times could be others. */
const AgentWeek = z.looseObject({
  agent: Agent.pick({ id: true, name: true, groups: true, timeZone: true }),
  days: count,
  spanMs: ms,
  statusMs: ActivityNumbers.shape.statusMs,
  loggedInMs: ms,
  inChatsMs: ms,
  outOfChatsMs: ms,
  isUnsure: z.boolean(),
});

/** Chats of one kind: `share` is `inTime ÷ answered`, null where none was answered. */
const level = { answered: count, inTime: count, unanswered: count, share: z.number().min(0).max(1).nullable(), isUnsure: z.boolean() };

/** The days `[from, to)` of the collector's time zone. `link` opens the same numbers on the dashboard's screen. */
export const WeeklyReport = z.looseObject({
  from: DayKey,
  to: DayKey,
  timeZone: z.string().max(100),
  link: z.string().max(4000),
  agentStatus: z.array(AgentWeek),
  serviceLevel: z.looseObject({
    withinMs: ms,
    total: z.looseObject(level),
    /** Null is the group that nobody knows. */
    groups: z.array(z.looseObject({ group: z.string().max(500).nullable(), ...level })),
    /** By the hour of the agent's clock in which a chat began. */
    hours: z.array(z.looseObject({ hour: count, ...level })),
    /** Monday is 1. */
    weekdays: z.array(z.looseObject({ weekday: count, ...level })),
  }),
});
export type WeeklyReport = z.infer<typeof WeeklyReport>;

/**
 * One receiver of the weekly report. `target` is its origin: the rest of an address may be a secret. `until` is the day before which all weeks are dealt with; the next report goes at
 * `nextAt`, or at `nextAttemptAt` where the last attempt failed.
 */
export const ReportState = z.looseObject({
  target: z.string().max(300),
  until: DayKey,
  sent: count,
  nextAt: EpochMs,
  nextAttemptAt: EpochMs.nullable(),
  lastOkAt: EpochMs.nullable(),
  lastError: z.looseObject({ at: EpochMs, message: z.string().max(2000) }).nullable(),
});
export type ReportState = z.infer<typeof ReportState>;
