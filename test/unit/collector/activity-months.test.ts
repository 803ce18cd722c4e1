/** Packed months stand and fall with their days, come from a database that has none, and are found by index. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase, write } from '../../../collector/store/database.ts';
import { latestStep } from '../../../collector/store/migrations.ts';
import { databaseName, openSqliteStore } from '../../../collector/store/sqlite.ts';
import { everything } from '../../../collector/store/store.ts';
import { monthsOf } from '../../../collector/store/activity/months.ts';
import { counted, expectRecount, fillMonth, madrid } from '../../support/count-month.ts';

/** Over the end of a month. */
const days = { from: '2026-10-30', to: '2026-11-04' };

test('a kill between a day and its month leaves both as they were, and the next start counts both; a database from before months is given them', async () => {
  const month = await fillMonth(days);
  await expectRecount(month, days);
  const read = () => month.store.readActivityNumbers(everything, days);
  const whole = await read();
  const path = join(month.folder, databaseName);
  const db = openDatabase(path);
  const list = () => db.all(write('select * from activity_months order by agent, month, devices'));
  const months = list();
  expect(months.length).toBeGreaterThan(6);

  await month.store.markActivity();
  expect(list()).toEqual([]);
  // Counting dies behind a day and the first of its two months, as a process may between any two writes.
  db.run(
    write(
      "create trigger cut before insert on activity_months when new.month = '2026-11' and (select count(*) from activity_months) > 3 begin select raise(abort, 'cut'); end",
    ),
  );
  await expect(month.store.countActivity()).rejects.toThrow('cut');
  await month.store.close();
  const kept = 'select agent, substr(day, 1, 7) as month, devices from activity_days group by 1, 2, 3 order by 1, 2, 3';
  expect(db.all(write(kept)).length).toBeGreaterThan(0);
  expect(db.all(write(kept))).toEqual(db.all(write('select agent, month, devices from activity_months order by 1, 2, 3')));
  db.run(write('drop trigger cut'));
  month.store = await openSqliteStore(month.folder, () => counted);
  await month.store.setActivityZones(madrid);
  expect(await read()).toEqual(whole);
  await expectRecount(month, days);
  expect(list()).toEqual(months);

  await month.store.close();
  db.run(write('drop table activity_months'));
  db.run(write('drop index activity_days_open'));
  db.run(write('alter table activity_chats drop column sentiment'));
  db.run(write(`pragma user_version = ${latestStep - 2}`));
  db.close();
  month.store = await openSqliteStore(month.folder, () => counted);
  await month.store.setActivityZones(madrid);
  // A database from then knew no scores either.
  const leaveScores = (page: unknown) => JSON.stringify(page, (key, value: unknown) => (key === 'sentiment' ? undefined : value));
  expect(leaveScores(await read())).toEqual(leaveScores(whole));
  await month.store.close();
}, 60_000);

test('no question about days and months reads a whole table', () => {
  const db = openDatabase(':memory:');
  const explain = (sql: string): string[] =>
    db
      .all(write<{ detail: string }>(`explain query plan ${sql}`, new Array(sql.split('?').length - 1).fill('2026-10')))
      .map(({ detail }) => detail);
  const range = 'day >= ? and day < ?';
  const questions = [
    monthsOf(undefined),
    monthsOf('Ada'),
    `select * from activity_days indexed by activity_days_by_day where ${range} order by day, agent`,
    `select * from activity_days where ${range} and agent = ? order by day, agent`,
    `select * from activity_days indexed by activity_days_open where ${range} and isOpen = 1`,
    `select * from activity_chats where ${range} order by day, agent, place`,
    `select * from activity_chats where ${range} and agent = ? order by day, agent, place`,
    'select device, day, changes from activity_marks where day between ? and ? order by device, day',
  ];
  for (const sql of questions) expect([sql, explain(sql).filter((step) => step.startsWith('SCAN'))]).toEqual([sql, []]);
  db.close();
});
