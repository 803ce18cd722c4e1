/** Backups: whole while uploads come in, checked when made and when restored, and refused where a byte is wrong. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '../../../collector/backup/back-up.ts';
import { BackupContents, BackupProblem } from '../../../collector/backup/contents.ts';
import { restore } from '../../../collector/backup/restore.ts';
import { checkUpload } from '../../../collector/check-upload.ts';
import { openSqliteStore } from '../../../collector/store/sqlite.ts';
import { ownOf, type Store } from '../../../collector/store/store.ts';
import { newId } from '../../../lib/events/id.ts';
import { runCommand } from './run-command.ts';
import { newAction, newClick, newFrame, newLedger, newStream, seal, start } from './seal-upload.ts';

const folder = mkdtempSync(join(tmpdir(), 'cotrail-backup-'));
const data = join(folder, 'data');
const device = newId();
const session = newId();
let store: Store;
let made = 0;
const fresh = (name: string) => join(folder, `${name}-${(made += 1)}`);
const put = async (kind: 'facts' | 'frames') => {
  const stream = newStream(device, session, { kind });
  const { id, bytes } = await seal(stream, [kind === 'facts' ? newClick(stream.id, 0) : newFrame(stream.id, 0, 2)]);
  await store.putUpload(await checkUpload(id, bytes), start);
  return stream.id;
};
const readFrom = async (path: string) => {
  const other = await openSqliteStore(path);
  const [totals, detail, actions] = [
    await other.readTotals(ownOf(device)),
    await other.readSession(ownOf(device), session),
    await other.listActions(ownOf(device), {}),
  ];
  const streams = detail?.streams.map(({ header }) => header) ?? [];
  const frames = await Promise.all(
    streams.filter(({ kind }) => kind === 'frames').map(({ id }) => other.readFrames(ownOf(device), id, {})),
  );
  await other.close();
  return { totals, streams: streams.length, frames: frames.flatMap((page) => page?.frames ?? []).length, actions: actions.actions.length };
};

beforeAll(async () => {
  store = await openSqliteStore(data);
  writeFileSync(join(data, 'log.key'), 'a key');
  const ledger = newLedger(device);
  const { id, bytes } = await seal(ledger, [newAction(ledger.id, 0)]);
  await store.putUpload(await checkUpload(id, bytes), start);
  for (const kind of ['facts', 'frames'] as const) await put(kind);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup that is made while uploads come in is the data of one moment, and whole', async () => {
  let isDone = false;
  const writing = (async () => {
    let written = 0;
    for (; !isDone || written < 20; written += 1) await put(written % 2 ? 'facts' : 'frames');
    return written;
  })();
  const target = fresh('backup');
  const contents = await backUp(data, target, start);
  isDone = true;
  expect(await writing).toBeGreaterThanOrEqual(20);
  const restored = fresh('data');
  expect(await restore(target, restored)).toEqual(contents);
  expect(readFileSync(join(restored, 'log.key'), 'utf8')).toBe('a key');
  const { totals, streams, frames, actions } = await readFrom(restored);
  // The ledger is of no session; each other upload is one stream.
  expect([totals.uploads, streams, actions]).toEqual([contents.uploads.length, contents.uploads.length - 1, 1]);
  expect(frames).toBe(totals.frames);
  expect(totals.uploads).toBeLessThanOrEqual((await store.readTotals(ownOf(device))).uploads);
});

test('whatever byte of a backup is wrong, it is refused, and nothing is left behind', async () => {
  const target = fresh('backup');
  const contents = await backUp(data, target, start);
  const [upload] = contents.uploads;
  const path = join(target, 'uploads', upload!.sha256.slice(0, 2), `${upload!.sha256}.gz`);
  const describe = join(target, 'backup.json');
  const says = (change: object) => () => writeFileSync(describe, JSON.stringify({ ...contents, ...change }));
  const flip = (file: string, at: number) => () => {
    const bytes = readFileSync(file);
    bytes[at]! ^= 1;
    writeFileSync(file, bytes);
  };
  const damages: [RegExp, string, () => void][] = [
    [/is not the file/, path, flip(path, 30)],
    [/is missing/, path, () => rmSync(path)],
    [/cotrail\.sqlite is not the file/, join(target, 'cotrail.sqlite'), flip(join(target, 'cotrail.sqlite'), 5000)],
    [/names uploads that the backup does not hold/, describe, says({ uploads: contents.uploads.slice(1) })],
    [/uploads\.0\.sha256/, describe, says({ uploads: [{ ...upload, sha256: '../../../../tmp/evil' }] })],
    [/of a newer collector .*step 999/, describe, says({ step: 999 })],
    [/does not fit at format/, describe, says({ format: 2 })],
    [/does not fit at its beginning/, describe, () => writeFileSync(describe, '{')],
    [/no finished backup/, describe, () => rmSync(describe)],
  ];
  const keep = join(folder, 'kept');
  for (const [why, file, damage] of damages) {
    copyFileSync(file, keep);
    damage();
    const restored = fresh('data');
    await expect(restore(target, restored), String(why)).rejects.toThrow(BackupProblem);
    await expect(restore(target, restored)).rejects.toThrow(why);
    copyFileSync(keep, file);
  }
  expect(readdirSync(folder).filter((name) => name.includes('restoring') || name.startsWith('data-'))).toHaveLength(1);
  await expect(restore(target, data)).rejects.toThrow(/is not empty/);
  await expect(backUp(data, target, start)).rejects.toThrow(/is not empty/);
  await expect(backUp(join(folder, 'nowhere'), fresh('backup'), start)).rejects.toThrow(/no collector's data/);
  await restore(target, fresh('data'));
});

test('what is damaged already is not backed up as if it were whole', async () => {
  const copy = fresh('data');
  await restore(await makeBackup(), copy);
  const [first] = readdirSync(join(copy, 'uploads'));
  const [name] = readdirSync(join(copy, 'uploads', first!));
  writeFileSync(join(copy, 'uploads', first!, name!), 'other bytes');
  const target = fresh('backup');
  await expect(backUp(copy, target, start)).rejects.toThrow(/is damaged: nothing was backed up/);
  await expect(restore(target, fresh('data'))).rejects.toThrow(/no finished backup/);
});

async function makeBackup(): Promise<string> {
  const target = fresh('backup');
  BackupContents.parse(await backUp(data, target, start));
  return target;
}

test('both are commands, beside a collector that has the data open', async () => {
  const [target, restored] = [fresh('backup'), fresh('data')];
  const made = await runCommand('backup', target, '--data', data);
  expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^Backed up into .*\d+ uploads.*All hashes are right/)]);
  expect(await runCommand('restore', target, '--data', restored)).toMatchObject({ code: 0 });
  expect((await readFrom(restored)).totals).toEqual(await store.readTotals(ownOf(device)));
  const refused = await runCommand('restore', target, '--data', restored);
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/is not empty: name a new folder/)]);
  expect(await runCommand('backup')).toMatchObject({ code: 1, err: expect.stringContaining('takes one folder') });
});
