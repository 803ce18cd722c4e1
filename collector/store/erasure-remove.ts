/** Removes what an erasure has found, a short transaction at a time: each looks for holds itself, and takes what it removed off the list. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from './database.ts';
import { createFinder } from './erasure-find.ts';
import { listPrints } from './erasure-prints.ts';
import { isWithin, listShowing, type ShowingStream } from './erasure-views.ts';
import type { UploadFiles } from './files.ts';
import { keepsRun, readHeld } from './holds.ts';
import type { Run } from './holes.ts';
import { countRemoved } from './removal-jobs.ts';
import { removeRuns } from './remove-records.ts';
import { findFrames } from './stored-frames.ts';
import type { ErasureRow } from './tables.ts';
import { readUploadRecords } from './upload-records.ts';
import { write } from './database.ts';

const hitsAtOnce = 200;

/** Records that were set aside are in no table: those of these uploads are looked through in their files. */
export async function findAside(db: Database, files: UploadFiles, erasure: ErasureRow): Promise<void> {
  const aside = db.all(write<{ upload: string }>('select distinct upload from quarantine'));
  for (const { upload } of aside) {
    const seqs = new Set(db.all(db.build.selectFrom('quarantine').select('seq').where('upload', '=', upload)).map(({ seq }) => seq));
    const records = (await readUploadRecords(db, files, upload)).map(({ record }) => record);
    db.transact(() => {
      const find = createFinder(db, erasure, new Set(listPrints(db, erasure.id)));
      for (const record of records) if (seqs.has(record.seq) && record.at <= erasure.askedAt) find(record);
    });
  }
}

export interface Shown {
  stream: ShowingStream;
  runs: Run[];
}

/** The frames that may show what is erased, stream by stream, as far as they are still there. */
export async function* listShownFrames(db: Database, files: UploadFiles, { id, askedAt }: ErasureRow): AsyncGenerator<Shown> {
  for (const stream of listShowing(db, id, askedAt)) {
    if (stream.kind !== 'frames') continue;
    const runs = await findFrames(db, files, stream.id, ({ at }) => isWithin(stream.windows, at));
    if (runs.length > 0) yield { stream, runs };
    await nextTurn();
  }
}

/** Removes one stream's frames; gives how many a hold keeps. */
export function removeShown(db: Database, erasure: string, { stream, runs }: Shown): number {
  return db.transact(() => {
    const held = readHeld(db);
    const free = runs.filter((run) => !keepsRun(held, stream.session, run));
    countRemoved(db, 'erasures', erasure, 'recordings', removeRuns(db, stream.id, stream.session, free, 'erased'));
    return runs.filter((run) => !free.includes(run)).reduce((sum, { firstSeq, lastSeq }) => sum + lastSeq - firstSeq + 1, 0);
  });
}

/** Removes the next records that were found; those that a hold keeps stay on the list, and are counted at the end. False where nothing more can be removed. */
export function removeHits(db: Database, erasure: string): boolean {
  return db.transact(() => {
    const held = readHeld(db);
    let removed = 0;
    for (const hit of listHits(db, erasure)) {
      if (held.keeps(hit)) continue;
      const run = { firstSeq: hit.seq, lastSeq: hit.seq, firstAt: hit.firstAt, lastAt: hit.lastAt };
      removeRuns(db, hit.stream, hit.session, [run], 'erased');
      if (hit.json !== null && hit.kind === 'ledger') widenTimes(db, erasure, hit.firstAt);
      if (hit.json !== null) countRemoved(db, 'erasures', erasure, nameCount(hit.kind), 1);
      db.run(write('delete from erasure_hits where erasure = ? and stream = ? and seq = ?', [erasure, hit.stream, hit.seq]));
      removed += 1;
      if (removed === hitsAtOnce) return true;
    }
    return false;
  });
}

/** Under which name a record of a stream of this kind is counted, frames apart. */
export function nameCount(kind: string): 'actions' | 'messages' | 'interactions' {
  return kind === 'ledger' ? 'actions' : kind === 'transcripts' ? 'messages' : 'interactions';
}

/** How many of what was found a hold keeps. */
export function countHeld(db: Database, erasure: string): number {
  const held = readHeld(db);
  return held.isNone ? 0 : listHits(db, erasure).filter((hit) => held.keeps(hit)).length;
}

interface Hit {
  stream: string;
  seq: number;
  kind: string;
  session: string | null;
  json: string | null;
  firstAt: number;
  lastAt: number;
}

function listHits(db: Database, erasure: string): Hit[] {
  const sql = `
    select h.stream, h.seq, h.at as firstAt, h.at as lastAt, s.kind, coalesce(r.session, s.session) as session, r.json
    from erasure_hits h left join streams s on s.id = h.stream left join records r on r.stream = h.stream and r.seq = h.seq
    where h.erasure = ? order by h.stream, h.seq`;
  return db.all(write<Hit>(sql, [erasure]));
}

/** Files of exports that were made for these times may hold what is erased. */
export function widenTimes(db: Database, erasure: string, at: number): void {
  const sql = `
    update erasures set removed = json_set(removed,
      '$.fromAt', min(coalesce(removed ->> 'fromAt', ?), ?), '$.toAt', max(coalesce(removed ->> 'toAt', ?), ?)) where id = ?`;
  db.run(write(sql, [at, at, at, at, erasure]));
}
