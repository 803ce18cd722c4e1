/** Keeps how far each target of pushes has got, and gives the actions in the order in which they arrived. */
import { Envelope } from '../../lib/events/envelope.ts';
import type { Database } from './database.ts';
import type { Store, StoredPush } from './store.ts';

export type PushRows = Pick<Store, 'readArrivals' | 'countArrivals' | 'readPush' | 'updatePush'> & SetAsideRows;
export type SetAsideRows = Pick<Store, 'countSetAside' | 'askAgain' | 'readAskedAgain' | 'settleAgain'>;

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
    updatePush: async (key, changes, refused = []) =>
      db.transact(() => {
        if (read(key) === null) db.insertAll('pushes', [{ key, ...untouched, ...changes }]);
        else db.run(build.updateTable('pushes').set(changes).where('key', '=', key));
        if (refused.length > 0)
          db.insertAll(
            'set_aside',
            refused.map((arrival) => ({ key, arrival, asked: 0 })),
          );
      }),
    ...createSetAsideRows(db),
  };
}

/** Safe beside a collector that runs: it looks each time. */
export function createSetAsideRows(db: Database): SetAsideRows {
  const { build } = db;
  const there = () => build.selectFrom('set_aside').innerJoin('actions', 'actions.arrival', 'set_aside.arrival');
  return {
    countSetAside: async (key) => {
      const counted = there().select((row) => row.fn.countAll<number>().as('count'));
      return db.get(counted.where('key', '=', key))?.count ?? 0;
    },
    askAgain: async () =>
      db.transact(() => {
        db.run(build.deleteFrom('set_aside').where('arrival', 'not in', build.selectFrom('actions').select('arrival')));
        return db.run(build.updateTable('set_aside').set({ asked: 1 }));
      }),
    readAskedAgain: async (key) => {
      const joined = there().innerJoin('records', (join) =>
        join.onRef('records.stream', '=', 'actions.stream').onRef('records.seq', '=', 'actions.seq'),
      );
      const first = joined.select(['set_aside.arrival', 'records.json']).where('key', '=', key).where('asked', '=', 1);
      const row = db.get(first.orderBy('set_aside.arrival').limit(1));
      return row === null ? null : { arrival: row.arrival, action: Envelope.parse(JSON.parse(row.json)) };
    },
    settleAgain: async (key, arrival, taken, changes) =>
      db.transact(() => {
        if (taken) db.run(build.deleteFrom('set_aside').where('key', '=', key).where('arrival', '=', arrival));
        else db.run(build.updateTable('set_aside').set({ asked: 0 }).where('key', '=', key).where('arrival', '=', arrival));
        db.run(build.updateTable('pushes').set(changes).where('key', '=', key));
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
