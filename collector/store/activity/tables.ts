/** The rows of counted days, typed for the query builder. */

/** A counted day of an agent; `devices`, `numbers` and `hours` are JSON. `isOpen`: something of it was still being recorded. */
export interface ActivityDayRow {
  agent: string;
  day: string;
  startAt: number;
  endAt: number;
  devices: string;
  numbers: string;
  hours: string;
  isOpen: number;
}

/** A chat of such a day; `ratings` is JSON. */
export interface ActivityChatRow {
  agent: string;
  day: string;
  place: number;
  console: string | null;
  conversation: string;
  grp: string | null;
  beginAt: number;
  endAt: number | null;
  begin: string;
  outcome: string;
  isReopened: number;
  isBegun: number;
  firstResponseMs: number | null;
  handlingMs: number | null;
  ratings: string;
  sentiment: number | null;
}

/** The days of a month of an agent that were recorded on the same devices, packed. `head` and `devices` are JSON; the others are numbers of 8 bytes, one after the other. */
export interface ActivityMonthRow {
  agent: string;
  month: string;
  devices: string;
  head: string;
  numbers: Uint8Array;
  chats: Uint8Array;
}

export interface ActivityTables {
  activity_months: ActivityMonthRow;
  activity_days: ActivityDayRow;
  activity_chats: ActivityChatRow;
}
