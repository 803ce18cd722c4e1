/** The tables of activity, and what a database from before them is given: every day of every device is to be counted. */
import { readKnown } from '../../../lib/events/record.ts';
import { Envelope } from '../../../lib/events/envelope.ts';
import { write, type Database } from '../database.ts';
import { markAll, noteFacts } from './marks.ts';

const tables = [
  // Days in UTC of which something has changed and was not counted again. `changes` tells whether it changed once more meanwhile.
  'create table activity_marks (device text not null, day integer not null, changes integer not null, primary key (device, day)) strict, without rowid',
  'create index activity_marks_by_day on activity_marks (day)',
  `create table activity_people (
    "by" text not null, hasName integer not null, personId text not null, console text not null, device text not null, firstAt real not null, lastAt real not null,
    primary key ("by", hasName, personId, console, device)
  ) strict, without rowid`,
  'create index activity_people_by_device on activity_people (device)',
  'create table activity_agents (id text primary key, known text not null) strict, without rowid',
  `create table activity_gaps (
    stream text not null, seq integer not null, device text not null, fromAt real not null, toAt real, reason text not null, isTotal integer not null,
    primary key (stream, seq)
  ) strict, without rowid`,
  'create index activity_gaps_by_device on activity_gaps (device, fromAt)',
  `create table activity_clock_steps (
    stream text not null, seq integer not null, device text not null, at real not null, stepMs real not null, primary key (stream, seq)
  ) strict, without rowid`,
  'create index activity_clock_steps_by_device on activity_clock_steps (device, at)',
  'create table activity_links (stream text not null, seq integer not null, one text not null, other text not null, primary key (stream, seq)) strict, without rowid',
  `create table activity_days (
    agent text not null, day text not null, startAt real not null, endAt real not null, devices text not null, numbers text not null, hours text not null, isOpen integer not null,
    primary key (agent, day)
  ) strict, without rowid`,
  'create index activity_days_by_day on activity_days (day, agent)',
  `create table activity_chats (
    agent text not null, day text not null, place integer not null, console text, conversation text not null, grp text, beginAt real not null, endAt real, "begin" text not null,
    outcome text not null, isReopened integer not null, isBegun integer not null, firstResponseMs real, handlingMs real, ratings text not null,
    primary key (agent, day, place)
  ) strict, without rowid`,
  'create index activity_chats_by_day on activity_chats (day, agent)',
];

export function addActivity(db: Database): void {
  for (const table of tables) db.run(write(table));
  noteStoredFacts(db);
  markAll(db);
}

/** A page of records at a time: gaps and steps of clocks are few among many. */
export function noteStoredFacts(db: Database): void {
  const page = `
    select r.stream, r.seq, r.json, s.device from records r join streams s on s.id = r.stream
    where (r.stream, r.seq) > (?, ?) and r.json ->> 'kind' in ('gap', 'mark', 'action') and (r.json ->> 'kind' <> 'action' or r.json ->> 'event' = 'person.linked')
    order by r.stream, r.seq limit 1000`;
  interface Stored {
    stream: string;
    seq: number;
    json: string;
    device: string;
  }
  let rows: Stored[] = [];
  do {
    rows = db.all(write<Stored>(page, [rows.at(-1)?.stream ?? '', rows.at(-1)?.seq ?? -1]));
    for (const { device, json } of rows) noteFacts(db, device, [readKnown(Envelope.parse(JSON.parse(json)))]);
  } while (rows.length > 0);
}
