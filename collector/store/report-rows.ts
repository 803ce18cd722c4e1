/** Keeps up to which week each receiver of the weekly report has it, and how the last attempts went. */
import type { DayKey } from '../../lib/events/activity-api.ts';
import type { Database } from './database.ts';

/** All weeks before `until` are dealt with; `sent` of them were taken. `failures` are those in a row. */
export interface StoredReport {
  key: string;
  until: DayKey;
  sent: number;
  failures: number;
  lastOkAt: number | null;
  lastErrorAt: number | null;
  lastError: string | null;
  nextAttemptAt: number | null;
}

export interface ReportRows {
  /** Null: a receiver that is not known yet. */
  readReport(key: string): Promise<StoredReport | null>;
  /** The first change of a receiver says `until`. */
  updateReport(key: string, changes: Partial<Omit<StoredReport, 'key'>>): Promise<void>;
}

export const reportTable = `
  create table reports (
    key text primary key, until text not null, sent integer not null, failures integer not null,
    lastOkAt real, lastErrorAt real, lastError text, nextAttemptAt real
  ) strict;
`;

/** Of a receiver of whom nothing is known yet. */
export const newReport = { until: '', sent: 0, failures: 0, lastOkAt: null, lastErrorAt: null, lastError: null, nextAttemptAt: null };

export function createReportRows(db: Database): ReportRows {
  const { build } = db;
  const read = (key: string): StoredReport | null => db.get(build.selectFrom('reports').selectAll().where('key', '=', key));
  return {
    readReport: async (key) => read(key),
    updateReport: async (key, changes) =>
      db.transact(() => {
        if (read(key) === null) db.insertAll('reports', [{ key, ...newReport, ...changes }]);
        else db.run(build.updateTable('reports').set(changes).where('key', '=', key));
      }),
  };
}
