/** An agent's own days, counted on the device from what it holds: they are there with no collector, and tell of this device alone. */
import { joinAgents, readNaming, type KnownAgent, type Naming } from '../activity/agents.ts';
import { addNumbers, readUsual } from '../activity/combine.ts';
import { countChatRows, countDay, isEmpty } from '../activity/count-day.ts';
import { addDays, findDay, listDays, readDayBounds } from '../activity/days.ts';
import { customerEvents, cutFacts, widenDay, type Facts, type GapFact } from '../activity/facts.ts';
import type { SentimentOf } from '../activity/sentiments.ts';
import type { Stretch } from '../activity/stretches.ts';
import { readPersonText } from '../events/action-text.ts';
import type { ActivityQuery } from '../events/activity-api.ts';
import { readKnown, type KnownRecord } from '../events/record.ts';
import type { ActionRow } from '../store/action-row.ts';
import type { CotrailDb, SessionRow } from '../store/db.ts';
import { lookAtActions, readActionRecords } from '../store/read-actions.ts';
import type { Activity } from './activity.ts';
import { readScores } from './local-sentiment.ts';

const usualDays = 28;
const leastDays = 5;

export function createLocalActivity(db: CotrailDb, now: () => number = Date.now): Activity {
  return {
    listAgents: async (signal) => ({ agents: await listAgents(db, signal), groups: [] }),
    async listDays(query, signal) {
      const { days, agents } = await countRange(db, query, now(), signal);
      return {
        days: days.map(({ counted }) => counted.picture),
        agents: agents.filter(({ id }) => days.some((day) => day.agent.id === id)),
      };
    },
    async readDay(id, day, signal) {
      const agent = (await listAgents(db, signal)).find((each) => each.id === id);
      if (agent === undefined) return null;
      const facts = await readFacts(db, agent, widenDay(readDayBounds(day, agent.timeZone)), true);
      const { counted: _counted, ...found } = countDay(agent, day, facts, now(), await readSentimentOf(db, facts));
      return found;
    },
    async listChats(query, signal) {
      const { days } = await countRange(db, query, now(), signal);
      return { chats: days.flatMap(({ agent, day, counted }) => counted.chats.map((chat) => ({ agent: agent.id, day, ...chat }))) };
    },
    async readNumbers(query, signal) {
      const { days } = await countRange(db, query, now(), signal);
      const before = { ...query, from: addDays(query.from, -usualDays), to: query.from };
      const usual = query.agent === undefined ? [] : (await countRange(db, before, now(), signal)).days;
      const numbers = days.map((day) => day.numbers);
      return {
        ...{
          numbers: addNumbers(numbers, countChatRows(days.flatMap(({ counted }) => counted.chats))),
          days: days.length,
          perDay: readUsual(numbers),
        },
        ...{
          usual: readUsual(
            usual.map((day) => day.numbers),
            leastDays,
          ),
          team: null,
        },
      };
    },
  };
}

/** One action of each name in each console tells who it is of. */
async function listAgents(db: CotrailDb, signal: AbortSignal): Promise<KnownAgent[]> {
  const seen = new Map<string, { row: ActionRow; firstAt: number; lastAt: number }>();
  await lookAtActions(
    db,
    {},
    (row) => {
      if (row.kind !== 'agent' || row.by === '') return;
      const key = JSON.stringify([row.by, row.console]);
      const known = seen.get(key) ?? { row, firstAt: row.at, lastAt: row.at };
      seen.set(key, { ...known, firstAt: Math.min(known.firstAt, row.at), lastAt: Math.max(known.lastAt, row.at) });
    },
    signal,
  );
  const device = (await db.device.get('device'))?.id ?? '';
  const found = await Promise.all(
    [...seen.values()].map(async ({ row, firstAt, lastAt }): Promise<Naming[]> => {
      const [action] = await readActionRecords(db, [row]);
      const naming = action === undefined ? null : readNaming(action, device);
      return naming === null ? [] : [{ ...naming, firstAt, lastAt }];
    }),
  );
  const readZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
  return joinAgents(found.flat(), [], { readGroup: () => null, readZone });
}

async function countRange(db: CotrailDb, { agent: wanted, group, from, to }: ActivityQuery, asOf: number, signal: AbortSignal) {
  const agents = (await listAgents(db, signal)).filter(({ id }) => group === undefined && (wanted === undefined || id === wanted));
  const days: ReturnType<typeof countDay>[] = [];
  for (const agent of agents) {
    const [first, end] = [findDay(agent.firstAt, agent.timeZone), addDays(findDay(agent.lastAt, agent.timeZone), 2)];
    const asked = listDays(from > first ? from : first, to < end ? to : end);
    if (asked.length === 0) continue;
    const bounds = asked.map((day) => readDayBounds(day, agent.timeZone));
    const facts = await readFacts(db, agent, widenDay({ from: bounds[0]!.from, to: bounds.at(-1)!.to }), false);
    const sentimentOf = await readSentimentOf(db, facts);
    signal.throwIfAborted();
    for (const [index, day] of asked.entries())
      days.push(countDay(agent, day, cutFacts(facts, widenDay(bounds[index]!)), asOf, sentimentOf));
  }
  days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return { agents, days: days.filter((day) => !isEmpty(day)) };
}

async function readSentimentOf(db: CotrailDb, { actions }: Facts): Promise<SentimentOf> {
  const score = await readScores(db, actions);
  return (received) => score(received.map(({ id }) => id));
}

/** Steps of clocks stand among all that pages recorded: they are looked for where one day is open, and not for a month of days. */
async function readFacts(db: CotrailDb, { by }: KnownAgent, { from, to }: Stretch, withClocks: boolean): Promise<Facts> {
  const events: readonly string[] = customerEvents;
  const rows = await db.actions.where('[at+stream+seq]').between([from], [to], true, false).toArray();
  const wanted = rows.filter((row) => (row.kind === 'agent' ? by.includes(row.by) : events.includes(row.event)));
  const sessions = await db.sessions
    .where('openedAt')
    .below(to)
    .filter((session) => Math.max(session.lastAt, session.endedAt ?? 0) >= from)
    .toArray();
  const told = (await Promise.all(sessions.map((session) => readTold(db, session, withClocks)))).flat();
  return {
    actions: await readActionRecords(db, wanted),
    sessions: sessions.map(({ id, device, person, openedAt, lastAt, endedAt, closeReason }) => ({
      ...{ session: id, device, by: readPersonText(person), fromAt: openedAt, lastAt, endedAt, closeReason },
    })),
    gaps: told.flatMap(({ device, known }) => toGap(device, known)),
    clockSteps: told.flatMap(({ device, known }) =>
      known.kind === 'mark' && known.mark === 'clock' ? [{ device, at: known.at, stepMs: known.data.stepMs ?? 0 }] : [],
    ),
  };
}

function toGap(device: string, known: KnownRecord): GapFact[] {
  if (known.kind !== 'gap' || known.gap.fromAt === null) return [];
  const { fromAt, toAt, reason, stream } = known.gap;
  return [{ device, fromAt, toAt, reason, isTotal: stream === null }];
}

async function readTold(
  db: CotrailDb,
  { id, device, gaps }: SessionRow,
  withClocks: boolean,
): Promise<{ device: string; known: KnownRecord }[]> {
  if (gaps === 0 && !withClocks) return [];
  const rows = await db.records
    .where('[session+at]')
    .between([id, 0], [id, Infinity])
    .filter(({ record }) => record.kind === 'gap' || (record.kind === 'mark' && (record as { mark?: unknown }).mark === 'clock'))
    .toArray();
  return rows.flatMap(({ record }) => {
    const known = readKnown(record);
    return known === null ? [] : [{ device, known }];
  });
}
