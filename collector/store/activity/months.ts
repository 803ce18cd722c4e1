/** Keeps each month of an agent packed beside its days, written in the transaction that writes these: what a year of a team adds up to is read from here. */
import { addDays } from '../../../lib/activity/days.ts';
import { packDays, unpackDays, type Unpacked } from '../../../lib/activity/pack.ts';
import type { ActivityNumbers, ActivityQuery, DayKey } from '../../../lib/events/activity-api.ts';
import { write, type Database } from '../database.ts';
import type { ActivityChatRow, ActivityDayRow, ActivityMonthRow } from './tables.ts';

const tables = [
  // Apart by devices: whoever may see a day is said by those that it was recorded on.
  `create table activity_months (
    agent text not null, month text not null, devices text not null, head text not null, numbers blob not null, chats blob not null,
    primary key (agent, month, devices)
  ) strict`,
  'create index activity_months_by_month on activity_months (month, agent)',
  'create index activity_days_open on activity_days (day) where isOpen = 1',
];

const toMonth = (day: DayKey): string => day.slice(0, 7);

export function addActivityMonths(db: Database): void {
  for (const table of tables) db.run(write(table));
  writeAllMonths(db);
}

/** Days from before scores are counted again where the collector starts: they say by nothing that they were scored. Their months are packed with room for scores. */
export function addChatSentiment(db: Database): void {
  db.run(write('alter table activity_chats add column sentiment real'));
  writeAllMonths(db);
}

function writeAllMonths(db: Database): void {
  const agents = db.all(write<{ agent: string }>('select distinct agent from activity_days'));
  for (const { agent } of agents) {
    const days = db.all(write<{ day: DayKey }>('select day from activity_days where agent = ?', [agent]));
    writeMonths(
      db,
      agent,
      days.map(({ day }) => day),
    );
  }
}

/** Packs the months of these days anew, out of all their days. */
export function writeMonths(db: Database, agent: string, days: readonly DayKey[]): void {
  for (const month of new Set(days.map(toMonth))) {
    db.run(write('delete from activity_months where agent = ? and month = ?', [agent, month]));
    // No day of the calendar sorts behind the 31st, and every one behind its month.
    const within = [agent, month, `${month}-99`];
    const where = 'where agent = ? and day > ? and day < ?';
    const found = db.all(write<ActivityDayRow>(`select * from activity_days ${where} order by day`, within));
    const chats = db.all(write<ActivityChatRow>(`select * from activity_chats ${where} order by day, place`, within));
    const byDay = Map.groupBy(chats, ({ day }) => day);
    for (const [devices, own] of Map.groupBy(found, (each) => each.devices))
      db.insertAll('activity_months', [{ agent, month, devices, ...packRows(own, byDay) }]);
  }
}

function packRows(days: readonly ActivityDayRow[], chats: ReadonlyMap<DayKey, ActivityChatRow[]>) {
  const { head, numbers, values } = packDays(
    days.map(({ day, numbers }) => ({
      ...{ day, numbers: JSON.parse(numbers) as ActivityNumbers },
      chats: (chats.get(day) ?? []).map((chat) => ({ ...chat, ratings: JSON.parse(chat.ratings) as number[] })),
    })),
  );
  return { head, numbers: toBytes(numbers), chats: toBytes(values) };
}

export interface MonthPart extends Unpacked {
  agent: string;
  devices: readonly string[];
}

/** What months hold of the days of a range, of one agent or of all: in its first and last month its days alone. */
export function readMonths(
  db: Database,
  { agent, from, to }: ActivityQuery,
  isWanted: (part: Omit<MonthPart, keyof Unpacked>) => boolean,
): MonthPart[] {
  const rows = db.iterate(
    write<ActivityMonthRow>(monthsOf(agent), [toMonth(from), toMonth(addDays(to, -1)), ...(agent === undefined ? [] : [agent])]),
  );
  const parts: MonthPart[] = [];
  for (const row of rows) {
    const of = { agent: row.agent, devices: JSON.parse(row.devices) as string[] };
    if (!isWanted(of)) continue;
    const found = unpackDays({ head: row.head, numbers: toNumbers(row.numbers), values: toNumbers(row.chats) }, from, to);
    if (found.days.length > 0) parts.push({ ...of, ...found });
  }
  return parts;
}

export function monthsOf(agent: string | undefined): string {
  return agent === undefined
    ? 'select * from activity_months indexed by activity_months_by_month where month between ? and ? order by month, agent'
    : 'select * from activity_months where month between ? and ? and agent = ? order by month';
}

function toBytes({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Copied: bytes from the database begin anywhere, and numbers of 8 bytes do not. */
function toNumbers(bytes: Uint8Array): Float64Array {
  return new Float64Array(new Uint8Array(bytes).buffer);
}
