/** Keeps how far each target of pushes has got, and gives the actions in the order in which they arrived. */
import { Envelope } from '../../lib/events/envelope.ts';
import type { Database } from './database.ts';
import type { Store, StoredPush } from './store.ts';

export type PushRows = Pick<Store, 'readArrivals' | 'countArrivals' | 'readPush' | 'updatePush'>;

export function createPushRows(db: Database): PushRows {
  const { build } = db;
  const read = (key: string): StoredPush | null => db.get(build.selectFrom('pushes').selectAll().where('key', '=', key));
  return {
    readArrivals: async (after, limit) => {
      const joined = build
        .selectFrom('actions')
        .innerJoin('records', (join) => join.onRef('records.stream', '=', 'actions.stream').onRef('records.seq', '=', 'actions.seq'));
      const rows = joined
        .select(['actions.arrival', 'records.json'])
        .where('actions.arrival', '>', after)
        .orderBy('actions.arrival')
        .limit(limit);
      return db.all(rows).map(({ arrival, json }) => ({ arrival, action: Envelope.parse(JSON.parse(json)) }));
    },
    countArrivals: async (after) => {
      const counted = build.selectFrom('actions').select((row) => row.fn.countAll<number>().as('count'));
      return db.get(counted.where('arrival', '>', after))?.count ?? 0;
    },
    readPush: async (key) => read(key) ?? { key, ...untouched },
    updatePush: async (key, changes) =>
      db.transact(() => {
        if (read(key) === null) db.insertAll('pushes', [{ key, ...untouched, ...changes }]);
        else db.run(build.updateTable('pushes').set(changes).where('key', '=', key));
      }),
  };
}

/** A target that is new begins with the first action that there is. */
const untouched = {
  arrival: 0,
  sent: 0,
  setAside: 0,
  failures: 0,
  lastOkAt: null,
  lastErrorAt: null,
  lastError: null,
  nextAttemptAt: null,
};
