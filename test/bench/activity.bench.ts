/**
 * How quick a team's days open over HTTP, and how quick they are counted. Actions go straight into the database, since sealing so many would take longer than counting them; the days before them are
 * copies of the first that was counted, so that a year of days needs no year of actions. For a team's year: `AGENTS=200 DAYS=365 RAW_DAYS=3`.
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { markAll, markDays } from '../../collector/store/activity/marks.ts';
import { readShape } from '../../collector/store/action-shapes.ts';
import { openDatabase, write } from '../../collector/store/database.ts';
import { databaseName } from '../../collector/store/sqlite.ts';
import { addDays } from '../../lib/activity/days.ts';
import type { Action } from '../../lib/events/action.ts';
import { createRig, openViewer } from '../unit/collector/rig.ts';
import { newAction } from '../unit/collector/seal-upload.ts';

const readSize = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const [agents, days, rawDays, perDay] = [readSize('AGENTS', 50), readSize('DAYS', 62), readSize('RAW_DAYS', 3), readSize('PER_DAY', 685)];
/** The first day of which there are actions: the clock of the collector stands still a few days later. */
const first = '2023-11-10';
const [day, hour] = [86_400_000, 3_600_000];
const makeId = (kind: number, a: number, b: number): string =>
  `0000000${kind}-0000-7000-8000-${a.toString(16).padStart(6, '0')}${b.toString(16).padStart(6, '0')}`;
/** A chat in 23 actions, again and again: 30 chats in a day of 685. */
const turns = Array.from({ length: 10 }, () => ['message.received', 'message.sent']).flat();
const events = ['conversation.viewed', 'conversation.accepted', ...turns, 'conversation.status-changed'];

function makeOne(agent: number, date: number, index: number, seq: number): Action {
  const at = Date.parse(`${first}T08:00Z`) + date * day + Math.floor((index / perDay) * 8 * hour);
  const place = index - 2;
  const event = index === 0 ? 'account.logged-in' : index === 1 ? 'agent.went-online' : events[place % events.length]!;
  const isCustomer = event === 'message.received';
  const conversation = place < 0 ? null : { id: `${agent}-${date}-${Math.floor(place / events.length)}`, link: null, group: 'Sales' };
  const person = isCustomer ? null : ({ id: `a-${agent}`, name: `Agent ${agent}`, console: 'Desk', via: 'console' } as const);
  return newAction(makeId(1, agent, 0), seq, {
    ...{
      id: makeId(2, agent, seq),
      at,
      event,
      conversation,
      session: makeId(3, agent, date),
      console: 'Desk',
      initiator: isCustomer ? null : 'agent',
    },
    actor: { kind: isCustomer ? 'customer' : 'agent', person, device: makeId(0, agent, 0) },
    to: {
      value: event === 'conversation.status-changed' ? 'closed' : event === 'agent.went-online' ? 'online' : null,
      evidence: ['network'],
    },
    outcome: { value: 'confirmed', evidence: ['network'] },
  });
}

function fill(folder: string): void {
  const db = openDatabase(join(folder, databaseName));
  const ids = { action_words: new Map<string, number>(), action_shapes: new Map<string, number>() };
  const name = (table: keyof typeof ids, text: string): number => {
    const known = ids[table].get(text) ?? ids[table].size + 1;
    if (!ids[table].has(text)) db.insertAll(table, [table === 'action_words' ? { id: known, text } : { id: known, shape: text }]);
    ids[table].set(text, known);
    return known;
  };
  const word = (text: string | null | undefined): number => name('action_words', text ?? '');
  let arrival = 0;
  for (let agent = 0; agent < agents; agent++)
    db.transact(() => {
      for (let date = 0; date < rawDays; date++) {
        const actions = Array.from({ length: perDay }, (_, index) => makeOne(agent, date, index, date * perDay + index));
        const device = makeId(0, agent, 0);
        const session = actions[0]!.session!;
        db.insertAll(
          'records',
          actions.map((action) => ({ stream: action.stream, seq: action.seq, at: action.at, session, json: JSON.stringify(action) })),
        );
        const toRow = (action: Action) => ({
          ...{
            arrival: (arrival += 1),
            stream: action.stream,
            seq: action.seq,
            at: action.at,
            shape: name('action_shapes', JSON.stringify(readShape(action))),
          },
          ...{
            by: word(action.actor.person?.name),
            from: word(null),
            to: word(action.to.value as string | null),
            entity: word(null),
            name: null,
          },
          ...{ conversation: word(action.conversation?.id), session: word(session), device: word(device) },
        });
        db.insertAll('actions', actions.map(toRow));
        const [from, to] = [actions[0]!.at, actions.at(-1)!.at + 60_000];
        const sql = 'insert into sessions (id, device, openedAt, endedAt, closeReason, firstAt, lastAt) values (?, ?, ?, ?, ?, ?, ?)';
        db.run(write(sql, [session, device, from, to, 'idle', from, to]));
      }
    });
  db.transact(() => markAll(db));
  db.close();
}

/** The days before the first with actions, as counted as that one. */
function copyBack(folder: string): void {
  const db = openDatabase(join(folder, databaseName));
  const columns = { activity_days: 'devices, numbers, hours, isOpen', activity_chats: '' };
  columns.activity_chats = 'place, console, conversation, grp, begin, outcome, isReopened, isBegun, firstResponseMs, handlingMs, ratings';
  const times = { activity_days: ['startAt', 'endAt'], activity_chats: ['beginAt', 'endAt'] };
  for (let back = 1; back <= days - rawDays; back++)
    db.transact(() => {
      for (const table of ['activity_days', 'activity_chats'] as const) {
        const [from, to] = times[table];
        const sql = `
          insert into ${table} (agent, day, ${from}, ${to}, ${columns[table]})
          select agent, ?, ${from} - ?, ${to} - ?, ${columns[table]} from ${table} where day = ?`;
        db.run(write(sql, [addDays(first, -back), back * day, back * day, first]));
      }
    });
  db.run(write('update activity_people set firstAt = firstAt - ?', [(days - rawDays) * day]));
  db.close();
}

/** Time on the clock, and of the processor: on a busy machine the second is what the work itself takes. */
async function time<T>(act: () => Promise<T> | T): Promise<[ms: number, found: T, busyMs: number]> {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const found = await act();
  const { user, system } = process.cpuUsage(before);
  return [Math.round(performance.now() - begun), found, Math.round((user + system) / 1000)];
}

const rig = await createRig();
const { store, dataDir } = rig;
await store.setActivityZones({ usual: 'Europe/Madrid', groups: new Map() });
const actions = agents * rawDays * perDay;
const [filled] = await time(() => fill(dataDir));
const headers = await openViewer(rig);
const [counting, counted] = await time(() => store.countActivity());
console.log(`${actions} actions written in ${filled} ms`);
console.log(`${counted} days of agents counted in ${counting} ms: ${Math.round(actions / (counting / 1000))} actions a second`);
const [copied] = await time(() => copyBack(dataDir));
const bytes = statSync(join(dataDir, databaseName)).size;
console.log(`${agents} agents, ${days} days: copied in ${copied} ms, ${Math.round(bytes / 1e6)} MB`);

async function read(path: string): Promise<number> {
  const response = await rig.request(`/api/v1/activity/${path}`, { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} gave ${response.status}: ${text}`);
  return text.length;
}

const end = addDays(first, rawDays);
const agent = `Agent ${Math.floor(agents / 2)}`;
const [month, year] = [addDays(end, -31), addDays(end, -Math.min(days, 365))].map((from) =>
  new URLSearchParams({ from, to: end }).toString(),
);
const of = `agent=${encodeURIComponent(agent)}`;
const questions = {
  'a day': `days/${first}?${of}`,
  "a month of the team's days": `days?${month}`,
  "a month of an agent's days": `days?${month}&${of}`,
  "a month's numbers of the team": `numbers?${month}`,
  "a month's numbers of an agent": `numbers?${month}&${of}`,
  "a year's numbers of the team": `numbers?${year}`,
  "a year's numbers of an agent": `numbers?${year}&${of}`,
};
for (const [name, path] of Object.entries(questions)) {
  const rounds: Awaited<ReturnType<typeof time<number>>>[] = [];
  for (let round = 0; round < 5; round++) rounds.push(await time(() => read(path)));
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[2]!;
  const [took, busy] = [middle(rounds.map(([ms]) => ms)), middle(rounds.map(([, , ms]) => ms))];
  console.log(
    `${name}: first ${rounds[0]![0]} ms, median of five ${took} ms (processor ${busy} ms), ${Math.round(rounds[0]![1] / 1000)} kB`,
  );
}
const mark = openDatabase(join(dataDir, databaseName));
mark.transact(() => markDays(mark, makeId(0, Math.floor(agents / 2), 0), [Date.parse(`${first}T12:00Z`)]));
mark.close();
const [recounted, again] = await time(() => store.countActivity());
console.log(`one changed day: ${again} days counted again in ${recounted} ms`);
await store.close();
rmSync(dataDir, { recursive: true });
