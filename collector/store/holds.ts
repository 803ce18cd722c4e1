/** Legal holds: what may not be deleted, whoever asks for it. They are looked up inside the transaction that deletes. */
import { HoldScope, type Hold } from '../../lib/events/data-api.ts';
import type { Action } from '../../lib/events/action.ts';
import { write, type Database } from './database.ts';
import type { Run } from './holes.ts';
import type { HoldRow } from './tables.ts';

export interface HoldRows {
  addHold(hold: Hold): Promise<void>;
  /** Newest first. */
  listHolds(): Promise<Hold[]>;
  /** Null where there is none of this id that holds. */
  endHold(id: string, endedBy: string | null, endedAt: number): Promise<Hold | null>;
}

export function createHoldRows(db: Database): HoldRows {
  const { build } = db;
  return {
    addHold: async (hold) => db.insertAll('holds', [{ ...hold, scope: JSON.stringify(hold.scope) }]),
    listHolds: async () => db.all(build.selectFrom('holds').selectAll().orderBy('setAt', 'desc').orderBy('id', 'desc')).map(readRow),
    endHold: async (id, endedBy, endedAt) => {
      const changed = db.run(build.updateTable('holds').set({ endedBy, endedAt }).where('id', '=', id).where('endedAt', 'is', null));
      const row = changed === 0 ? null : db.get(build.selectFrom('holds').selectAll().where('id', '=', id));
      return row === null ? null : readRow(row);
    },
  };
}

function readRow(row: HoldRow): Hold {
  return { ...row, scope: HoldScope.parse(JSON.parse(row.scope)) };
}

/** Whether a record, or anything of a time, may not be deleted. `json` is given where it is an action, which names who and what by itself. */
export interface Held {
  isNone: boolean;
  keeps(record: { session: string | null; json: string | null; firstAt: number; lastAt: number }): boolean;
}

/** What holds now. It is true as long as the caller's transaction. */
export function readHeld(db: Database): Held {
  const scopes = db
    .all(db.build.selectFrom('holds').select('scope').where('endedAt', 'is', null))
    .map(({ scope }) => HoldScope.parse(JSON.parse(scope)));
  const tests = scopes.map((scope) => toTest(db, scope));
  return { isNone: tests.length === 0, keeps: (record) => tests.some((isHeld) => isHeld(record)) };
}

/** Whether a hold keeps anything of a run of a session's pages. */
export function keepsRun(held: Held, session: string | null, { firstAt, lastAt }: Run): boolean {
  return held.keeps({ session, json: null, firstAt: firstAt ?? 0, lastAt: lastAt ?? Infinity });
}

function toTest(db: Database, { person, conversation, session, from = 0, to = Infinity }: HoldScope): Held['keeps'] {
  const ofPerson = person === undefined ? null : listPersonSessions(db, person);
  const ofConversation = conversation === undefined ? null : listConversationSessions(db, conversation);
  return (record) => {
    if (record.lastAt < from || record.firstAt >= to) return false;
    if (session !== undefined && record.session !== session) return false;
    const action = record.json === null ? null : (JSON.parse(record.json) as Partial<Action>);
    const isIn = (sessions: ReadonlySet<string>) => record.session !== null && sessions.has(record.session);
    const who = action?.actor?.person;
    if (ofPerson !== null && !isIn(ofPerson) && who?.name !== person && who?.id !== person) return false;
    return (
      ofConversation === null ||
      isIn(ofConversation) ||
      action?.conversation?.id === conversation ||
      action?.entity?.value?.id === conversation
    );
  };
}

function listPersonSessions(db: Database, person: string): Set<string> {
  const sql = `select id from sessions where person ->> 'name' = ? or person ->> 'id' = ?
    or exists (select 1 from json_each(named) where value ->> 'name' = ? or value ->> 'id' = ?)`;
  return new Set(db.all(write<{ id: string }>(sql, [person, person, person, person])).map(({ id }) => id));
}

/** Every session that an action about it was done in: what was to be seen there belongs to it. */
function listConversationSessions(db: Database, conversation: string): Set<string> {
  const sql = `
    select distinct s.text as id from actions a join action_words s on s.id = a.session
    where a.conversation = (select id from action_words where text = ?) and s.text <> ''`;
  return new Set(db.all(write<{ id: string }>(sql, [conversation])).map(({ id }) => id));
}
