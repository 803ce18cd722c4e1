/** Reads what an agent's days are counted from: their own actions by the names that they have, customers' by the devices that they work on. */
import type { KnownAgent } from '../../../lib/activity/agents.ts';
import { customerEvents, type Facts, type GapFact, type SessionFact } from '../../../lib/activity/facts.ts';
import type { Stretch } from '../../../lib/activity/stretches.ts';
import { readPersonText } from '../../../lib/events/action-text.ts';
import type { Action } from '../../../lib/events/action.ts';
import type { Person } from '../../../lib/events/person.ts';
import { findWords } from '../action-conditions.ts';
import { readShapes } from '../action-shapes.ts';
import { write, type Database } from '../database.ts';

/** No session lasts longer: half an hour without input ends it. */
const longestSessionMs = 7 * 86_400_000;

/** What happened in a time on these of the agent's devices. */
export function readFacts(db: Database, agent: KnownAgent, devices: readonly string[], within: Stretch): Facts {
  return {
    actions: [...readOwnActions(db, agent, devices, within), ...readCustomerActions(db, devices, within)],
    sessions: readSessions(db, devices, within),
    gaps: devices.flatMap((device) => readGaps(db, device, within)),
    clockSteps: devices.flatMap((device) => {
      const sql = 'select device, at, stepMs from activity_clock_steps where device = ? and at >= ? and at < ?';
      return db.all(write<{ device: string; at: number; stepMs: number }>(sql, [device, within.from, within.to]));
    }),
  };
}

const joined = 'join records r on r.stream = a.stream and r.seq = a.seq';

function readOwnActions(db: Database, { by }: KnownAgent, devices: readonly string[], { from, to }: Stretch): Action[] {
  const ids = new Set(findWords(db, devices));
  const sql = `select a.device, r.json from actions a indexed by actions_by_by cross ${joined} where a."by" = ? and a.at >= ? and a.at < ?`;
  return findWords(db, by).flatMap((word) =>
    db
      .all(write<{ device: number; json: string }>(sql, [word, from, to]))
      .flatMap(({ device, json }) => (ids.has(device) ? [JSON.parse(json) as Action] : [])),
  );
}

function readCustomerActions(db: Database, devices: readonly string[], { from, to }: Stretch): Action[] {
  const events: readonly string[] = customerEvents;
  const shapes = [...readShapes(db)].filter(([, { event, kind }]) => kind !== 'agent' && events.includes(event)).map(([id]) => id);
  const wanted = 'a.shape in (select value from json_each(?))';
  const sql = `select r.json from actions a indexed by actions_by_device cross ${joined} where a.device = ? and a.at >= ? and a.at < ? and ${wanted}`;
  return findWords(db, devices).flatMap((word) =>
    db.all(write<{ json: string }>(sql, [word, from, to, JSON.stringify(shapes)])).map(({ json }) => JSON.parse(json) as Action),
  );
}

interface SessionTimes {
  id: string;
  device: string;
  person: string | null;
  openedAt: number | null;
  firstAt: number;
  lastAt: number;
  endedAt: number | null;
  closeReason: string | null;
}

function readSessions(db: Database, devices: readonly string[], { from, to }: Stretch): SessionFact[] {
  const sql = `
    select id, device, person, openedAt, firstAt, lastAt, endedAt, closeReason from sessions indexed by sessions_by_device
    where device = ? and firstAt >= ? and firstAt < ? and max(lastAt, coalesce(endedAt, 0)) >= ?`;
  return devices.flatMap((device) =>
    db.all(write<SessionTimes>(sql, [device, from - longestSessionMs, to, from])).map((row) => ({
      ...{ session: row.id, device, by: row.person === null ? null : readPersonText(JSON.parse(row.person) as Person) },
      ...{ fromAt: row.openedAt ?? row.firstAt, lastAt: row.lastAt, endedAt: row.endedAt, closeReason: row.closeReason },
    })),
  );
}

/** Gaps that records tell of, and what was removed of the ledger: actions that were there once. */
function readGaps(db: Database, device: string, { from, to }: Stretch): GapFact[] {
  const told =
    'select device, fromAt, toAt, reason, isTotal from activity_gaps where device = ? and fromAt < ? and coalesce(toAt, fromAt) >= ?';
  const removed = `
    select s.device, d.firstAt as fromAt, d.lastAt as toAt, d.reason, 0 as isTotal from streams s join removed d on d.stream = s.id
    where s.device = ? and s.kind = 'ledger' and d.firstAt < ? and d.lastAt >= ?`;
  interface Row {
    device: string;
    fromAt: number;
    toAt: number | null;
    reason: string;
    isTotal: number;
  }
  return [told, removed].flatMap((sql) =>
    db.all(write<Row>(sql, [device, to, from])).map((row): GapFact => ({ ...row, isTotal: row.isTotal === 1 })),
  );
}
