/** What the store can be asked about activity, in the time zone that the collector was started with. */
import type { ActivityQuery, AgentsPage, CountedChat, Day, DayKey, NumbersPage } from '../../../lib/events/activity-api.ts';
import { write, type Database } from '../database.ts';
import type { Scope } from '../store.ts';
import { markAll } from './marks.ts';
import { noteStoredFacts } from './steps.ts';
import { listActivityAgents, listActivityChats, readActivityDay, readActivityNumbers, writeActivityDays } from './queries.ts';
import { countMarked } from './summaries.ts';
import { listAgents, reconcileAgents, type Zones } from './people.ts';
import type { Scores } from './sentiment.ts';

export interface ActivityRows {
  /** `[from, to)` and whose; what has changed of these days is counted first. */
  listActivityAgents(scope: Scope): Promise<AgentsPage>;
  /** A `DaysPage` as JSON: of a team's month, checking and writing each day again would take longer than all else. */
  writeActivityDays(scope: Scope, query: ActivityQuery): Promise<string>;
  /** One day with its lanes, counted now; null where there is no such agent within the scope. */
  readActivityDay(scope: Scope, agent: string, day: DayKey): Promise<Day | null>;
  readActivityNumbers(scope: Scope, query: ActivityQuery): Promise<NumbersPage>;
  listActivityChats(scope: Scope, query: ActivityQuery): Promise<CountedChat[]>;
  /** Counts all that has changed, and gives how many days of agents that were. */
  countActivity(signal?: AbortSignal): Promise<number>;
  /** Marks everything to be counted again from the actions. */
  markActivity(): Promise<void>;
  /** Other zones make other days: where one has changed, its agents are counted anew. */
  setActivityZones(zones: Zones): Promise<void>;
  /** Whether texts are scored: what is counted otherwise is counted anew. */
  setSentiment(isOn: boolean): Promise<void>;
}

export function createActivityRows(db: Database, now: () => number, scores: Scores): ActivityRows {
  const counting = {
    db,
    zones: { usual: Intl.DateTimeFormat().resolvedOptions().timeZone, groups: new Map() } as Zones,
    now,
    sentimentOf: scores.of,
  };
  return {
    listActivityAgents: (scope) => listActivityAgents(counting, scope),
    writeActivityDays: (scope, query) => writeActivityDays(counting, scope, query),
    readActivityDay: (scope, agent, day) => readActivityDay(counting, scope, agent, day),
    readActivityNumbers: (scope, query) => readActivityNumbers(counting, scope, query),
    listActivityChats: (scope, query) => listActivityChats(counting, scope, query),
    countActivity: (signal) => countMarked(counting, -Infinity, Infinity, signal),
    markActivity: async () => markEverything(db),
    setSentiment: async (isOn) => scores.turn(isOn),
    setActivityZones: async (zones) => {
      counting.zones = zones;
      db.transact(() => reconcileAgents(db, listAgents(db, zones)));
    },
  };
}

/** Forgets all that was counted, and marks all of which there is anything. */
export function markEverything(db: Database): void {
  db.transact(() => {
    for (const table of counted) db.run(write(`delete from ${table}`));
    noteStoredFacts(db);
    markAll(db);
  });
}

const counted = [
  'activity_days',
  'activity_chats',
  'activity_months',
  'activity_people',
  'activity_agents',
  'activity_gaps',
  'activity_clock_steps',
  'activity_links',
];
