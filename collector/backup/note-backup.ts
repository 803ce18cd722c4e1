/** Notes in the data that a backup of it was made: for the page that shows how the collector is, and for its log. */
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { createAccounts } from '../store/accounts.ts';
import { createDatabase } from '../store/database.ts';
import { createLastDone } from '../store/last-done.ts';
import { latestStep } from '../store/migrations.ts';
import { databaseName } from '../store/sqlite.ts';
import type { BackupContents } from './contents.ts';

/** Data of another version is left as it is, since backups are made before upgrades: false. */
export async function noteBackup(dataDir: string, { createdAt, database, uploads }: BackupContents): Promise<boolean> {
  const sqlite = new BetterSqlite3(join(dataDir, databaseName), { fileMustExist: true });
  try {
    if (Number(sqlite.pragma('user_version', { simple: true })) !== latestStep) return false;
    sqlite.pragma('busy_timeout = 5000');
    const db = createDatabase(sqlite);
    const counts = { uploads: uploads.length, bytes: uploads.reduce((sum, upload) => sum + upload.bytes, database.bytes) };
    await createLastDone(db).noteLastDone('backup', createdAt, counts);
    const entity = { type: 'backup', id: null, name: null };
    await createAccounts(db).addNote({ event: 'backup.created', at: createdAt, by: null, entity, to: counts });
    return true;
  } finally {
    sqlite.close();
  }
}
