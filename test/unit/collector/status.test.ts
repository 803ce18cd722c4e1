/** How the collector is: what it says of itself is what was done to it, and what nobody knows is null. */
import { mkdtempSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../../collector/backup/back-up.ts';
import { noteBackup } from '../../../collector/backup/note-backup.ts';
import { hashSecret, newSecret } from '../../../collector/secrets.ts';
import { startNoteTaker } from '../../../collector/take-notes.ts';
import { everything } from '../../../collector/store/store.ts';
import { newId } from '../../../lib/events/id.ts';
import { CollectorStatus } from '../../../lib/events/status-api.ts';
import { createRig, type AppRig } from './rig.ts';
import { newClick, newStream, seal, start, type Sealed } from './seal-upload.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** The operator's cookie is good for as long as the test's clock may run. */
async function open(options: Parameters<typeof createRig>[0] = {}) {
  const rig = await createRig(options);
  await rig.keeper.settle();
  const [ticketHash, secret] = [hashSecret(newSecret()), newSecret()];
  await rig.store.addTicket(ticketHash, start + 1000 * day);
  await rig.store.openViewer({ ticketHash, viewerHash: hashSecret(secret), expiresAt: start + 1000 * day, now: start });
  const headers = { cookie: `cotrail-viewer-8787=${secret}` };
  return { rig, read: async () => CollectorStatus.parse(await (await rig.request('/api/v1/status', { headers })).json()) };
}

async function send(rig: AppRig, count: number) {
  const { device, token } = await rig.enrol();
  const stream = newStream(device, newId());
  const sealed: Sealed[] = [];
  for (let seq = 0; seq < count; seq += 1)
    sealed.push(await seal(stream, [newClick(stream.id, seq)], { previous: sealed.at(-1)?.manifestHash ?? null }));
  for (const upload of sealed) expect((await rig.put(upload, token)).status).toBe(200);
  return { stream, sealed, token };
}

test('a new collector knows its version and its own runs, and no backup, full disk or checkpoint', async () => {
  const { read } = await open();
  const status = await read();
  expect(status).toMatchObject({
    startedAt: start,
    now: start,
    backup: null,
    lastAlarm: null,
    lastFullAt: null,
    pushes: [],
    log: { leaves: 0, checkpoint: null },
  });
  expect(status).toMatchObject({ files: { count: 0, bytes: 0 }, keeper: { retention: { at: start }, erasure: { at: start } } });
  expect(status.database.bytes).toBeGreaterThan(0);
  expect(status.uploads).toEqual({ hour: none, day: none, since: start });
});
const none = { taken: 0, bytes: 0, refused: {} };

test('uploads count once for their hour and their day, and refusals by why', async () => {
  const { rig, read } = await open({ sealedLimit: 2000 });
  const before = await read();
  const { sealed, token } = await send(rig, 2);
  const bytes = sealed.reduce((sum, upload) => sum + upload.bytes.length, 0);
  await rig.put(sealed[0]!, token); // Again: it is no second one.
  await rig.put(sealed[0]!, 'x'.repeat(43));
  await rig.put({ id: newId(), bytes: new Uint8Array(3000) }, token);
  await rig.put({ id: newId(), bytes: new Uint8Array(30) }, token);
  await rig.put({ ...sealed[0]!, bytes: sealed[1]!.bytes }, token);
  const refused = { 'not-allowed': 1, 'bad-upload': 3 };
  const all = { taken: 2, bytes, refused };
  const status = await read();
  expect(status.uploads).toMatchObject({ hour: all, day: all });
  expect(status.files.bytes - before.files.bytes).toBeGreaterThanOrEqual(bytes); // The collector's own ledger is among them.
  expect(status.files).toEqual(await countFiles(rig));
  rig.setTime(start + 61 * minute);
  const later = await read();
  expect([later.uploads.hour, later.uploads.day]).toEqual([none, all]);
  rig.setTime(start + day + minute);
  expect((await read()).uploads).toEqual({ hour: none, day: none, since: start + minute });
});

async function countFiles({ dataDir }: AppRig) {
  const names = await readdir(join(dataDir, 'uploads'), { recursive: true, withFileTypes: true });
  const files = await Promise.all(names.filter((name) => name.isFile()).map((name) => stat(join(name.parentPath, name.name))));
  return { count: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

test('what is set aside with an alarm, and what there is no room for, is told apart', async () => {
  const { rig, read } = await open();
  const { stream, token } = await send(rig, 1);
  // It says that nothing was before it.
  const forged = await seal(stream, [newClick(stream.id, 1)]);
  expect((await rig.put(forged, token)).status).toBe(200);
  rig.disk.reportFull();
  expect((await rig.put(await seal(stream, [newClick(stream.id, 9)]), token)).status).toBe(507);
  const status = await read();
  expect(status.uploads.hour.refused).toEqual({ quarantined: 1, 'no-space': 1 });
  expect(status).toMatchObject({ lastAlarm: { at: start, reason: 'broken-chain' }, lastFullAt: start });
});
test('a backup is known when it was made, and stands in the log', async () => {
  const { rig, read } = await open();
  await send(rig, 2);
  const contents = await backUp(rig.dataDir, join(mkdtempSync(join(tmpdir(), 'cotrail-status-')), 'copy'), start + 5);
  expect(await noteBackup(rig.dataDir, contents)).toBe(true);
  const bytes = contents.uploads.reduce((sum, { bytes }) => sum + bytes, contents.database.bytes);
  expect((await read()).backup).toEqual({ at: start + 5, uploads: contents.uploads.length, bytes });
  const notes = startNoteTaker(rig.store, rig.ledger, () => undefined);
  await notes.close();
  const { actions } = await rig.store.listActions(everything, { event: ['backup.created'] });
  expect(actions).toMatchObject([{ at: start + 5, to: { value: { uploads: contents.uploads.length, bytes } } }]);
});

test('devices that need somebody are counted, but for those that were revoked', async () => {
  const { rig, read } = await open();
  await rig.enrol();
  await rig.store.revokeDevice((await rig.enrol()).device, start);
  expect((await read()).devices).toEqual({ all: 1, attention: {} });
  rig.setTime(start + 8 * day);
  expect((await read()).devices).toEqual({ all: 1, attention: { silent: 1 } });
});

test('leaves are counted by their signatures, whenever they came and however often one asks', async () => {
  const { rig } = await open();
  const before = await rig.store.countSignatures(null);
  const { stream, sealed, token } = await send(rig, 2);
  expect(await rig.store.countSignatures(null)).toMatchObject({ unsigned: before.unsigned + 2 });
  const previous = sealed.at(-1)!.manifestHash;
  await rig.put(await seal(stream, [newClick(stream.id, 2)], { previous }), token);
  const all = await rig.store.countSignatures(null);
  expect(all).toMatchObject({ unsigned: before.unsigned + 3 });
  expect(await rig.store.countSignatures(null)).toEqual(all);
  expect(await rig.store.countSignatures(stream.session)).toMatchObject({ unsigned: 3, enrolled: 0 });
  expect(all.enrolled + all['self-asserted'] + all.unsigned).toBe(await rig.store.readLogSize());
});
