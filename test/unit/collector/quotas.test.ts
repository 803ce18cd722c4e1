/** How much may be asked and sent: a flood is told to wait, a burst after a week passes by waiting, and nobody pays for another. */
import { expect, test } from 'vitest';
import { readNetwork } from '../../../collector/address.ts';
import { createBuckets } from '../../../collector/limits/buckets.ts';
import { readConfig } from '../../../collector/config.ts';
import { newId } from '../../../lib/events/id.ts';
import { createRig, origin } from './rig.ts';
import { newClick, newStream, seal, start, type Sealed } from './seal-upload.ts';

const readWait = (response: Response) => Number(response.headers.get('retry-after'));

test('a device that asks too often waits; another one, and who only looks, do not', async () => {
  const rig = await createRig({ rates: { requestsPerSecond: 1, bytesPerSecond: 1e9 } });
  const [flood, calm] = [await rig.enrol(), await rig.enrol()];
  const ask = (headers: RequestInit) => rig.request('/api/v1/device', headers);
  const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await ask(flood)).status));
  expect([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 429).length]).toEqual([30, 70]);
  expect((await ask(calm)).status).toBe(200);
  expect((await rig.request('/api/v1/health')).status).toBe(200);
  const refused = await ask(flood);
  expect([refused.status, readWait(refused)]).toEqual([429, 1]);
  rig.setTime(start + 1000);
  expect((await ask(flood)).status).toBe(200);
});

test('one address with many made-up tokens waits too', async () => {
  const rig = await createRig({ rates: { requestsPerSecond: 1, bytesPerSecond: 1e9 } });
  const guess = () => rig.request('/api/v1/totals', { headers: { authorization: `Bearer ${newId()}${newId()}` } });
  const statuses = [];
  for (let guesses = 0; guesses < 650; guesses += 1) statuses.push((await guess()).status);
  expect([statuses.filter((status) => status === 401).length, statuses.at(-1)]).toEqual([600, 429]);
});

test('an extension can read how long it is to wait', async () => {
  const rig = await createRig({ rates: { requestsPerSecond: 1, bytesPerSecond: 1e9 } });
  const { headers } = await rig.enrol();
  const ask = () => rig.request('/api/v1/device', { headers: { ...headers, origin: 'chrome-extension://abcdefghijklmnop' } });
  for (let asked = 0; asked < 30; asked += 1) await ask();
  const refused = await ask();
  expect([refused.status, refused.headers.get('access-control-expose-headers')]).toEqual([
    429,
    'Retry-After,Content-Disposition,cotrail-clock',
  ]);
  expect(refused.headers.get('access-control-allow-origin')).toBe('chrome-extension://abcdefghijklmnop');
});

test('what a device sends after a week offline passes by waiting as it is told to, and all of it is there', async () => {
  const rig = await createRig({ rates: { requestsPerSecond: 1, bytesPerSecond: 2_000 } });
  const me = await rig.enrol();
  const stream = newStream(me.device, newId());
  const chunks: Sealed[] = [];
  for (let chunk = 0; chunk < 80; chunk += 1)
    chunks.push(await seal(stream, [newClick(stream.id, chunk)], { previous: chunks.at(-1)?.manifestHash ?? null }));
  let time = start;
  let waits = 0;
  for (const chunk of chunks) {
    let response = await rig.put(chunk, me.token);
    for (; response.status === 429; response = await rig.put(chunk, me.token)) {
      expect(readWait(response)).toBeGreaterThan(0);
      rig.setTime((time += readWait(response) * 1000));
      waits += 1;
    }
    expect(response.status).toBe(200);
  }
  expect(waits).toBeGreaterThan(5);
  rig.setTime(time + 60_000);
  const totals = (await (await rig.request('/api/v1/totals', me)).json()) as object;
  expect(totals).toMatchObject({ uploads: 80, interactions: { click: 80 }, quarantined: 0 });
});

test('an upload that is larger than all that may be sent at once passes, and is paid for by waiting', async () => {
  const rig = await createRig({ rates: { requestsPerSecond: 1000, bytesPerSecond: 1 } });
  const me = await rig.enrol();
  const stream = newStream(me.device, newId());
  const first = await seal(stream, [newClick(stream.id, 0)]);
  expect((await rig.put(first, me.token)).status).toBe(200);
  const second = await seal(stream, [newClick(stream.id, 1)], { previous: first.manifestHash });
  const refused = await rig.put(second, me.token);
  expect([refused.status, readWait(refused)]).toEqual([429, first.bytes.length - 30 + 1]);
  rig.setTime(start + readWait(refused) * 1000);
  expect((await rig.put(second, me.token)).status).toBe(200);
});

test('a bucket gives nothing back twice, survives a clock that is set back, and remembers no more keys than it may', () => {
  let time = 1000;
  const buckets = createBuckets({ perSecond: 1, burst: 2 }, () => time, 3);
  for (const key of ['a', 'b', 'c']) buckets.take(key, 5);
  expect(buckets.readWait('a')).toBe(3001);
  time = 0;
  expect(buckets.readWait('a')).toBe(3001);
  // No room for a fourth: where none rests, the oldest is let go of.
  buckets.take('d', 5);
  expect(['a', 'b', 'c', 'd'].map((key) => buckets.readWait(key) > 0)).toEqual([false, true, true, true]);
  buckets.take('b', 0);
  time = 3001;
  expect(['b', 'c'].map((key) => buckets.readWait(key))).toEqual([0, 1000]);
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  [undefined, 'none'],
])('%s is counted as %s', (remoteAddress, expected) => {
  expect(readNetwork({ env: { incoming: { socket: { remoteAddress } } } } as never, () => false)).toBe(expected);
});

test('the rates are configured, and refused where they are none', () => {
  expect(readConfig(['--requests', '7'], { COTRAIL_MEGABYTES: '3' }).rates).toEqual({
    requestsPerSecond: 7,
    bytesPerSecond: 3 * 1024 * 1024,
  });
  expect(() => readConfig(['--megabytes', '0'], {})).toThrow(/megabytes.*"0".*1 to/);
});

test('every answer carries what keeps a browser from misusing it', async () => {
  const rig = await createRig();
  const paths = [
    '/',
    '/pair',
    '/pages/pages.css',
    '/nothing',
    '/openapi.json',
    '/api/v1/health',
    '/api/v1/totals',
    '/api/v1/nothing',
    '/assets/../auth.ts',
  ];
  for (const path of paths) {
    const { headers } = await rig.request(path);
    const said = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'x-frame-options'];
    expect([path, ...said.map((name) => headers.get(name))]).toEqual([
      path,
      expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      ...['nosniff', 'no-referrer', 'same-origin', 'DENY'],
    ]);
    expect([path, headers.get('cache-control')]).toEqual([path, /^\/(api|openapi)/.test(path) ? 'no-store' : null]);
    expect(headers.get('strict-transport-security')).toBeNull();
  }
  const foreign = await rig.request('/api/v1/health', { headers: { host: 'evil.example' } });
  expect([foreign.status, foreign.headers.get('x-frame-options')]).toEqual([421, 'DENY']);
  const claimed = await rig.request('/', { headers: { 'x-forwarded-proto': 'https' } });
  expect(claimed.headers.get('strict-transport-security')).toBeNull();
  expect(new URL(origin).protocol).toBe('http:');
});
