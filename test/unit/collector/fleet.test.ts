/** Which devices need attention, in which order, and that each change is told once, in the log and to webhooks. */
import { beforeEach, expect, test } from 'vitest';
import { everything } from '../../../collector/store/store.ts';
import { isOlder, judgeDevice } from '../../../collector/fleet/judge-device.ts';
import { readLimits, usualLimits } from '../../../collector/fleet/limits.ts';
import { startFleetWatch, type FleetWatch } from '../../../collector/fleet/watch-fleet.ts';
import { readLinkTerms } from '../../../collector/link-terms.ts';
import { DevicesPage } from '../../../lib/events/device-api.ts';
import type { DeviceState } from '../../../lib/events/device-state.ts';
import { createRig, openViewer, type AppRig } from './rig.ts';
import { start } from './seal-upload.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const limits = { ...usualLimits, oldestVersion: '1.2.0' };
const well: DeviceState = {
  ...{ at: start, recording: 'recording', lastAnswer: null, lastOkAt: start, pending: 0, oldestPendingAt: null, quarantined: 0 },
  ...{ extension: '1.2.0', browser: { name: 'Firefox', version: '153.7' }, withheld: [], unmatched: [] },
};

let rig: AppRig;
let watch: FleetWatch;
beforeEach(async () => {
  rig = await createRig();
  watch = startFleetWatch({ ...rig, limits, log: (line) => rig.log.push(line) });
  return () => watch.close();
});

const tell = (device: { headers: object }, change: Partial<DeviceState> = {}) =>
  rig.request('/api/v1/device/state', {
    method: 'PUT',
    headers: { ...device.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ ...well, ...change }),
  });
const readAlerts = async () => {
  const { actions } = await rig.store.listActions(everything, {});
  return actions.map((action) => [action['event'], (action['entity'] as { value: { id: string } }).value.id]);
};

test('the last report is kept, and one that does not fit is refused by its field', async () => {
  const device = await rig.enrol();
  expect((await tell(device, { pending: 3 })).status).toBe(204);
  expect((await tell(device, { pending: 5 })).status).toBe(204);
  expect((await tell(device, { pending: -1 })).status).toBe(400);
  const response = await rig.request('/api/v1/devices', { headers: await openViewer(rig) });
  const [view] = DevicesPage.parse(await response.json()).devices;
  expect(view).toMatchObject({ id: device.device, version: '1.2.0', lastSeenAt: start, state: { ...well, pending: 5 } });
});

test('what needs attention comes first, and what was revoked last', async () => {
  const [fine, paused, stuck, revoked] = [await rig.enrol(), await rig.enrol(), await rig.enrol(), await rig.enrol()];
  for (const device of [fine, paused, stuck, revoked]) await tell(device);
  await tell(paused, { recording: 'paused' });
  await tell(stuck, { pending: 1, oldestPendingAt: start - 25 * hour });
  await rig.store.revokeDevice(revoked.device, start);
  const response = await rig.request('/api/v1/devices', { headers: await openViewer(rig) });
  const page = DevicesPage.parse(await response.json());
  expect(page.devices.map(({ id, attention }) => [id, attention])).toEqual([
    [stuck.device, ['stuck']],
    [paused.device, ['not-recording']],
    [fine.device, []],
    [revoked.device, []],
  ]);
});

test('a device that is switched off with records in it is not stuck, and is silent in the end', async () => {
  const { device } = await rig.enrol();
  await rig.store.putState(device, { ...well, pending: 1, oldestPendingAt: start - hour }, start);
  const stored = (await rig.store.readDevice(device))!;
  expect(judgeDevice(stored, limits, start + 2 * day)).toEqual([]);
  expect(judgeDevice(stored, limits, start + 7 * day + 1)).toEqual(['silent']);
});

test('each change is told once, by nobody but the collector, and again when it comes again', async () => {
  const one = await rig.enrol();
  await tell(one, { extension: '1.1.9' });
  await watch.check();
  await watch.check();
  expect(await readAlerts()).toEqual([['device.became-outdated', one.device]]);
  await tell(one, { pending: 9, oldestPendingAt: start - 2 * day });
  await watch.check();
  rig.setTime(start + 8 * day);
  await watch.check();
  await watch.check();
  const events = ['device.became-outdated', 'device.got-stuck', 'device.went-silent'];
  expect((await readAlerts()).map(([event]) => event).sort()).toEqual(events);
  await rig.store.putState(one.device, well, start + 8 * day);
  await watch.check();
  rig.setTime(start + 16 * day);
  await watch.check();
  expect((await readAlerts()).filter(([event]) => event === 'device.went-silent')).toHaveLength(2);
  const { actions } = await rig.store.listActions(everything, { event: ['device.got-stuck'] });
  expect(actions[0]).toMatchObject({ actor: { kind: 'system', device: null }, to: { value: new Date(start - 2 * day).toISOString() } });
});

test('nothing is told of a device that was revoked', async () => {
  const { device } = await rig.enrol();
  await rig.store.revokeDevice(device, start);
  rig.setTime(start + 30 * day);
  await watch.check();
  expect(await readAlerts()).toEqual([]);
});

test.each([
  ['1.9.0', '1.10.0', true],
  ['1.10.0', '1.9.0', false],
  ['1.2', '1.2.0', false],
  ['1.2', '1.2.1', true],
  ['2', '1.9.9', false],
  ['unknown', '1.0', false],
])('%s is older than %s: %s', (version, than, expected) => expect(isOlder(version, than)).toBe(expected));

test('limits and links are read from words, and what does not fit is refused with what to do', () => {
  expect(readLimits({ 'silent-days': '2.5' }, { COTRAIL_STUCK_HOURS: '6' })).toMatchObject({ silentDays: 2.5, stuckHours: 6 });
  expect(() => readLimits({ 'silent-days': '0' }, {})).toThrow(/silent days are "0"/);
  expect(() => readLimits({ 'oldest-version': 'new' }, {})).toThrow(/oldest version is "new"/);
  expect(readLinkTerms({ uses: '20', expires: '7d', group: ' Tier 1 ' })).toEqual({ uses: 20, lifeMs: 7 * day, group: 'Tier 1' });
  expect(readLinkTerms({})).toEqual({ uses: 1, lifeMs: 15 * 60_000, group: null });
  expect(() => readLinkTerms({ uses: '0' })).toThrow(/uses are "0".*1 to 10000/);
  expect(() => readLinkTerms({ expires: '7 days' })).toThrow(/"7 days": say 30m, 12h or 7d/);
  expect(() => readLinkTerms({ group: '' })).toThrow(/group has no name/);
});
