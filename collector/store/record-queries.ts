/** Reads what was recorded: pages of records by time, pages of frames out of the uploads' files, and the totals. */
import { Totals, type FramesPage, type FramesQuery, type RecordsPage } from '../../lib/events/api.ts';
import { Envelope } from '../../lib/events/envelope.ts';
import { fullSnapshotType, metaType } from '../../lib/events/frame.ts';
import type { Database } from './database.ts';
import { listVisibleDevices } from './scope.ts';
import { BadCursor, type Scope } from './store.ts';
import { readInteractionCounts, tallyNames } from './tally.ts';

/** A page ends behind the record that reaches this much JSON, so that a player can start on the first one. */
const pageCharacters = 1024 * 1024;
const pageLength = 1000;

export function readRecords(db: Database, session: string, page: { cursor?: string | undefined; limit?: number | undefined }): RecordsPage {
  const start = page.cursor === undefined ? null : readCursor(page.cursor);
  const ordered = db.build
    .selectFrom('records')
    .select(['at', 'stream', 'seq', 'json'])
    .where('session', '=', session)
    .orderBy('at')
    .orderBy('stream')
    .orderBy('seq');
  const behind =
    start === null
      ? ordered
      : ordered.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'stream', 'seq'), '>', tuple(start.at, start.stream, start.seq)));
  const records: RecordsPage['records'] = [];
  let characters = 0;
  let next: string | null = null;
  for (const row of db.iterate(behind)) {
    if (characters >= pageCharacters || records.length >= (page.limit ?? pageLength)) return { records, next };
    records.push(Envelope.parse(JSON.parse(row.json)));
    characters += row.json.length;
    next = `${row.at}_${row.stream}_${row.seq}`;
  }
  return { records, next: null };
}

/** `readFrameLines` gives the frames of one upload with their seqs, in order. */
export async function readFrames(
  db: Database,
  stream: string,
  query: FramesQuery,
  readFrameLines: (upload: string) => Promise<FrameLine[]>,
): Promise<FramesPage> {
  const first = Math.max(query.at === undefined ? 0 : findStart(db, stream, query.at), query.after === undefined ? 0 : query.after + 1);
  const runs = db.build.selectFrom('frame_runs').selectAll().where('stream', '=', stream).where('lastSeq', '>=', first).orderBy('firstSeq');
  const frames: FramesPage['frames'] = [];
  const until = query.until ?? Infinity;
  let characters = 0;
  for (const run of db.all(runs)) {
    for (const { seq, length, frame } of await readFrameLines(run.upload)) {
      if (seq < Math.max(first, run.firstSeq) || seq > run.lastSeq) continue;
      const last = frames.at(-1);
      if (last !== undefined && (characters >= pageCharacters || last.at > until)) return { frames, next: last.seq, bytes: characters };
      frames.push(frame);
      characters += length;
    }
  }
  return { frames, next: null, bytes: characters };
}

/** `length` is the JSON's, in characters. */
export interface FrameLine {
  seq: number;
  length: number;
  frame: Envelope;
}

/** The last full snapshot at or before `at`, or the meta event just before it; the stream's beginning where there is none. */
function findStart(db: Database, stream: string, at: number): number {
  const keyframes = db.build.selectFrom('keyframes').select('seq').where('stream', '=', stream);
  const snapshot = db.get(keyframes.where('type', '=', fullSnapshotType).where('at', '<=', at).orderBy('seq', 'desc').limit(1));
  if (snapshot === null) return 0;
  const meta = db.get(keyframes.where('type', '=', metaType).where('seq', '=', snapshot.seq - 1));
  return meta?.seq ?? snapshot.seq;
}

export function readTotals(db: Database, scope: Scope): Totals {
  const devices = listVisibleDevices(db, scope);
  const streams = db.build
    .selectFrom('streams')
    .select((row) => tallyNames.map((name) => row.fn.coalesce(row.fn.sum<number>(name), row.lit(0)).as(name)));
  const tally = db.get(devices === null ? streams : streams.where('device', 'in', devices));
  const sessions = db.build.selectFrom('sessions').select((row) => row.fn.countAll<number>().as('count'));
  const uploads = db.build.selectFrom('uploads').select((row) => row.fn.countAll<number>().as('count'));
  const quarantined = db.build
    .selectFrom('quarantine')
    .innerJoin('streams', 'streams.id', 'quarantine.stream')
    .select((row) => row.fn.countAll<number>().as('count'));
  return Totals.parse({
    sessions: db.get(devices === null ? sessions : sessions.where('device', 'in', devices))?.count,
    interactions: tally && readInteractionCounts(tally),
    frames: tally?.frames,
    actions: tally?.actions,
    uploads: db.get(devices === null ? uploads : uploads.where('device', 'in', devices))?.count,
    quarantined: db.get(devices === null ? quarantined : quarantined.where('streams.device', 'in', devices))?.count,
  });
}

function readCursor(cursor: string): { at: number; stream: string; seq: number } {
  const [at = '', stream = '', seq = ''] = cursor.split('_');
  if (!/^\d+(\.\d+)?$/.test(at) || stream === '' || !/^\d+$/.test(seq)) throw new BadCursor();
  return { at: Number(at), stream, seq: Number(seq) };
}
