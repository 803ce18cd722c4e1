/** What erasures and re-maskings do alike: they are numbered when they begin, they count what they removed, and devices have got up to one of them. */
import { write, type Database } from './database.ts';

export type RemovalJobs = 'erasures' | 'remaskings';

const devices = { erasures: 'erasure_devices', remaskings: 'remasking_devices' } as const;

/** From now on what arrives is removed at once, and devices are told; once more where there is more to tell. */
export function release(db: Database, jobs: RemovalJobs, id: string): void {
  db.run(write(`update ${jobs} set released = (select coalesce(max(released), 0) + 1 from ${jobs}) where id = ?`, [id]));
}

export function countRemoved(db: Database, jobs: RemovalJobs, id: string, name: string, more: number): void {
  const key = `$."${name}"`;
  db.run(write(`update ${jobs} set removed = json_set(removed, ?, coalesce(removed ->> ?, 0) + ?) where id = ?`, [key, key, more, id]));
}

/** A device that asks for what is behind a number has done all up to it. */
export function noteTold(db: Database, jobs: RemovalJobs, device: string, number: number, now: number): void {
  const sql = `insert into ${devices[jobs]} (device, number, at) values (?, ?, ?)
    on conflict do update set number = max(number, excluded.number), at = excluded.at`;
  db.run(write(sql, [device, number, now]));
}

/** How many devices have got up to a number, null: none was given yet; of how many that are enrolled. A visitor's browser keeps nothing that it sent. */
export function countTold(db: Database, jobs: RemovalJobs, released: number | null): { told: number; all: number } {
  const sql = `
    select count(*) as "all", count(case when t.number >= ? then 1 end) as told
    from devices d left join ${devices[jobs]} t on t.device = d.id
    where d.website is null`;
  return db.get(write<{ told: number; all: number }>(sql, [released ?? Number.MAX_SAFE_INTEGER])) ?? { told: 0, all: 0 };
}

/** What waits for a hold is tried again, from its beginning. */
export function resumeHeld(db: Database): void {
  db.run(write(`update erasures set state = 'running' where state = 'held'`));
  db.run(write(`update remaskings set state = 'running', place = null, looked = 0 where state = 'held'`));
}
