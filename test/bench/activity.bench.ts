/** How quick a day and a month of a team open, and how quick days are counted: rows go straight into the database, since sealing so many would take longer than counting them. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markAll } from '../../collector/store/activity/marks.ts';
import { readShape } from '../../collector/store/action-shapes.ts';
import { openDatabase, write } from '../../collector/store/database.ts';
import { databaseName, openSqliteStore } from '../../collector/store/sqlite.ts';
import { everything } from '../../collector/store/store.ts';
import { addDays, listDays } from '../../lib/activity/days.ts';
import type { Action } from '../../lib/events/action.ts';
import { newAction } from '../unit/collector/seal-upload.ts';

const [agents, days, perDay] = [process.env['AGENTS'] ?? '200', process.env['DAYS'] ?? '31', process.env['PER_DAY'] ?? '100'].map(
  Number,
) as [number, number, number];
const first = '2025-01-01';
const [day, hour] = [86_400_000, 3_600_000];
const makeId = (kind: number, a: number, b: number): string =>
  `0000000${kind}-0000-7000-8000-${a.toString(16).padStart(6, '0')}${b.toString(16).padStart(6, '0')}`;
/** A chat in seven actions, again and again. */
const events = [
  'conversation.viewed',
  'conversation.accepted',
  'message.received',
  'message.sent',
  'message.received',
  'message.sent',
  'conversation.status-changed',
];

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
      for (let date = 0; date < days; date++) {
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

async function time<T>(act: () => Promise<T>): Promise<[ms: number, found: T]> {
  const begun = performance.now();
  const found = await act();
  return [Math.round(performance.now() - begun), found];
}

const folder = mkdtempSync(join(tmpdir(), 'cotrail-activity-'));
const [filled] = await time(async () => fill(folder));
const bytes = statSync(join(folder, databaseName)).size;
console.log(`${agents} agents, ${days} days, ${agents * days * perDay} actions: written in ${filled} ms, ${Math.round(bytes / 1e6)} MB`);
const store = await openSqliteStore(folder);
await store.setActivityZones({ usual: 'Europe/Madrid', groups: new Map() });
const [counting, counted] = await time(() => store.countActivity());
console.log(
  `counted ${counted} days of agents in ${counting} ms: ${Math.round((agents * days * perDay) / (counting / 1000))} actions a second`,
);
const last = listDays(first, addDays(first, days)).at(-2)!;
const month = { from: addDays(last, -29), to: addDays(last, 1) };
const agent = `Agent ${Math.floor(agents / 2)}`;
for (const round of ['first', 'again']) {
  const [opened, found] = await time(() => store.readActivityDay(everything, agent, last));
  const [listed, page] = await time(() => store.listActivityDays(everything, month));
  const [numbered] = await time(() => store.readActivityNumbers(everything, { ...month, agent }));
  console.log(
    `${round}: a day (${found?.messages.length} messages) ${opened} ms; a month of the team (${page.days.length} days) ${listed} ms; its numbers beside one agent's ${numbered} ms`,
  );
}
await store.close();
rmSync(folder, { recursive: true });
