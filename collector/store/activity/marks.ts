/** Which days are to be counted again, noted where something changes: a row for each device and day, in the transaction that changes it. */
import { readLink } from '../../../lib/activity/agents.ts';
import type { KnownRecord } from '../../../lib/events/record.ts';
import { write, type Database } from '../database.ts';

export const dayMs = 86_400_000;

/** Days are UTC's here: which days of which agents these are is asked when they are counted. */
export function markDays(db: Database, device: string, times: Iterable<number>): void {
  const days = new Set<number>();
  for (const at of times) days.add(Math.floor(at / dayMs));
  const sql = 'insert into activity_marks (device, day, changes) values (?, ?, 1) on conflict do update set changes = changes + 1';
  for (const day of days) db.run(write(sql, [device, day]));
}

/** What arrived. Any record shows that something was recorded then; a close and a gap tell of other times too. */
export function markFresh(db: Database, device: string, fresh: readonly { record: { at: number }; known: KnownRecord | null }[]): void {
  if (fresh.length === 0) return;
  const known = fresh.flatMap((each) => each.known ?? []);
  noteFacts(db, device, known);
  const told = known.flatMap((each) => {
    if (each.kind === 'session-closed') return [each.endedAt];
    return each.kind === 'gap' ? listTimes(each.gap.fromAt, each.gap.toAt) : [];
  });
  markDays(db, device, [...fresh.map(({ record }) => record.at), ...told]);
}

/** All days of a gap, as far as a device may be away. */
function listTimes(from: number | null, to: number | null): number[] {
  if (from === null) return [];
  const last = Math.min(to ?? from, from + 60 * dayMs);
  return [...Array.from({ length: Math.ceil((last - from) / dayMs) }, (_, index) => from + index * dayMs), last];
}

/** What is rare among records and asked for each day stands apart. */
export function noteFacts(db: Database, device: string, records: readonly (KnownRecord | null)[]): void {
  for (const record of records) {
    if (record === null) continue;
    const key = [record.stream, record.seq];
    if (record.kind === 'gap' && record.gap.fromAt !== null) {
      const { fromAt, toAt, reason, stream } = record.gap;
      const sql = 'insert or ignore into activity_gaps (stream, seq, device, fromAt, toAt, reason, isTotal) values (?, ?, ?, ?, ?, ?, ?)';
      db.run(write(sql, [...key, device, fromAt, toAt, reason, stream === null ? 1 : 0]));
    }
    if (record.kind === 'mark' && record.mark === 'clock') {
      const sql = 'insert or ignore into activity_clock_steps (stream, seq, device, at, stepMs) values (?, ?, ?, ?, ?)';
      db.run(write(sql, [...key, device, record.at, record.data.stepMs ?? 0]));
    }
    const link = record.kind === 'action' ? readLink(record) : null;
    if (link !== null)
      db.run(write('insert or ignore into activity_links (stream, seq, one, other) values (?, ?, ?, ?)', [...key, ...link]));
  }
}

/** What was removed, or written anew. */
export function markRemoved(db: Database, stream: string, run: { firstSeq: number; lastSeq: number }, times: readonly number[]): void {
  const device = db.get(db.build.selectFrom('streams').select('device').where('id', '=', stream))?.device;
  for (const table of ['activity_gaps', 'activity_clock_steps', 'activity_links'])
    db.run(write(`delete from ${table} where stream = ? and seq between ? and ?`, [stream, run.firstSeq, run.lastSeq]));
  if (device !== undefined) markDays(db, device, times);
}

/** Everything is to be counted again, or all of one device: in another group its days may begin elsewhere. */
export function markAll(db: Database, device: string | null = null): void {
  const [ofActions, ofSessions] = device === null ? ['', ''] : ['where w.text = ?', 'where device = ?'];
  const days = `
    select w.text as device, cast(a.at / ${dayMs} as integer) as day, 1 from actions a join action_words w on w.id = a.device ${ofActions} group by 1, 2
    union select device, cast(firstAt / ${dayMs} as integer), 1 from sessions ${ofSessions}
    union select device, cast(lastAt / ${dayMs} as integer), 1 from sessions ${ofSessions}`;
  db.run(
    write(
      `insert into activity_marks (device, day, changes) select * from (${days}) where true on conflict do update set changes = activity_marks.changes + 1`,
      device === null ? [] : [device, device, device],
    ),
  );
}

export interface DayMark {
  device: string;
  day: number;
  changes: number;
}

/** The marks of these days of UTC, of one device after the other. */
export function readMarks(db: Database, from: number, to: number): DayMark[] {
  return db.all(
    write<DayMark>('select device, day, changes from activity_marks where day between ? and ? order by device, day', [from, to]),
  );
}

/** Takes those away that have not changed since they were read. */
export function dropMarks(db: Database, marks: readonly DayMark[]): void {
  for (const { device, day, changes } of marks)
    db.run(write('delete from activity_marks where device = ? and day = ? and changes = ?', [device, day, changes]));
}
