/** Databases as every earlier collector left them, with data in them: today's opens each, and nothing of them is lost. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import { checkUpload } from '../../../collector/check-upload.ts';
import { createDatabase } from '../../../collector/store/database.ts';
import { latestStep, migrate } from '../../../collector/store/migrations.ts';
import { makeKey } from '../../support/make-key.ts';
import { everything } from '../../../collector/store/store.ts';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import { newId } from '../../../lib/events/id.ts';
import { newAction, newClick, newClosed, newFrame, newGap, newLedger, newMark, newStream, seal, start } from './seal-upload.ts';

const folder = mkdtempSync(join(tmpdir(), 'cotrail-upgrade-'));
const today = join(folder, 'today');
const device = newId();
const [facts, frames] = [newStream(device, newId()), newStream(device, newId(), { kind: 'frames' })];
const token = newSecret();

beforeAll(async () => {
  const store = await openSqliteStore(today);
  const code = newSecret();
  await store.addPairing(hashSecret(code), { expiresAt: start + 1000, sites: [], retentionDays: null });
  const { id, publicKey } = await makeKey();
  const enrolment = { codeHash: hashSecret(code), tokenHash: hashSecret(token), tokenExpiresAt: start + 1000, key: { id, publicKey } };
  await store.enrolDevice({ ...enrolment, device, name: 'Desk', version: '1', now: start });
  const ledger = newLedger(device);
  const uploads = [
    await seal(facts, [newMark(facts.id, 0, 'started'), newClick(facts.id, 1)]),
    // A hole, and the record that says so.
    await seal(facts, [newClick(facts.id, 5)]),
    await seal(frames, [newFrame(frames.id, 0, 4), newFrame(frames.id, 1, 2)]),
    await seal(ledger, [
      newAction(ledger.id, 0, { event: 'tag.created', session: facts.session }),
      newGap(ledger.id, 1, facts, 1, 4),
      newClosed(ledger.id, 2, facts.session!, start),
      newAction(ledger.id, 3),
    ]),
  ];
  for (const { id, bytes } of uploads) await store.putUpload(await checkUpload(id, bytes), start);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the steps derive themselves: a contentless index cannot be copied, and older collectors had none. */
const isDerived = (table: string) => table.startsWith('action') || table.startsWith('sqlite_');

/** As a collector of that step left it: its tables made by its own steps, its rows what today's database has of them. */
function makeOld(step: number): string {
  const old = join(folder, `step-${step}`);
  mkdirSync(old);
  cpSync(join(today, 'uploads'), join(old, 'uploads'), { recursive: true });
  const sqlite = new BetterSqlite3(join(old, 'cotrail.sqlite'));
  const db = createDatabase(sqlite);
  sqlite.prepare('attach ? as today').run(join(today, 'cotrail.sqlite'));
  const read = <Row>(sql: string) => sqlite.prepare(sql).all() as Row[];
  const listTables = () => read<{ name: string }>("select name from main.sqlite_master where type = 'table'").map(({ name }) => name);
  const copied = new Set<string>();
  for (let at = 1; at <= step; at += 1) {
    migrate(sqlite, db, at);
    for (const table of listTables().filter((name) => !isDerived(name) && !copied.has(name))) {
      copied.add(table);
      const here = read<{ name: string }>(`pragma main.table_info("${table}")`).map(({ name }) => name);
      const there = new Set(read<{ name: string }>(`pragma today.table_info("${table}")`).map(({ name }) => name));
      const columns = here.filter((name) => there.has(name)).map((name) => `"${name}"`);
      // A step that fills its table from older ones has done so.
      const isEmpty = read(`select 1 from main."${table}" limit 1`).length === 0;
      if (table === 'devices' && here.includes('tokenHash')) {
        // A device had one token, beside its name.
        const hash = 'select hash from today.device_tokens where device = today.devices.id';
        sqlite.exec(`insert into main.devices select id, name, version, (${hash}), enrolledAt from today.devices`);
        continue;
      }
      if (isEmpty && columns.length > 0)
        sqlite.exec(`insert into main."${table}" (${columns.join()}) select ${columns.join()} from today."${table}"`);
    }
  }
  sqlite.close();
  return old;
}

async function readAll(path: string) {
  const store = await openSqliteStore(path);
  const scope = everything;
  const found = await store.findDevice(hashSecret(token), start);
  const all = {
    device: [found?.id, found?.name, found?.enrolledAt],
    totals: await store.readTotals(scope),
    sessions: await store.listSessions(scope, {}),
    details: await Promise.all([facts, frames].map(({ session }) => store.readSession(scope, session!))),
    records: await store.readRecords(scope, facts.session!, {}),
    frames: await store.readFrames(scope, frames.id, {}),
    actions: (await store.listActions(scope, {})).actions,
    found: (await store.listActions(scope, { text: 'tag' })).actions,
    facets: await store.readActionFacets(scope, {}),
  };
  await store.close();
  return all;
}

test.each(Array.from({ length: latestStep }, (_, index) => index + 1))(
  'a database of step %i is opened with all that was in it',
  async (step) => {
    const expected = await readAll(today);
    expect([expected.actions.length, expected.found.length, expected.frames?.frames.length]).toEqual([2, 1, 2]);
    expect(await readAll(makeOld(step))).toEqual(expected);
  },
);

test('a database of a newer collector is left as it is', async () => {
  const newer = join(folder, 'newer');
  cpSync(today, newer, { recursive: true });
  const sqlite = new BetterSqlite3(join(newer, 'cotrail.sqlite'));
  sqlite.pragma(`user_version = ${latestStep + 1}`);
  sqlite.close();
  await expect(openSqliteStore(newer)).rejects.toThrow(/start the newer collector/);
});
