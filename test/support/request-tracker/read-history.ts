/** Reads Request Tracker's own history of its tickets out of its database, in the words of a log: who did what, from what, to what. */
import Database from 'better-sqlite3';

export interface HistoryEntry {
  ticket: string;
  event: string;
  from: Value;
  to: Value;
  by: string;
}

/** A plain value, a thing by id and name, or null: none. Undefined where the change has no such value. */
export type Value = string | { id: string; name: string } | null | undefined;

interface Row {
  ticket: number;
  type: string;
  field: string | null;
  old: string | null;
  new: string | null;
  by: string;
}

/** Each change has one row that says it; those of other types say again what they did for it (mail, watchers). */
const events: Record<string, string> = {
  Create: 'conversation.created',
  Correspond: 'message.sent',
  Comment: 'conversation.note-added',
  Status: 'conversation.status-changed',
  'Set Owner': 'conversation.assigned',
  'Set Queue': 'conversation.assigned',
  'Set Priority': 'conversation.priority-changed',
  'Set Subject': 'conversation.renamed',
};
/** The server's own names, unless somebody configures others. */
const priorities: Record<string, string> = { '0': 'Low', '50': 'Medium', '100': 'High' };
const repeats = ['EmailRecord', 'CommentEmailRecord', 'SetWatcher', 'AddWatcher'];

/** What people did, in order. What the server did by itself is its own affair: `RT_System`. */
export function readHistory(databasePath: string): HistoryEntry[] {
  const database = new Database(databasePath, { readonly: true });
  const rows = database
    .prepare(
      `SELECT t.ObjectId AS ticket, t.Type AS type, t.Field AS field, t.OldValue AS old, t.NewValue AS new, u.Name AS by
       FROM Transactions t JOIN Users u ON u.id = t.Creator WHERE t.ObjectType = 'RT::Ticket' AND u.Name <> 'RT_System' ORDER BY t.id`,
    )
    .all() as Row[];
  const named = (table: 'Users' | 'Queues', id: string) =>
    ({
      id,
      name: (database.prepare(`SELECT Name FROM ${table} WHERE id = ?`).pluck().get(Number(id)) as string | undefined) ?? '',
    }) as const;
  const read = (field: string | null, value: string | null): Value => {
    if (field === null || value === null) return undefined;
    if (field === 'Priority') return { id: value, name: priorities[value] ?? value };
    if (field === 'Queue') return named('Queues', value);
    if (field !== 'Owner') return value;
    const user = named('Users', value);
    return user.name === 'Nobody' ? null : user;
  };
  const entries = rows.flatMap((row): HistoryEntry[] => {
    if (repeats.includes(row.type)) return [];
    const event = events[row.type === 'Set' ? `Set ${row.field}` : row.type];
    if (event === undefined) throw new Error(`ticket ${row.ticket}: nobody said what ${row.type} ${row.field} is`);
    const [from, to] = [read(row.field, row.old), read(row.field, row.new)];
    return [{ ticket: String(row.ticket), event, from, to, by: row.by }];
  });
  database.close();
  return entries;
}
