/** Activity at the collector: what is kept of days is what a recount gives, and who may see it. */
import { expect, test } from 'vitest';
import { everything } from '../../../collector/store/store.ts';
import { scoredBy } from '../../../lib/activity/score-texts.ts';
import { scoreNothing } from '../../../lib/activity/sentiments.ts';
import { AgentsPage, Day, DaysPage, NumbersPage } from '../../../lib/events/activity-api.ts';
import { expectRecount, fillMonth, madrid } from '../../support/count-month.ts';
import { signIn } from './accounts-rig.ts';
import { createRig } from './rig.ts';
import { newAction, newLedger, seal, start } from './seal-upload.ts';

const days = { from: '2026-10-23', to: '2026-10-27' };
const bogota = { usual: 'America/Bogota', groups: new Map<string, string>() };

test('days are counted as of all facts, though these came late, in disorder and amid a kill; also in another zone, rebuilt, and after retention', async () => {
  const month = await fillMonth(days);
  const { store, facts } = month;
  const page = await expectRecount(month, days);
  expect(page.days.length).toBeGreaterThan(12);
  expect(await store.countActivity()).toBe(0);

  const [{ day, agent }, query] = [page.days[5]!, { ...days, agent: page.days[5]!.agent }];
  const opened = Day.parse(await store.readActivityDay(everything, agent, day));
  expect(opened.numbers).toEqual(page.days[5]!.numbers);
  const range = NumbersPage.parse(await store.readActivityNumbers(everything, query));
  const own = page.days.filter((each) => each.agent === agent);
  expect(range).toMatchObject({
    days: own.length,
    usual: null,
    numbers: { sent: own.reduce((sum, { numbers }) => sum + numbers.sent, 0) },
  });
  const chats = await store.listActivityChats(everything, query);
  expect(chats.filter(({ isBegun }) => isBegun).length).toBe(range.numbers.chats);
  expect(chats.filter(({ firstResponseMs }) => firstResponseMs !== null).length).toBe(range.numbers.firstResponse.count);

  await store.setActivityZones(bogota);
  await expectRecount(month, days, bogota.usual);
  await store.setActivityZones(madrid);
  await store.markActivity();
  await expectRecount(month, days);

  const scored = range.numbers.sentiment;
  expect(scored.count).toBeGreaterThan(2);
  expect(chats.flatMap(({ sentiment }) => sentiment ?? []).length).toBe(scored.count);
  expect(scored).toMatchObject({ why: null, by: scoredBy });
  await store.setSentiment(false);
  await expectRecount(month, days, undefined, undefined, scoreNothing);
  expect((await store.readActivityNumbers(everything, query)).numbers.sentiment).toEqual({ count: 0, mean: null, why: 'off', by: null });
  await store.setSentiment(true);
  await expectRecount(month, days);
  expect(await store.countActivity()).toBe(0);
  await store.setSentiment(true);
  expect(await store.countActivity()).toBe(0);

  const before = Date.UTC(2026, 9, 24, 12);
  let step = await store.removeExpired('actions', { before, bytes: 0 });
  while (step.next !== null) step = await store.removeExpired('actions', { before, bytes: 0 }, step.next);
  const left = DaysPage.parse(JSON.parse(await store.writeActivityDays(everything, days))).days;
  expect(left.filter(({ day: each }) => each < '2026-10-24').every(({ numbers }) => numbers.sent + numbers.chats === 0)).toBe(true);
  for (const { agent: id, day: each, numbers } of left.filter(({ day: at }) => at === '2026-10-24')) {
    const known = facts.readFacts(facts.agents.find((one) => one.id === id)!).actions;
    const [from, to] = [Date.UTC(2026, 9, 23, 22), Date.UTC(2026, 9, 24, 22)];
    const sent = known.filter(
      ({ at, event, initiator }) => at >= Math.max(from, before) && at < to && event === 'message.sent' && initiator === 'agent',
    );
    expect([id, each, numbers.sent]).toEqual([id, each, sent.length]);
    expect(numbers.unsure).toContain('sent');
  }
  await store.close();
}, 60_000);

test('what was still being recorded when it was counted is counted again when it is read', async () => {
  const rig = await createRig();
  const { device, token } = await rig.enrol();
  const ledger = newLedger(device);
  const session = '01890000-0000-7000-8000-000000000001';
  const person = { id: '7', name: 'Ada', console: 'chatwoot', via: 'console' } as const;
  const actor = { kind: 'agent', person, device } as const;
  const opened = { kind: 'session-opened', stream: ledger.id, seq: 0, at: start, mono: null, session, device, person } as const;
  const online = newAction(ledger.id, 1, { event: 'agent.went-online', actor, session, console: 'chatwoot', at: start + 60_000 });
  expect((await rig.put(await seal(ledger, [opened, online]), token)).status).toBe(200);
  rig.setTime(start + 120_000);
  const headers = await signIn(rig, 'Sue', ['supervisor'], ['*']);
  const read = async () => {
    const answer = await rig.request('/api/v1/activity/days?from=2023-11-13&to=2023-11-17', { headers });
    return DaysPage.parse(await answer.json()).days;
  };
  expect((await read()).map(({ numbers }) => numbers.unsure)).toEqual([[]]);
  rig.setTime(start + 3_600_000);
  expect((await read())[0]!.numbers.unsure).toContain('sent');
});

test('supervisors see agents of their groups, admins none, and a device its own people alone, where an admin allows it', async () => {
  for (const showsOwnActivity of [false, true]) {
    const rig = await createRig({ showsOwnActivity });
    const people = { ada: await rig.enrol(), ben: await rig.enrol() };
    for (const [name, { device, token }] of Object.entries(people)) {
      const ledger = newLedger(device);
      const actor = { kind: 'agent', person: { id: null, name, console: null, via: 'console' }, device } as const;
      const sent = newAction(ledger.id, 0, { event: 'message.sent', actor, console: 'chatwoot', initiator: 'agent' });
      expect((await rig.put(await seal(ledger, [sent]), token)).status).toBe(200);
    }
    const ask = async (path: string, headers: Record<string, string>) => rig.request(`/api/v1/activity/${path}`, { headers });
    const listNames = async (headers: Record<string, string>) =>
      AgentsPage.parse(await (await ask('agents', headers)).json()).agents.map(({ name }) => name);
    expect(await listNames(await signIn(rig, 'Sue', ['supervisor'], ['*']))).toEqual(['ada', 'ben']);
    expect(await listNames(await signIn(rig, 'Sam', ['supervisor'], ['Sales']))).toEqual([]);
    expect((await ask('agents', await signIn(rig, 'Adi', ['admin'], []))).status).toBe(403);
    const own = await ask('agents', people.ada.headers);
    expect(own.status).toBe(showsOwnActivity ? 200 : 403);
    if (!showsOwnActivity) continue;
    expect(await listNames(people.ada.headers)).toEqual(['ada']);
    expect((await ask('days/2023-11-14?agent=ada', people.ada.headers)).status).toBe(200);
    expect((await ask('days/2023-11-14?agent=ben', people.ada.headers)).status).toBe(404);
    const mine = DaysPage.parse(await (await ask('days?from=2023-11-10&to=2023-11-20', people.ada.headers)).json());
    expect(mine.days.map(({ agent, numbers }) => [agent, numbers.sent])).toEqual([['ada', 1]]);
    for (const query of [
      'from=2023-11-10&to=2023-11-10',
      'from=2023-02-31&to=2023-03-02',
      'from=2023-01-01&to=2026-01-01',
      'from=2023-01-01',
    ])
      expect([query, (await ask(`days?${query}`, people.ada.headers)).status]).toEqual([query, 400]);
  }
});
