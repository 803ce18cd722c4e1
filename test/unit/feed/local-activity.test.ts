import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { countDay } from '../../../lib/activity/count-day.ts';
import { ChatsPage, Day, DaysPage, NumbersPage } from '../../../lib/events/activity-api.ts';
import { readKnown } from '../../../lib/events/record.ts';
import { createLocalActivity } from '../../../lib/feed/local-activity.ts';
import { toActionRow } from '../../../lib/store/action-row.ts';
import { CotrailDb } from '../../../lib/store/db.ts';
import { interactionTypes } from '../../../lib/events/interaction.ts';
import type { InteractionCounts } from '../../../lib/events/api.ts';
import { listMonthTexts, scoreMonth } from '../../support/month-texts.ts';
import { newStream } from '../collector/seal-upload.ts';
import { readMonthFacts } from '../../support/month-facts.ts';
import { simulateMonth } from '../../support/simulate-month.ts';

const { signal } = new AbortController();
const days = { from: '2026-10-23', to: '2026-10-28' };
const device = '00000001-0000-7000-8000-000000000003';
const stream = '00000002-0000-7000-8000-000000000003';
const asOf = Date.UTC(2026, 11, 1);

/** The device of whoever works at night, over the change of clocks, as its store holds it. */
async function fillDevice(): Promise<CotrailDb> {
  const db = new CotrailDb(`test-${crypto.randomUUID()}`);
  const carla = simulateMonth(days).find(({ agent }) => agent === 'Carla Vidal')!;
  const records = carla.writeLedger(device, stream);
  const known = records.flatMap((record) => readKnown(record) ?? []);
  await db.records.bulkPut(
    known.map((record) => {
      const session = record.kind === 'gap' ? record.gap.session : 'session' in record ? (record.session as string | null) : null;
      return { stream, seq: record.seq, at: record.at, salt: '', record, ...(session !== null && { session }) };
    }),
  );
  await db.actions.bulkAdd(known.flatMap((record) => (record.kind === 'action' ? [toActionRow(record, record.session)] : [])));
  const none = Object.fromEntries(interactionTypes.map((type) => [type, 0])) as InteractionCounts;
  for (const opened of known) {
    if (opened.kind !== 'session-opened') continue;
    const closed = known.find((each) => each.kind === 'session-closed' && each.session === opened.session);
    const gaps = known.filter((each) => each.kind === 'gap' && each.gap.session === opened.session).length;
    const ended =
      closed?.kind === 'session-closed' ? { endedAt: closed.endedAt, closeReason: closed.reason } : { endedAt: null, closeReason: null };
    const counts = { interactions: none, actions: 0, frames: 0, gaps, sites: [], tabIds: [], open: 0 as 0 | 1, lastInputAt: null };
    await db.sessions.add({
      id: opened.session,
      device,
      person: opened.person,
      openedAt: opened.at,
      firstAt: opened.at,
      lastAt: opened.at,
      ...ended,
      ...counts,
    });
  }
  for (const [place, [session, writes]] of [...listMonthTexts(records)].entries()) {
    const id = `00000004-0000-7000-8000-${String(place).padStart(12, '0')}`;
    const said = writes.map((write, seq) => write(id, seq));
    const header = { ...newStream(device, session, { id, kind: 'transcripts' }), nextSeq: said.length, over: 0 };
    await db.streams.add(header);
    await db.records.bulkPut(said.map((record) => ({ stream: id, seq: record.seq, at: record.at, salt: '', record, session })));
  }
  return db;
}

test('a device tells an agent of their own days as a collector would, with none', async () => {
  const activity = createLocalActivity(await fillDevice(), () => asOf);
  const { agents } = await activity.listAgents(signal);
  expect(agents.map(({ name }) => name)).toEqual(['Carla Vidal']);
  const zone = agents[0]!.timeZone;
  const month = readMonthFacts(days, zone);
  const carla = month.agents.find(({ name }) => name === 'Carla Vidal')!;
  const found = DaysPage.parse(await activity.listDays({ ...days, agent: carla.id }, signal));
  expect(found.days.length).toBeGreaterThan(3);
  for (const { day, numbers, hours } of found.days) {
    const { counted } = countDay(carla, day, month.readFacts(carla), asOf, scoreMonth);
    expect([day, numbers, hours]).toEqual([day, counted.picture.numbers, counted.picture.hours]);
    const opened = Day.parse(await activity.readDay(carla.id, day, signal));
    expect(opened.numbers).toEqual(numbers);
    expect(opened.chats.filter(({ start }) => start === 'seen').length).toBe(numbers.chats);
  }
  const range = NumbersPage.parse(await activity.readNumbers({ ...days, agent: carla.id }, signal));
  expect(range.numbers.sentiment.count).toBeGreaterThan(2);
  expect(range.numbers.sent).toBe(found.days.reduce((sum, { numbers }) => sum + numbers.sent, 0));
  expect(range).toMatchObject({ days: found.days.length, usual: null, team: null });
  const { chats } = ChatsPage.parse(await activity.listChats({ ...days, agent: carla.id }, signal));
  expect(chats.filter(({ isBegun }) => isBegun).length).toBe(range.numbers.chats);
  expect(chats.filter(({ firstResponseMs }) => firstResponseMs !== null).length).toBe(range.numbers.firstResponse.count);
  expect(await activity.readDay('Nobody', '2026-10-24', signal)).toBeNull();
});
