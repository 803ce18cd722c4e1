/** What a viewer asks of agents' activity, whoever answers: whom there is, a month of days, one day, the numbers of a range. */
import type { ActivityQuery, AgentsPage, ChatsPage, Day, DayKey, DaysPage, NumbersPage } from '../events/activity-api.ts';

/** Each rejects with `FeedError` where it cannot be answered. An agent who is not there, or may not be seen, is null. */
export interface Activity {
  listAgents(signal: AbortSignal): Promise<AgentsPage>;
  listDays(query: ActivityQuery, signal: AbortSignal): Promise<DaysPage>;
  readDay(agent: string, day: DayKey, signal: AbortSignal): Promise<Day | null>;
  readNumbers(query: ActivityQuery, signal: AbortSignal): Promise<NumbersPage>;
  /** Each chat of a range as it was counted, for reports. */
  listChats(query: ActivityQuery, signal: AbortSignal): Promise<ChatsPage>;
}
