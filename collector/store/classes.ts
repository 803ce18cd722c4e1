/** What is held of each class of data, read from the summaries of the streams. */
import { dataClasses, DataClass, type HeldClass } from '../../lib/events/data-api.ts';
import type { Database } from './database.ts';

export function readClasses(db: Database): HeldClass[] {
  const held = db.build
    .selectFrom('streams')
    .select((row) => [
      'kind',
      row.fn.sum<number>('records').as('records'),
      row.fn.sum<number>('bytes').as('bytes'),
      row.fn.min('firstAt').as('oldestAt'),
      row.fn.max('lastAt').as('newestAt'),
    ])
    .where('bytes', '>', 0)
    .groupBy('kind');
  const rows = new Map(db.all(held).map((row) => [row.kind, row]));
  return DataClass.options.map((name) => {
    const { records = 0, bytes = 0, oldestAt = null, newestAt = null } = rows.get(dataClasses[name]) ?? {};
    return { name, records, bytes, oldestAt, newestAt };
  });
}

export function readClassBytes(db: Database, name: DataClass): number {
  const sum = db.build
    .selectFrom('streams')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('bytes'), row.lit(0)).as('bytes'))
    .where('kind', '=', dataClasses[name])
    .where('bytes', '>', 0);
  return db.get(sum)?.bytes ?? 0;
}
