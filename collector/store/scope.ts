/** What of the recordings a reader may see, as devices: a session is of its device's group. */
import { write, type Database } from './database.ts';
import type { Groups, Scope } from './store.ts';

/** The devices whose recordings are within the scope; null where all are. */
export function listVisibleDevices(db: Database, { device, sessions }: Scope): readonly string[] | null {
  if (sessions === '*') return device === null ? null : [device];
  const visible = listDevicesOf(db, sessions);
  return device === null ? visible : visible.filter((id) => id === device);
}

/** What has no group, or one that nobody named, is for those alone who may see all groups. */
export function listDevicesOf(db: Database, groups: Exclude<Groups, '*'>): string[] {
  if (groups.length === 0) return [];
  const found = 'select id from devices where grp in (select value from json_each(?))';
  return db.all(write<{ id: string }>(found, [JSON.stringify(groups)])).map(({ id }) => id);
}
