import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { CotrailDb } from '../../../lib/store/db.ts';
import { ensureKnownDevice } from '../../../lib/store/lost.ts';
import { pauseRecording, recordAgain, resumeRecording, startRecording, stopRecording } from '../../../lib/store/recording.ts';

let db: CotrailDb;
beforeEach(async () => {
  db = new CotrailDb(`test-${crypto.randomUUID()}`);
  await ensureKnownDevice(db, null, 1_000);
});

const readLedger = async () => (await db.records.toArray()).map(({ record }) => record);
const readGaps = async () => (await readLedger()).flatMap((record) => (record.kind === 'gap' ? [record['gap']] : []));
const readActions = async () =>
  (await readLedger()).flatMap((record) =>
    record.kind === 'action' ? [`${(record['actor'] as { kind: string }).kind} ${String(record['event'])}`] : [],
  );

test('the gap of a pause repeats what was said of it, the last word where there were several', async () => {
  await pauseRecording(db, 2_000, 'break');
  await pauseRecording(db, 3_000, 'the doctor calls');
  await resumeRecording(db, 5_000);
  expect(await readGaps()).toMatchObject([{ reason: 'paused', why: 'the doctor calls', fromAt: 2_000, toAt: 5_000 }]);
});

test('a pause of which nobody says anything claims nothing, nor does the next one repeat the last', async () => {
  await pauseRecording(db, 2_000, 'private');
  await resumeRecording(db, 3_000);
  await pauseRecording(db, 4_000);
  await resumeRecording(db, 5_000);
  const [first, second] = await readGaps();
  expect(first).toMatchObject({ why: 'private' });
  expect(second).not.toHaveProperty('why');
});

test('saying why, while it lasts, is no second pause', async () => {
  await pauseRecording(db, 2_000);
  await pauseRecording(db, 3_000, 'break');
  expect(await readActions()).toEqual(['user recording.paused']);
});

test('a pause that ends with Stop is a gap too', async () => {
  await pauseRecording(db, 2_000, 'break');
  await stopRecording(db, 4_000);
  expect(await readGaps()).toMatchObject([{ reason: 'paused', why: 'break', fromAt: 2_000, toAt: 4_000 }]);
  expect((await db.device.get('device'))?.state).toBe('stopped');
});

test('where a company allows no pause, what was paused or stopped goes on, and no person is said to have done it', async () => {
  expect(await recordAgain(db, 1_500)).toBe(false);
  await pauseRecording(db, 2_000, 'break');
  expect(await recordAgain(db, 3_000)).toBe(true);
  await stopRecording(db, 4_000);
  expect(await recordAgain(db, 5_000)).toBe(true);
  expect((await db.device.get('device'))?.state).toBe('recording');
  expect(await readGaps()).toHaveLength(1);
  expect((await readActions()).filter((action) => action.startsWith('system'))).toEqual([
    'system recording.resumed',
    'system recording.started',
  ]);
  await startRecording(db, 6_000);
  expect(await readActions()).toHaveLength(4);
});
