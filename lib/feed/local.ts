/** The feed over this device's own store: works with no collector, and reads what a collector has not yet. */
import { parseRecord, readKnown, schemaVersion } from '../events/record.ts';
import {
  type FramesPage,
  type FramesQuery,
  type RecordsPage,
  type SessionDetail,
  type SessionFacets,
  type SessionQuery,
  type SessionSummary,
  type StreamView,
} from '../events/api.ts';
import { metaType } from '../events/frame.ts';
import { interactionTypes } from '../events/interaction.ts';
import { readWho } from '../events/person.ts';
import type { Hole } from '../events/mark.ts';
import { type CotrailDb, type FrameRow, type RecordRow, type SessionRow, type StreamRow, db as deviceDb } from '../store/db.ts';
import { listReceived, toActionQuery, type TranscriptPage, type TranscriptQuery } from '../events/transcript-api.ts';
import { readMessageTexts } from '../store/message-texts.ts';
import { readHeader } from '../store/seal.ts';
import { noteTranscript } from '../store/transcript-copies.ts';
import type { Feed } from './feed.ts';
import { listLocalActions, readLocalFacets } from './local-actions.ts';
import { createLocalActivity } from './local-activity.ts';
import { readScores } from './local-sentiment.ts';

const pageBytes = 1024 * 1024;
const pageRecords = 1_000;

/** All but the exports, which need the background: whoever has it adds them. */
export function createLocalFeed(db: CotrailDb = deviceDb): Omit<Feed, 'exports'> {
  return {
    place: 'device',
    async listSessions(query) {
      const found = (await readMatching(db, query)).sort((a, b) => b.openedAt - a.openedAt);
      const from = Number(query.cursor ?? 0);
      const to = from + (query.limit ?? 100);
      return { sessions: found.slice(from, to).map(toSummary), total: found.length, next: to < found.length ? String(to) : null };
    },
    readFacets: async (query) => countFacets(await readMatching(db, query)),
    readSession: (id) => readDetail(db, id),
    readRecords: (session, cursor) => readRecordsPage(db, session, cursor),
    readFrames: (stream, query) => readFramesPage(db, stream, query),
    listActions: (query, signal) => listLocalActions(db, query, signal),
    readActionFacets: (filter, signal) => readLocalFacets(db, filter, signal),
    readTranscript: (query, signal) => readTranscript(db, query, signal),
    noteTranscript: (copy) => noteTranscript(db, copy, Date.now()),
    activity: createLocalActivity(db),
  };
}

/** The first page tells how the customer sounded in the whole conversation. */
async function readTranscript(db: CotrailDb, query: TranscriptQuery, signal: AbortSignal): Promise<TranscriptPage> {
  const page = await listLocalActions(db, toActionQuery(query), signal);
  const texts = await readMessageTexts(db, page.actions);
  if (query.cursor !== undefined) return { ...page, texts };
  const actions = [...page.actions];
  for (let { next } = page; next !== null;) {
    const more = await listLocalActions(db, toActionQuery({ ...query, cursor: next, limit: 1000 }), signal);
    actions.push(...more.actions);
    next = more.next;
  }
  const scoreAll = await readScores(db, actions);
  return { ...page, texts, sentiment: scoreAll(listReceived(actions)) };
}

async function readMatching(db: CotrailDb, query: SessionQuery): Promise<SessionRow[]> {
  const { person, site, from, to, type, gaps } = query;
  return db.sessions
    .where('lastAt')
    .aboveOrEqual(from ?? 0)
    .filter((session) => {
      const isThem = person === undefined || (readWho(session.person, session.named) ?? '') === person;
      const isThere = site === undefined || session.sites.includes(site);
      const isThen = to === undefined || session.openedAt < to;
      const isSuch = type === undefined || session.interactions[type] > 0;
      return isThem && isThere && isThen && isSuch && (gaps === undefined || session.gaps > 0 === (gaps === 'yes'));
    })
    .toArray();
}

function countFacets(sessions: SessionRow[]): SessionFacets {
  const tally = (read: (session: SessionRow) => (string | null)[]) => {
    const counts = new Map<string | null, number>();
    for (const value of sessions.flatMap(read)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  };
  return {
    persons: tally(({ person, named }) => [readWho(person, named)]),
    sites: tally(({ sites }) => sites),
    types: tally(({ interactions }) => interactionTypes.filter((type) => interactions[type] > 0)),
  };
}

function toSummary({ tabIds, open: _open, ...session }: SessionRow): SessionSummary {
  return { ...session, tabs: tabIds.length };
}

async function readDetail(db: CotrailDb, id: string): Promise<SessionDetail | null> {
  const session = await db.sessions.get(id);
  if (!session) return null;
  const streams = await db.streams.where('session').equals(id).sortBy('openedAt');
  return { session: toSummary(session), streams: await Promise.all(streams.map((stream) => viewStream(db, stream))) };
}

async function viewStream(db: CotrailDb, stream: StreamRow): Promise<StreamView> {
  const table = stream.kind === 'frames' ? db.frames : db.records;
  const all = table.where('[stream+seq]').between([stream.id, 0], [stream.id, Infinity]);
  const keys = await all.primaryKeys();
  const last = keys.at(-1);
  const [first, end] = last ? await table.bulkGet([[stream.id, keys[0]?.[1] ?? 0], last]) : [];
  const missing = keys.flatMap(([, seq], index) => {
    const before = keys[index - 1]?.[1] ?? -1;
    return seq === before + 1 ? [] : [toHole(stream, before, seq)];
  });
  const known = end ? readKnown(end.record) : null;
  const header = readHeader(stream);
  const ended = known?.kind === 'mark' && known.mark === 'ended';
  return { header, firstAt: first?.at ?? null, lastAt: stream.lastAt, records: keys.length, lastSeq: last?.[1] ?? null, ended, missing };
}

function toHole(stream: StreamRow, before: number, beforeSeq: number): Hole {
  const place = { stream: stream.id, session: stream.session, afterSeq: before < 0 ? null : before, beforeSeq };
  return { ...place, fromAt: null, toAt: null, count: beforeSeq - before - 1, reason: 'missing' };
}

/** The cursor is the last row's `[at, stream, seq]` as JSON. The index stands in that order: of one time, by stream and seq. */
async function readRecordsPage(db: CotrailDb, session: string, cursor: string | null): Promise<RecordsPage> {
  const after = cursor === null ? null : (JSON.parse(cursor) as [number, string, number]);
  const rest = await db.records
    .where('[session+at]')
    .between([session, after?.[0] ?? 0], [session, Infinity])
    .filter((row) => after === null || byTime(row, { at: after[0], stream: after[1], seq: after[2] }) > 0)
    .limit(pageRecords + 1)
    .toArray();
  const page = rest.slice(0, pageRecords);
  const last = page.at(-1);
  const records = page.map(({ record }) => record).filter((record) => parseRecord(record, schemaVersion).success);
  return { records, next: last && rest.length > pageRecords ? JSON.stringify([last.at, last.stream, last.seq]) : null };
}

type Key = Pick<RecordRow, 'at' | 'stream' | 'seq'>;

function byTime(a: Key, b: Key): number {
  return a.at - b.at || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.seq - b.seq);
}

async function readFramesPage(db: CotrailDb, stream: string, { at, after, until = Infinity }: FramesQuery): Promise<FramesPage> {
  const from = Math.max(at === undefined ? 0 : await findStart(db, stream, at), after === undefined ? 0 : after + 1);
  const frames: FrameRow['record'][] = [];
  let bytes = 0;
  const isFull = () => bytes > pageBytes || (frames.at(-1)?.at ?? -Infinity) > until;
  await db.frames
    .where('[stream+seq]')
    .between([stream, from], [stream, Infinity])
    .until(isFull)
    .each((row) => {
      bytes += JSON.stringify(row.record).length;
      frames.push(row.record);
    });
  return { frames, next: isFull() ? (frames.at(-1)?.seq ?? null) : null, bytes };
}

/** The seq of the last full snapshot at or before `at`, or of its meta event just before it; 0 where there is none. */
async function findStart(db: CotrailDb, stream: string, at: number): Promise<number> {
  const snapshot = await db.frames.where('[stream+snapshotAt]').between([stream, 0], [stream, at], true, true).last();
  if (!snapshot) return 0;
  const before = await db.frames.get([stream, snapshot.seq - 1]);
  const known = before ? readKnown(before.record) : null;
  return known?.kind === 'frame' && known.event.type === metaType ? snapshot.seq - 1 : snapshot.seq;
}
