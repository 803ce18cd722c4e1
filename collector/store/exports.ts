/** Keeps the exports that were asked for, as rows: their files are elsewhere, and their progress is in the process that writes them. */
import { ActionFilter } from '../../lib/events/action-api.ts';
import type { Database } from './database.ts';
import { everything, ownOf, type Scope, type Store, type StoredExport } from './store.ts';
import type { ExportRow } from './tables.ts';

export type ExportRows = Pick<Store, 'addExport' | 'listExports' | 'readExport' | 'updateExport' | 'removeExport'>;

export function createExportRows(db: Database): ExportRows {
  const { build } = db;
  const within = ({ device, owner }: Scope) => {
    const all = build.selectFrom('exports').selectAll();
    if (device !== null) return all.where('device', '=', device);
    return owner === null ? all : all.where('owner', '=', owner);
  };
  return {
    addExport: async ({ scope, filter, ...job }) => {
      const { device, owner } = scope;
      db.insertAll('exports', [{ ...job, device, owner, scope: JSON.stringify(scope), filter: JSON.stringify(filter) }]);
    },
    listExports: async (scope) => db.all(within(scope).orderBy('createdAt', 'desc').orderBy('id', 'desc')).map(readRow),
    readExport: async (scope, id) => {
      const row = db.get(within(scope).where('id', '=', id));
      return row === null ? null : readRow(row);
    },
    updateExport: async (id, changes) => void db.run(build.updateTable('exports').set(changes).where('id', '=', id)),
    removeExport: async (id) => void db.run(build.deleteFrom('exports').where('id', '=', id)),
  };
}

/** Before there were accounts, an export was a device's or the operator's. */
function readRow({ device, owner: _owner, scope, filter, ...job }: ExportRow): StoredExport {
  const seen = scope === null ? (device === null ? everything : ownOf(device)) : (JSON.parse(scope) as Scope);
  return { ...job, scope: seen, filter: ActionFilter.parse(JSON.parse(filter)) };
}
