/** The step of the database that brings what was last done, and what all uploads take as one row that triggers keep: nobody has to add it up. */
import { write, type Database } from './database.ts';

export function addStatusTables(db: Database): void {
  for (const step of steps) db.run(write(step));
}

const steps = [
  'create table last_done (what text primary key, at real not null, counts text not null) strict, without rowid',
  'create table upload_totals (count integer not null, bytes integer not null) strict',
  'insert into upload_totals select count(*), coalesce(sum(bytes), 0) from uploads',
  `create trigger upload_added after insert on uploads begin
    update upload_totals set count = count + 1, bytes = bytes + new.bytes;
  end`,
  `create trigger upload_changed after update of bytes on uploads begin
    update upload_totals set bytes = bytes + new.bytes - old.bytes;
  end`,
  `create trigger upload_gone after delete on uploads begin
    update upload_totals set count = count - 1, bytes = bytes - old.bytes;
  end`,
];
