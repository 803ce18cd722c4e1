/** Finds what a re-masking is about: stream by stream, as runs of one kind, each with how sure that is. */
import { Envelope } from '../../lib/events/envelope.ts';
import { readKnown } from '../../lib/events/record.ts';
import {
  isMeant,
  join,
  judgePictures,
  judgeRecord,
  judgeSite,
  nameKind,
  type Judgement,
  type MaskedStream,
} from '../../lib/events/remask.ts';
import type { RemaskKind } from '../../lib/events/remask-api.ts';
import { StreamHeader } from '../../lib/events/stream.ts';
import { write, type Database } from './database.ts';
import type { UploadFiles } from './files.ts';
import type { Run } from './holes.ts';
import { findFrames } from './stored-frames.ts';
import type { RemaskingRow } from './remask-tables.ts';
import { readUploadRecords } from './upload-records.ts';

const pageLength = 200;

export interface PageStream extends MaskedStream {
  id: string;
  session: string | null;
  firstAt: number | null;
  lastAt: number | null;
}

/** A run of records to be removed; `maybe`: nobody can tell whether they belong to it. */
export interface Fit {
  kind: RemaskKind;
  judgement: Exclude<Judgement, 'no'>;
  run: Run;
}

export type Meant = Pick<RemaskingRow, 'site' | 'target' | 'askedAt'> & { from: number | null; to: number | null };

export function readMeant({ site, target, askedAt, fromAt: from, toAt: to }: RemaskingRow): Meant {
  return { site, target, askedAt, from, to };
}

/** Streams of pages, of the site or of none that is known, in which something is of the time. What was set aside is in no stream's times. */
const streamsOf = `
  from streams where kind <> 'ledger' and (? is null or origin = ? or origin is null) and
    ((firstAt <= ? and lastAt >= ?) or id in (select stream from quarantine)) and id > ?`;

export function countStreams(db: Database, meant: Meant, behind = ''): number {
  return db.get(write<{ count: number }>(`select count(*) as count ${streamsOf}`, listBounds(meant, behind)))?.count ?? 0;
}

/** The one behind another, by their ids; null behind the last. */
export function findNextStream(db: Database, meant: Meant, behind: string): PageStream | null {
  const sql = `select id, session, header, origin, firstAt, lastAt ${streamsOf} order by id limit 1`;
  const row = db.get(write<PageStream & { header: string | null }>(sql, listBounds(meant, behind)));
  return row === null ? null : { ...row, ...readMasked(row) };
}

/** What a stream's row says of its masking: nothing, where a newer version's header could not be read. */
export function readMasked({ origin, header }: { origin: string | null; header: string | null }): MaskedStream {
  const known = header === null ? null : StreamHeader.parse(JSON.parse(header));
  return { origin, maskLevel: known?.maskLevel ?? null, unmasks: known?.unmasks };
}

function listBounds({ site, askedAt, from, to }: Meant, behind: string) {
  return [site, site, Math.min(askedAt, to ?? Infinity), from ?? 0, behind];
}

/** What of a stream is stored and meant, a page at a time: rows, then frames, then what was set aside. */
export async function* findFits(db: Database, files: UploadFiles, meant: Meant, stream: PageStream): AsyncGenerator<Fit[]> {
  const site = judgeSite(stream, meant);
  const pictures = join(site, judgePictures(stream, meant.target));
  if (pictures === 'no') return;
  yield* findRows(db, meant, stream);
  const runs = await findFrameRuns(db, files, meant, stream);
  if (runs.length > 0) yield runs.map((run) => ({ kind: 'frame', judgement: pictures, run }));
  const aside = await findAside(db, files, meant, stream);
  if (aside.length > 0) yield aside;
}

/** How a record fits, null where it does not. */
export function judge(record: Envelope, stream: MaskedStream, meant: Meant): Pick<Fit, 'kind' | 'judgement'> | null {
  if (!isMeant(record.at, meant)) return null;
  const known = readKnown(record);
  const kind = nameKind(record, known);
  const judgement = kind === null ? 'no' : join(judgeSite(stream, meant), judgeRecord(kind, known, stream, meant.target));
  return kind === null || judgement === 'no' ? null : { kind, judgement };
}

function toFits(records: Iterable<Envelope>, stream: PageStream, meant: Meant): Fit[] {
  return [...records].flatMap((record) => {
    const fit = judge(record, stream, meant);
    const { seq, at } = record;
    return fit === null ? [] : [{ ...fit, run: { firstSeq: seq, lastSeq: seq, firstAt: at, lastAt: at } }];
  });
}

function* findRows(db: Database, meant: Meant, stream: PageStream): Generator<Fit[]> {
  const sql = 'select seq, json from records where stream = ? and seq > ? order by seq limit ?';
  for (let behind = -1; ;) {
    const rows = db.all(write<{ seq: number; json: string }>(sql, [stream.id, behind, pageLength]));
    const fits = toFits(
      rows.map(({ json }) => Envelope.parse(JSON.parse(json))),
      stream,
      meant,
    );
    if (fits.length > 0) yield fits;
    if (rows.length < pageLength) return;
    behind = rows.at(-1)!.seq;
  }
}

/** Where all of the stream is of the time, no file has to be read. */
function findFrameRuns(db: Database, files: UploadFiles, meant: Meant, stream: PageStream): Run[] | Promise<Run[]> {
  const runs = db.all(db.build.selectFrom('frame_runs').select(['firstSeq', 'lastSeq']).where('stream', '=', stream.id));
  const { firstAt, lastAt } = stream;
  if (runs.length === 0) return [];
  const isWhole = firstAt !== null && lastAt !== null && isMeant(firstAt, meant) && isMeant(lastAt, meant);
  return isWhole
    ? runs.map(({ firstSeq, lastSeq }) => ({ firstSeq, lastSeq, firstAt, lastAt }))
    : findFrames(db, files, stream.id, ({ at }) => isMeant(at, meant));
}

async function findAside(db: Database, files: UploadFiles, meant: Meant, stream: PageStream): Promise<Fit[]> {
  const aside = db.all(db.build.selectFrom('quarantine').select(['upload', 'seq']).where('stream', '=', stream.id));
  const fits: Fit[] = [];
  for (const [upload, of] of Map.groupBy(aside, (row) => row.upload)) {
    const seqs = new Set(of.map(({ seq }) => seq));
    const records = (await readUploadRecords(db, files, upload)).map(({ record }) => record);
    fits.push(
      ...toFits(
        records.filter(({ seq }) => seqs.has(seq)),
        stream,
        meant,
      ),
    );
  }
  return fits;
}
