/** The default store keeps the contract, and fills an index that an older one did not have. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import { ownOf } from '../../../collector/store/store.ts';
import { newId } from '../../../lib/events/id.ts';
import { describeActions } from './action-conformance.ts';
import { newAction, newClosed, newLedger, seal, start } from './seal-upload.ts';
import { describeStore } from './store-conformance.ts';

describeStore('SQLite', openSqliteStore);
describeActions('SQLite', openSqliteStore);

test('the actions of a database from before there was an index of them are in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-store-'));
  const device = newId();
  const ledger = newLedger(device);
  const records = [newAction(ledger.id, 0, { event: 'tag.created' }), newClosed(ledger.id, 1, newId(), start), newAction(ledger.id, 2)];
  const { id, bytes } = await seal(ledger, records);
  const read = async () => {
    const store = await openSqliteStore(folder);
    await store.putUpload(await checkUpload(id, bytes), start);
    const found = [await store.listActions(ownOf(device), { text: 'tag' }), await store.listActions(ownOf(device), {})];
    await store.close();
    return found;
  };
  const before = await read();
  expect(before.map(({ actions }) => actions.length)).toEqual([1, 2]);
  undoIndex(folder);
  expect(await read()).toEqual(before);
});

test('a device that was enrolled before it had a key keeps its token until it has one of an hour, and its link is good', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cotrail-store-'));
  await (await openSqliteStore(folder)).close();
  undoIndex(folder);
  const device = newId();
  const sqlite = new BetterSqlite3(join(folder, 'cotrail.sqlite'));
  sqlite.prepare('insert into devices values (?, ?, ?, ?, ?)').run(device, 'Desk', '0.1.0', 'old', start);
  const offer = JSON.stringify({ expiresAt: start + 60_000, sites: [], retentionDays: 7 });
  sqlite.prepare('insert into pairings values (?, ?, ?)').run('code', offer, start + 60_000);
  sqlite.close();
  const store = await openSqliteStore(folder);
  expect(await store.findDevice('old', start * 2)).toMatchObject({ id: device, name: 'Desk', key: null, revokedAt: null });
  expect(await store.readPairing('code', start)).toMatchObject({ retentionDays: 7, group: null });
  const key = { id: 'k', publicKey: { kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) } } as const;
  expect([await store.giveKey(device, key, start), await store.giveKey(device, { ...key, id: 'other' }, start)]).toEqual([true, false]);
  expect(await store.findDevice('old', start * 2)).toMatchObject({ key: 'k' });
  await store.addToken(device, 'new', start + 60_000, start);
  expect([await store.findDevice('old', start), (await store.findDevice('new', start))?.id]).toEqual([null, device]);
  await store.close();
});

/** Leaves a database as the first version of the schema wrote it. */
function undoIndex(folder: string): void {
  const sqlite = new BetterSqlite3(join(folder, 'cotrail.sqlite'));
  const actions = ['actions', 'action_words', 'action_shapes', 'actions_text', 'action_groups'];
  const signIn = ['accounts', 'signIns', 'setUps', 'notes'];
  const fleet = ['device_tokens', 'device_keys', 'pairing_uses', 'websites'];
  const proofs = ['log_leaves', 'log_nodes', 'checkpoints', 'signing_keys'];
  for (const trigger of ['upload_added', 'upload_changed', 'upload_gone']) sqlite.exec(`drop trigger ${trigger}`);
  const activity = ['marks', 'people', 'agents', 'gaps', 'clock_steps', 'links', 'days', 'chats', 'months'].map((name) => `activity_${name}`);
  const own = ['own', 'exports', 'pushes', 'reports', 'set_aside', 'last_done', 'upload_totals', 'cobrowse_offers', 'cobrowses'];
  const later = [...actions, ...signIn, ...fleet, ...proofs, ...activity, ...own];
  for (const table of later) sqlite.exec(`drop table ${table}`);
  const erasing = [
    'holds',
    'erasures',
    'erasure_prints',
    'erasure_hits',
    'erasure_views',
    'erasure_salt',
    'erasure_devices',
    'remaskings',
    'remasking_devices',
    'message_texts',
  ];
  sqlite.exec('drop trigger message_text_removed');
  for (const table of ['removed', 'rewrites', ...erasing]) sqlite.exec(`drop table ${table}`);
  for (const index of ['uploads_by_stream', 'streams_by_age']) sqlite.exec(`drop index ${index}`);
  for (const column of ['file', 'firstSeq', 'lastSeq']) sqlite.exec(`alter table uploads drop column ${column}`);
  sqlite.exec('alter table streams drop column bytes');
  for (const column of ['named', 'namedAs']) sqlite.exec(`alter table sessions drop column ${column}`);
  sqlite.exec(`
    drop table devices; drop table pairings;
    create table devices (id text primary key, name text not null, version text not null, tokenHash text not null unique, enrolledAt real not null) strict;
    create table pairings (codeHash text primary key, offer text not null, expiresAt real not null) strict;
  `);
  sqlite.pragma('user_version = 1');
  sqlite.close();
}
