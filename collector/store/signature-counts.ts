/** How many leaves of the log are signed, by which standing: of the whole log each leaf is counted once and not again with each question. */
import type { SignatureCounts } from '../../lib/events/log-api.ts';
import { write, type Database } from './database.ts';

const brokenReasons = ['broken-signature', 'broken-chain', 'quarantined'];

/** Leaves by device and key; what a key is worth may change after they came, so that is looked up each time. */
interface Signed {
  device: string;
  key: string | null;
  count: number;
}

/** Null: of the whole log. */
export function createSignatureCounts(db: Database): (session: string | null) => SignatureCounts {
  const counted = new Map<string, Signed>();
  let end = 0;
  const countLog = (): Signed[] => {
    const last = db.get(db.build.selectFrom('log_leaves').select('leaf').orderBy('leaf', 'desc').limit(1));
    const size = last === null ? 0 : last.leaf + 1;
    // A log that got shorter is another one: its own check says so, and this begins anew.
    if (size < end) counted.clear();
    const from = size < end ? 0 : end;
    for (const { device, key, count } of readSigned(db, 'leaf >= ? and leaf < ?', [from, size])) {
      const name = JSON.stringify([device, key]);
      counted.set(name, { device, key, count: count + (counted.get(name)?.count ?? 0) });
    }
    end = size;
    return [...counted.values()];
  };
  return (session) => {
    const signed = session === null ? countLog() : readSigned(db, 'session = ?', [session]);
    return { ...sortByStanding(db, signed), broken: countBroken(db, session) };
  };
}

function readSigned(db: Database, where: string, parameters: readonly unknown[]): Signed[] {
  return db.all(write<Signed>(`select device, key, count(*) as count from log_leaves where ${where} group by device, key`, parameters));
}

function sortByStanding(db: Database, signed: readonly Signed[]): Pick<SignatureCounts, 'enrolled' | 'self-asserted' | 'unsigned'> {
  const enrolled = db.all(db.build.selectFrom('signing_keys').select(['device', 'key']).where('enrolled', '=', 1));
  const names = new Set(enrolled.map(({ device, key }) => JSON.stringify([device, key])));
  const counts = { enrolled: 0, 'self-asserted': 0, unsigned: 0 };
  for (const { device, key, count } of signed)
    counts[key === null ? 'unsigned' : names.has(JSON.stringify([device, key])) ? 'enrolled' : 'self-asserted'] += count;
  return counts;
}

function countBroken(db: Database, session: string | null): number {
  const alarms = db.build.selectFrom('alarms').leftJoin('streams', 'streams.id', 'alarms.stream');
  const broken = alarms.select((row) => row.fn.countAll<number>().as('count')).where('alarms.reason', 'in', brokenReasons);
  return db.get(session === null ? broken : broken.where('streams.session', '=', session))?.count ?? 0;
}
