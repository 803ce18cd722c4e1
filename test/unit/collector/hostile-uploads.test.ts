/** Uploads that are made to hurt: bombs, towers of brackets, millions of lines, and the same one a thousand times at once. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { BadUpload } from '../../../collector/bad-upload.ts';
import { checkUpload } from '../../../collector/check-upload.ts';
import { createTurns } from '../../../collector/limits/turns.ts';
import { readLines, readSealed } from '../../../collector/read-sealed.ts';
import { Refusal, Totals } from '../../../lib/events/api.ts';
import { newId } from '../../../lib/events/id.ts';
import { Acknowledgement, uploadLimits } from '../../../lib/events/upload.ts';
import { createRig, type AppRig } from './rig.ts';
import { newAction, newClick, newFrame, newLedger, newStream, seal } from './seal-upload.ts';

let rig: AppRig;
let me: Awaited<ReturnType<AppRig['enrol']>>;
beforeEach(async () => {
  rig = await createRig();
  me = await rig.enrol();
});

const mebibyte = 1024 * 1024;
const zip = (content: string | Uint8Array) => new Uint8Array(gzipSync(content, { level: 9 }));
const readMessage = async (response: Response) => Refusal.parse(await response.json()).message;
const readTotals = async () => Totals.parse(await (await rig.request('/api/v1/totals', me)).json());

test('a bomb of 200 KB that means 200 MiB is let go of at a tenth of it', async () => {
  const bomb = zip(new Uint8Array(200 * mebibyte));
  expect(bomb.length).toBeLessThan(220_000);
  const response = await rig.put({ id: newId(), bytes: bomb }, me.token);
  expect(response.status).toBe(422);
  const [, bytes] = /more than (\d+) bytes/.exec(await readMessage(response)) ?? [];
  expect(Number(bytes)).toBeLessThan(21 * mebibyte);
});

test('a bomb of many small members is one too', async () => {
  const member = zip(new Uint8Array(mebibyte));
  const bomb = new Uint8Array(Buffer.concat(Array.from({ length: 200 }, () => member)));
  await expect(readSealed(bomb, uploadLimits.inflatedBytes)).rejects.toThrow(/inflates to more than/);
});

test('gzip in gzip is inflated once, and is no text', async () => {
  const response = await rig.put({ id: newId(), bytes: zip(zip('{}')) }, me.token);
  expect([response.status, await readMessage(response)]).toEqual([422, 'The upload is not gzip of UTF-8 text.']);
});

test('what an honest recorder seals is far from the limits: 5 MiB that say the same all along', async () => {
  const stream = newStream(me.device, newId(), { kind: 'frames' });
  const upload = await seal(stream, [newFrame(stream.id, 0, 3, { text: 'x'.repeat(5 * mebibyte) })]);
  expect(upload.bytes.length).toBeLessThan(10_000);
  expect((await rig.put(upload, me.token)).status).toBe(200);
});

test('a million empty lines are no million strings', async () => {
  const stream = newStream(me.device, newId());
  const { id, bytes } = await seal(stream, [newClick(stream.id, 0)]);
  const [header, record] = gunzipSync(bytes).toString().split('\n');
  const padded = zip(`${header}${'\n'.repeat(1_000_000)}${record}`);
  expect((await checkUpload(id, padded)).records).toHaveLength(1);
  expect([...readLines('a\n\nb\n')]).toEqual([
    ['a', 1],
    ['b', 3],
  ]);
});

const tower = (levels: number): string => '{"a":['.repeat(levels / 2) + ']}'.repeat(levels / 2);
const nest = (levels: number): unknown => JSON.parse(tower(levels));

/** What no writer of JSON gets to write stands in the text where a record or the manifest has the word `tower`. */
async function sealTower(levels: number, place: 'record' | 'manifest') {
  const stream = newStream(me.device, newId());
  const { id, bytes } = await seal(stream, [newClick(stream.id, 0)]);
  const at = place === 'record' ? '"kind":"interaction"' : '"commitments"';
  return {
    id,
    bytes: zip(
      gunzipSync(bytes)
        .toString()
        .replace(at, `"more":${tower(levels)},${at}`),
    ),
  };
}

test.each([
  ['record', 66, 2],
  ['record', 200_000, 2],
  ['manifest', 66, 1],
  ['manifest', 200_000, 1],
] as const)('a %s that is nested %i levels deep is refused', async (place, levels, line) => {
  const response = await rig.put(await sealTower(levels, place), me.token);
  expect([response.status, await readMessage(response)]).toEqual([422, `Line ${line}: it is nested too deeply.`]);
});

test('a page of 900 elements in each other is kept and read; what would break the answer is not taken', async () => {
  const stream = newStream(me.device, newId(), { kind: 'frames' });
  const page = await seal(stream, [newFrame(stream.id, 0, 2, nest(1_800))]);
  expect((await rig.put(page, me.token)).status).toBe(200);
  expect((await rig.request(`/api/v1/streams/${stream.id}/frames`, me)).status).toBe(200);
  const other = newStream(me.device, newId(), { kind: 'frames' });
  const deeper = await seal(other, [newFrame(other.id, 0, 2, nest(3_000))]);
  expect((await rig.put(deeper, me.token)).status).toBe(422);
});

test('as many values as are taken can be answered, at every depth that is taken', async () => {
  const ledger = newLedger(me.device);
  const upload = await seal(ledger, [newAction(ledger.id, 0, { from: { value: nest(56) as never, evidence: ['network'] } })]);
  expect((await rig.put(upload, me.token)).status).toBe(200);
  expect((await rig.request('/api/v1/actions', me)).status).toBe(200);
});

test('a thousand uploads of one chunk at once: one is stored, and each is acknowledged', async () => {
  const stream = newStream(me.device, newId());
  const upload = await seal(
    stream,
    [0, 1, 2].map((seq) => newClick(stream.id, seq)),
  );
  const answers = await Promise.all(
    Array.from({ length: 1000 }, async () => Acknowledgement.parse(await (await rig.put(upload, me.token)).json())),
  );
  expect(answers.every(({ id, sha256 }) => id === upload.id && sha256 === upload.sha256)).toBe(true);
  expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
  expect(await readTotals()).toMatchObject({ uploads: 1, interactions: { click: 3 }, quarantined: 0 });
});

test('of all that want to, few act at once, and of one key fewer', async () => {
  const turns = createTurns(6, 2);
  const now = new Map<string, number>();
  let [most, mostOfOne] = [0, 0];
  const act = async (key: string) => {
    now.set(key, (now.get(key) ?? 0) + 1);
    most = Math.max(
      most,
      [...now.values()].reduce((sum, count) => sum + count, 0),
    );
    mostOfOne = Math.max(mostOfOne, now.get(key)!);
    await new Promise(setImmediate);
    now.set(key, now.get(key)! - 1);
  };
  const flood = Array.from({ length: 500 }, () => turns.run('flood', () => act('flood')));
  let left = 500;
  for (const turn of flood) void turn.then(() => (left -= 1));
  // Whoever comes behind a flood of another waits for none of it.
  await turns.run('calm', () => act('calm'));
  expect(left).toBeGreaterThan(400);
  await Promise.all([...flood, ...['a', 'b', 'c', 'd', 'e'].map((key) => turns.run(key, () => act(key)))]);
  expect([most, mostOfOne]).toEqual([6, 2]);
  await expect(turns.run('a', () => Promise.reject(new BadUpload('no')))).rejects.toThrow('no');
});
