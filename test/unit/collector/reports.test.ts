/** The weekly report of a real store to real receivers that misbehave: each week once, also after an outage, at the hour that the clocks there show. */
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../../collector/config.ts';
import { createOwnLedger } from '../../../collector/own-ledger.ts';
import { readTarget } from '../../../collector/push/target.ts';
import { startReporter, type Reporter } from '../../../collector/reports/reporter.ts';
import { findLastDue, findNext } from '../../../lib/activity/report-week.ts';
import { everything } from '../../../collector/store/store.ts';
import { reportLevel, reportStatus } from '../../../lib/activity/reports.ts';
import { DaysPage } from '../../../lib/events/activity-api.ts';
import { WeeklyReport } from '../../../lib/events/report-api.ts';
import { fillMonth } from '../../support/count-month.ts';
import { reset, say, startOddReceiver, type OddReceiver, type Push } from '../../support/odd-receiver.ts';

let reporter: Reporter | null = null;
let receiver: OddReceiver | null = null;
afterEach(async () => {
  await reporter?.close();
  await receiver?.close();
});

const madrid = 'Europe/Madrid';
const mondays = { weekday: 1, minute: 7 * 60, timeZone: madrid };
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

test('a week is due on its weekday at its hour, whatever the clocks do', () => {
  // The clocks went back on the 25th of October: seven in the morning is an hour later in UTC from then on.
  expect(findLastDue(mondays, Date.UTC(2026, 9, 26, 6) - 1)).toEqual({
    from: '2026-10-12',
    to: '2026-10-19',
    at: Date.UTC(2026, 9, 19, 5),
  });
  expect(findLastDue(mondays, Date.UTC(2026, 9, 26, 6))).toEqual({ from: '2026-10-19', to: '2026-10-26', at: Date.UTC(2026, 9, 26, 6) });
  expect(findNext(mondays, '2026-10-19')).toMatchObject({ from: '2026-10-19', to: '2026-10-26' });
  expect(findNext({ ...mondays, weekday: 5 }, '2026-10-19')).toMatchObject({ from: '2026-10-16', to: '2026-10-23' });
  // Half past two does not exist on the 29th of March: it is half past three then.
  expect(findNext({ weekday: 7, minute: 150, timeZone: madrid }, '2026-03-22').at).toBe(Date.UTC(2026, 2, 29, 1, 30));
});

test('each week goes once to each receiver, as it was counted, and is an action of the log', async () => {
  const { store } = await fillMonth({ from: '2026-10-19', to: '2026-10-27' });
  receiver = await startOddReceiver();
  let time = Date.UTC(2026, 9, 20, 12);
  const now = (): number => time;
  const target = readTarget('webhook', `${receiver.url}/weekly?token=hush`, { allowPrivate: false, secret, headers: {} });
  const log: string[] = [];
  const deps = { store, ledger: createOwnLedger(store, now), now, random: () => 0, log: (line: string) => log.push(line) };
  const start = (): Reporter =>
    startReporter({ targets: [target], schedule: mondays, withinSeconds: 60 }, { ...deps, url: () => 'https://cotrail.example' }, 300);
  const waitFor = (count: number): Promise<Push[]> =>
    vi.waitFor(() => (expect(receiver!.taken).toHaveLength(count), receiver!.taken), { timeout: 10_000, interval: 20 });

  reporter = start();
  expect(await reporter.list()).toMatchObject([{ target: receiver.url, until: '2026-10-19', sent: 0, nextAt: Date.UTC(2026, 9, 26, 6) }]);
  await reporter.close();
  expect(receiver.seen).toEqual([]);

  // While it was away the hour has passed; the receiver is not ready either.
  time = Date.UTC(2026, 9, 26, 9);
  receiver.script.push(reset, say(503, { 'retry-after': '0' }));
  reporter = start();
  await vi.waitFor(
    () => {
      time += 1_000;
      expect(receiver!.taken).toHaveLength(1);
    },
    { timeout: 10_000, interval: 50 },
  );
  const [push] = await waitFor(1);
  expect(new Set(receiver.seen.map(({ headers }) => headers['webhook-id']))).toEqual(new Set(['weekly-report-2026-10-19-2026-10-26']));
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = push!.headers as Record<string, string>;
  expect(new Webhook(secret).sign(id!, new Date(Number(at) * 1000), push!.body)).toBe(signature);
  expect(JSON.parse(push!.body)).toMatchObject({ type: 'cotrail.weekly-report' });

  const range = { from: '2026-10-19', to: '2026-10-26' };
  const report = WeeklyReport.parse((JSON.parse(push!.body) as { data: unknown }).data);
  const page = DaysPage.parse(JSON.parse(await store.writeActivityDays(everything, range)));
  const chats = await store.listActivityChats(everything, range);
  expect(report).toMatchObject({
    ...range,
    timeZone: madrid,
    link: 'https://cotrail.example/#/reports?kind=level&from=2026-10-19&to=2026-10-26&within=60',
  });
  expect(report.agentStatus.map(({ agent, statusMs }) => [agent.id, statusMs])).toEqual(
    reportStatus(page.days, page.agents).totals.map(({ agent, statusMs }) => [agent, statusMs]),
  );
  expect(report.agentStatus.length).toBeGreaterThan(2);
  expect(report.serviceLevel).toMatchObject(reportLevel(chats, page.days, page.agents, 60_000));
  expect(report.serviceLevel.total.answered).toBeGreaterThan(10);

  await vi.waitFor(async () => expect(await reporter!.list()).toMatchObject([{ until: '2026-10-26', sent: 1, nextAttemptAt: null }]));
  const { actions } = await store.listActions(everything, { event: ['report.sent'] });
  expect(actions).toHaveLength(1);
  expect(JSON.stringify([actions, log])).not.toContain('hush');

  // Started again it has nothing to send; a receiver that refuses it for good does not keep the next week from going.
  await reporter.close();
  time = Date.UTC(2026, 10, 9, 7);
  receiver.script.push(say(422));
  reporter = start();
  await waitFor(2);
  expect(receiver.taken.map(({ headers }) => headers['webhook-id'])).toEqual([
    'weekly-report-2026-10-19-2026-10-26',
    'weekly-report-2026-11-02-2026-11-09',
  ]);
  expect(log.join()).toContain('refuses the report of 2026-10-26 for good: HTTP 422');
  await reporter.close();
  await store.close();
}, 60_000);

test('its options are read, and refused with what they must be', () => {
  const read = (...args: string[]) => readConfig(args, {});
  expect(read('--weekly-report', 'https://hooks.example/x', '--report-at', 'Friday 17:30', '--answered-within', '45')).toMatchObject({
    reportTargets: [{ kind: 'webhook' }],
    reportAt: { weekday: 5, minute: 17 * 60 + 30 },
    reportWithin: 45,
  });
  expect(read().reportAt).toEqual({ weekday: 1, minute: 420 });
  expect(() => read('--report-at', 'someday 7')).toThrow(
    '--report-at is "someday 7": it must be a weekday and an hour, such as "mon 07:00".',
  );
  expect(() => read('--answered-within', '0')).toThrow('--answered-within is "0"');
  expect(() => read('--weekly-report', 'http://hooks.example')).toThrow('only https may leave this machine');
});
