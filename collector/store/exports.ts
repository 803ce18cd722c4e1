/** Keeps the exports that were asked for, as rows: their files are elsewhere, and their progress is in the process that writes them. */
import { ActionFilter } from '../../lib/events/action-api.ts';
import type { Database } from './database.ts';
import type { Store, StoredExport } from './store.ts';
import type { ExportRow } from './tables.ts';

export type ExportRows = Pick<Store, 'addExport' | 'listExports' | 'readExport' | 'updateExport' | 'removeExport'>;

export function createExportRows(db: Database): ExportRows {
  const { build } = db;
  const within = (device: string | null) => {
    const all = build.selectFrom('exports').selectAll();
    return device === null ? all : all.where('device', '=', device);
  };
  return {
    addExport: async (job) => db.insertAll('exports', [{ ...job, filter: JSON.stringify(job.filter) }]),
    listExports: async ({ device }) => db.all(within(device).orderBy('createdAt', 'desc').orderBy('id', 'desc')).map(readRow),
    readExport: async ({ device }, id) => {
      const row = db.get(within(device).where('id', '=', id));
      return row === null ? null : readRow(row);
    },
    updateExport: async (id, changes) => void db.run(build.updateTable('exports').set(changes).where('id', '=', id)),
    removeExport: async (id) => void db.run(build.deleteFrom('exports').where('id', '=', id)),
  };
}

function readRow(row: ExportRow): StoredExport {
  return { ...row, filter: ActionFilter.parse(JSON.parse(row.filter)) };
}
