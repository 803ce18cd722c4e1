/** What was last done, one row for each kind of thing: for a page that shows how a collector is, without looking through its log. */
import { write, type Database } from './database.ts';

/** `retention` and `erasure` are runs of the keeper, `removal:<class>` what retention last removed, `full` the disk, `backup` a copy. */
export type LastWhat = 'retention' | 'erasure' | 'full' | 'backup' | `removal:${string}`;

export interface LastDone {
  at: number;
  /** Counts of what was done. */
  counts: Record<string, number>;
}

export interface LastDoneRows {
  noteLastDone(what: LastWhat, at: number, counts?: LastDone['counts']): Promise<void>;
  /** Null where it never was, as far as is known. */
  readLastDone(what: LastWhat): Promise<LastDone | null>;
  /** The newest contradiction that an upload brought. */
  readLastAlarm(): Promise<{ at: number; reason: string } | null>;
}

export function createLastDone(db: Database): LastDoneRows {
  return {
    noteLastDone: async (what, at, counts = {}) => {
      const sql =
        'insert into last_done (what, at, counts) values (?, ?, ?) on conflict do update set at = excluded.at, counts = excluded.counts';
      db.run(write(sql, [what, at, JSON.stringify(counts)]));
    },
    readLastDone: async (what) => {
      const row = db.get(db.build.selectFrom('last_done').select(['at', 'counts']).where('what', '=', what));
      return row === null ? null : { at: row.at, counts: JSON.parse(row.counts) as LastDone['counts'] };
    },
    readLastAlarm: async () => db.get(write<{ at: number; reason: string }>('select at, reason from alarms order by rowid desc limit 1')),
  };
}
