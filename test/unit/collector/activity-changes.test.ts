/** Days of agents of groups that work elsewhere, and days from which something went: by an erasure, by masking again, by its age. */
import { beforeEach, expect, test } from 'vitest';
import { checkUpload } from '../../../collector/check-upload.ts';
import { everything } from '../../../collector/store/store.ts';
import { reportLevel } from '../../../lib/activity/reports.ts';
import type { Action } from '../../../lib/events/action.ts';
import { AgentsPage, DaysPage } from '../../../lib/events/activity-api.ts';
import { Erasure } from '../../../lib/events/data-api.ts';
import { newId } from '../../../lib/events/id.ts';
import { Remasking } from '../../../lib/events/remask-api.ts';
import { sendJson, signIn } from './accounts-rig.ts';
import { findText } from './find-text.ts';
import { createRig, type AppRig } from './rig.ts';
import { newAction, newClick, newClosed, newLedger, newStream, seal, type Sealed } from './seal-upload.ts';

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** Half past two in Madrid in the night in which clocks go back there, half past seven on the evening before in Bogotá. */
const night = Date.UTC(2023, 9, 29, 0, 30);
const range = { from: '2023-10-26', to: '2023-11-01' };
const zones = { usual: 'Europe/Madrid', groups: new Map([['Sales', 'America/Bogota']]) };
let rig: AppRig;
let admin: Record<string, string>;
beforeEach(async () => {
  rig = await createRig();
  admin = await signIn(rig, 'Adi', ['admin']);
  await rig.store.setActivityZones(zones);
});

const put = async ({ id, bytes }: Sealed): Promise<void> =>
  expect(await rig.store.putUpload(await checkUpload(id, bytes), rig.now())).toBe('stored');

/** A quarter of an hour at a desk with one chat of each conversation, which is answered after ten seconds. */
async function work(name: string, conversations: string[], { device = newId(), from = night } = {}) {
  const [ledger, session] = [newLedger(device), newId()];
  const person = { id: null, name, console: 'Desk', via: 'console' } as const;
  const act = (at: number, event: string, more: Partial<Action> = {}) => ({ at, event, ...more });
  const chats = conversations.flatMap((id, index) => {
    const [begin, conversation] = [from + (index + 1) * minute, { id, link: null, group: null }];
    const view = { visit: newId(), dwellMs: null, ownGroup: true };
    return [
      act(begin, 'conversation.viewed', { conversation, view }),
      act(begin + second, 'message.received', { conversation, actor: { kind: 'customer', person: null, device } }),
      act(begin + 11 * second, 'message.sent', { conversation, initiator: 'agent' }),
      act(begin + 20 * second, 'conversation.status-changed', { conversation, to: { value: 'closed', evidence: [] } }),
    ];
  });
  const deeds = [act(from + second, 'agent.went-online', { to: { value: 'online', evidence: [] } }), ...chats];
  const actor = { kind: 'agent', person, device } as const;
  const opened = { kind: 'session-opened', stream: ledger.id, seq: 0, at: from, mono: null, session, device, person } as const;
  const actions = deeds.map((deed, index) => newAction(ledger.id, index + 1, { actor, session, console: 'Desk', ...deed }));
  await put(await seal(ledger, [opened, ...actions, newClosed(ledger.id, deeds.length + 1, session, from + 15 * minute)]));
  return { device, session };
}

const readDays = async () => DaysPage.parse(JSON.parse(await rig.store.writeActivityDays(everything, range)));
const listDays = async (name: string) =>
  (await readDays()).days.filter(({ agent }) => agent === name).map(({ day, numbers }) => [day, numbers.spanMs / hour, numbers.sent]);
const inBogota = [['2023-10-28', 24, 1]];
const inMadrid = [['2023-10-29', 25, 1]];

test('a day begins where the agent’s group works, and follows a device into another group', async () => {
  const { device } = await rig.enrol();
  const move = async (group: string | null) =>
    expect((await rig.request(`/api/v1/devices/${device}`, sendJson({ name: 'Desk', group }, admin, 'PUT'))).status).toBe(200);
  await move('Sales');
  await work('ada', ['c-1'], { device });
  await work('ben', ['c-2']);
  expect([await listDays('ada'), await listDays('ben')]).toEqual([inBogota, inMadrid]);
  const { days, agents } = await readDays();
  expect(agents.map(({ id, timeZone }) => [id, timeZone])).toEqual([
    ['ada', 'America/Bogota'],
    ['ben', 'Europe/Madrid'],
  ]);
  const level = reportLevel(await rig.store.listActivityChats(everything, range), days, agents, 30 * second);
  expect(level.hours.filter(({ answered }) => answered > 0).map((row) => row.hour)).toEqual([2, 19]);
  expect(level.weekdays.filter(({ answered }) => answered > 0).map((row) => row.weekday)).toEqual([6, 7]);

  // Nothing else has changed since it was counted.
  expect(await rig.store.countActivity()).toBe(0);
  await move('Support');
  expect([await listDays('ada'), await listDays('ben')]).toEqual([inMadrid, inMadrid]);
  await move('Sales');
  expect(await listDays('ada')).toEqual(inBogota);
  await rig.store.setActivityZones({ ...zones, groups: new Map() });
  expect(await listDays('ada')).toEqual(inMadrid);
});

test('what was erased is in no day, in no chat and nowhere on the disk, and who did nothing else is not there any more', async () => {
  await work('ada', ['c-zebulon', 'c-1']);
  await work('ben', ['c-1']);
  const onlyThere = newLedger(newId());
  const carla = { kind: 'agent', person: { id: null, name: 'carla', console: null, via: 'console' }, device: onlyThere.device } as const;
  const conversation = { id: 'c-zebulon', link: null, group: null };
  await put(await seal(onlyThere, [newAction(onlyThere.id, 0, { at: night, event: 'conversation.tagged', actor: carla, conversation })]));
  const listNames = async () => AgentsPage.parse(await rig.store.listActivityAgents(everything)).agents.map(({ name }) => name);
  const listChats = async () =>
    (await rig.store.listActivityChats(everything, range)).map(({ agent, conversation: id }) => `${agent} ${id}`);
  expect(await listNames()).toEqual(['ada', 'ben', 'carla']);
  expect((await listChats()).sort()).toEqual(['ada c-1', 'ada c-zebulon', 'ben c-1']);

  const asked = { target: { kind: 'conversation', id: 'c-zebulon' }, note: 'Ticket 7' };
  const { id } = Erasure.parse(await (await rig.request('/api/v1/erasures', sendJson(asked, admin))).json());
  await rig.keeper.settle();
  expect((await rig.request(`/api/v1/erasures/${id}/confirm`, sendJson({}, admin))).status).toBe(200);
  await rig.keeper.settle();
  expect(findText(rig.dataDir, 'c-zebulon')).toEqual([]);
  expect((await listChats()).sort()).toEqual(['ada c-1', 'ben c-1']);
  expect(await listNames()).toEqual(['ada', 'ben']);
  const [ada, ben] = ['ada', 'ben'].map((name) => async () => (await readDays()).days.find(({ agent }) => agent === name)!.numbers);
  expect(await ada!()).toMatchObject({ chats: 1, sent: 1, received: 1, firstResponse: { count: 1, medianMs: 10 * second } });
  expect((await ada!()).unsure).toEqual(expect.arrayContaining(['chats', 'sent', 'firstResponse']));
  expect((await ben!()).unsure).toEqual([]);
});

test('masking again and the age of recordings take nothing from a day: it is counted from actions', async () => {
  const { device, session } = await work('ada', ['c-1', 'c-2']);
  const facts = newStream(device, session, { maskLevel: 'none', unmasks: false });
  await put(
    await seal(
      facts,
      [0, 1, 2].map((seq) => newClick(facts.id, seq, { at: night + seq * minute, title: 'zebulon' })),
    ),
  );
  const before = await readDays();
  expect(before.days[0]?.numbers).toMatchObject({ chats: 2, recordedMs: 15 * minute, unsure: [] });
  const asked = { site: null, target: 'all', from: null, to: null, note: 'Ticket 8' };
  const { id } = Remasking.parse(await (await rig.request('/api/v1/remaskings', sendJson(asked, admin))).json());
  await rig.keeper.settle();
  expect((await rig.request(`/api/v1/remaskings/${id}/confirm`, sendJson({ doubtful: 'remove' }, admin))).status).toBe(200);
  await rig.keeper.settle();
  expect(findText(rig.dataDir, 'zebulon')).toEqual([]);
  expect(await readDays()).toEqual(before);
  const more = newStream(device, session);
  await put(await seal(more, [newClick(more.id, 0, { at: night + minute })]));
  expect((await rig.store.removeExpired('interactions', { before: night + hour, bytes: 0 })).records).toBe(1);
  expect(await readDays()).toEqual(before);
});
