/** Under which names agents act on which devices, and who of them is one human. */
import { joinAgents, readNaming, type KnownAgent, type Naming } from '../../../lib/activity/agents.ts';
import type { Action } from '../../../lib/events/action.ts';
import { write, type Database } from '../database.ts';
import { dayMs, markDays, type DayMark } from './marks.ts';

/** The collector's own zone, and those of groups that work elsewhere. */
export interface Zones {
  usual: string;
  groups: ReadonlyMap<string, string>;
}

/** Brings what is known of a device's people up to what its actions of a day say, and forgets those of whom nothing is left. */
export function updatePeople(db: Database, { device, day }: DayMark): void {
  const sql = `
    select r.json from actions a join action_words w on w.id = a.device join records r on r.stream = a.stream and r.seq = a.seq
    where w.text = ? and a.at >= ? and a.at < ?`;
  const seen = new Map<string, Naming>();
  for (const { json } of db.all(write<{ json: string }>(sql, [device, day * dayMs, (day + 1) * dayMs]))) {
    const naming = readNaming(JSON.parse(json) as Action, device);
    if (naming === null) continue;
    const key = JSON.stringify([naming.by, naming.hasName, naming.personId, naming.console]);
    const known = seen.get(key) ?? naming;
    seen.set(key, { ...known, firstAt: Math.min(known.firstAt, naming.firstAt), lastAt: Math.max(known.lastAt, naming.lastAt) });
  }
  const upsert = `
    insert into activity_people ("by", hasName, personId, console, device, firstAt, lastAt) values (?, ?, ?, ?, ?, ?, ?)
    on conflict do update set firstAt = min(firstAt, excluded.firstAt), lastAt = max(lastAt, excluded.lastAt)`;
  for (const { by, hasName, personId, console, firstAt, lastAt } of seen.values())
    db.run(write(upsert, [by, hasName ? 1 : 0, personId ?? '', console ?? '', device, firstAt, lastAt]));
}

/** Those whose every action on a device was removed are not there any more. */
export function forgetPeople(db: Database, device: string): void {
  const left = `select 1 from actions a where a."by" = (select id from action_words where text = ?) and a.device = (select id from action_words where text = ?) limit 1`;
  const people = db.all(write<{ by: string }>('select distinct "by" from activity_people where device = ?', [device]));
  for (const { by } of people)
    if (db.get(write(left, [by, device])) === null)
      db.run(write('delete from activity_people where "by" = ? and device = ?', [by, device]));
}

/** All agents. */
export function listAgents(db: Database, zones: Zones, devices: readonly string[] | null = null): KnownAgent[] {
  const rows = db.all(write<Omit<Naming, 'hasName'> & { hasName: number }>('select * from activity_people order by "by", device'));
  const namings = rows
    .filter(({ device }) => devices === null || devices.includes(device))
    .map((row): Naming => ({ ...row, hasName: row.hasName === 1, personId: row.personId || null, console: row.console || null }));
  const links = db.all(write<{ one: string; other: string }>('select one, other from activity_links order by stream, seq'));
  const groups = new Map(db.all(db.build.selectFrom('devices').select(['id', 'grp'])).map(({ id, grp }) => [id, grp]));
  return joinAgents(
    namings,
    links.map(({ one, other }): [string, string] => [one, other]),
    {
      readGroup: (device) => groups.get(device) ?? null,
      readZone: (own) => own.map((group) => zones.groups.get(group)).find((zone) => zone !== undefined) ?? zones.usual,
    },
  );
}

/**
 * Who became another (by a link, a name for an id, a group's zone) is counted anew: the days that were theirs go, and all that is theirs now is marked. Gives whether that was so of anybody. Call it
 * in a transaction.
 */
export function reconcileAgents(db: Database, agents: readonly KnownAgent[]): boolean {
  const stored = new Map(
    db.all(write<{ id: string; known: string }>('select id, known from activity_agents')).map(({ id, known }) => [id, known]),
  );
  let isChanged = false;
  for (const agent of agents) {
    const known = JSON.stringify([agent.by, agent.devices, agent.timeZone]);
    const before = stored.get(agent.id);
    stored.delete(agent.id);
    if (before === known) continue;
    db.run(write('insert or replace into activity_agents (id, known) values (?, ?)', [agent.id, known]));
    // A first device of a new agent is marked already, by what made it known.
    if (before === undefined && agent.by.length === 1 && agent.devices.length === 1) continue;
    isChanged = true;
    forgetDays(db, agent.id);
    for (const device of agent.devices) markDays(db, device, listTimes(agent));
  }
  for (const id of stored.keys()) {
    forgetDays(db, id);
    db.run(write('delete from activity_agents where id = ?', [id]));
  }
  return isChanged;
}

function forgetDays(db: Database, agent: string): void {
  for (const table of ['activity_days', 'activity_chats', 'activity_months'])
    db.run(write(`delete from ${table} where agent = ?`, [agent]));
}

function* listTimes({ firstAt, lastAt }: KnownAgent): Iterable<number> {
  for (let at = firstAt; at < lastAt; at += dayMs) yield at;
  yield lastAt;
}
