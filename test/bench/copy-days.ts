/** Gives a team a past: counted days that are copies of counted ones, so that a year of days needs no year of actions. Their months are packed as counting packs them. */
import { openDatabase, write, type Database } from '../../collector/store/database.ts';
import { writeMonths } from '../../collector/store/activity/months.ts';
import { addDays } from '../../lib/activity/days.ts';

const day = 86_400_000;
const columns = {
  activity_days: ['startAt', 'endAt', 'devices, numbers, hours, isOpen'],
  activity_chats: [
    ...(['beginAt', 'endAt'] as const),
    'place, console, conversation, grp, begin, outcome, isReopened, isBegun, firstResponseMs, handlingMs, ratings',
  ],
} as const;

/** Until there are as many days as asked for; each of the given is copied in its turn. Nothing, where they are there already. */
export function copyDays(path: string, known: readonly string[], count: number): void {
  const db = openDatabase(path);
  const copies = Array.from({ length: Math.max(0, count - known.length) }, (_, back) => addDays(known[0]!, -1 - back));
  const isThere = (date: string): boolean => db.get(write('select 1 from activity_days where day = ? limit 1', [date])) !== null;
  if (copies.length > 0 && !isThere(copies.at(-1)!)) {
    for (const [place, date] of copies.entries()) db.transact(() => copyDay(db, known[known.length - 1 - (place % known.length)]!, date));
    const agents = db.all(write<{ agent: string }>('select distinct agent from activity_days'));
    for (const { agent } of agents) db.transact(() => writeMonths(db, agent, [...known, ...copies]));
    db.run(write('update activity_people set firstAt = firstAt - ?', [copies.length * day]));
  }
  db.close();
}

function copyDay(db: Database, from: string, to: string): void {
  const shift = Date.parse(from) - Date.parse(to);
  for (const [table, [begin, end, rest]] of Object.entries(columns)) {
    const sql = `insert into ${table} (agent, day, ${begin}, ${end}, ${rest}) select agent, ?, ${begin} - ?, ${end} - ?, ${rest} from ${table} where day = ?`;
    db.run(write(sql, [to, shift, shift, from]));
  }
}
