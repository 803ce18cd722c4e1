/** Erasures as they are kept: asked, found, confirmed, carried out in steps that may be cut short anywhere, and done. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ErasureCounts, type Erasure, type ErasureDevices, type ErasureList, type ErasureTarget } from '../../lib/events/data-api.ts';
import { listTargetNames } from '../../lib/events/erasure-names.ts';
import { write, type Database } from './database.ts';
import { listErasedExports } from './erasure-exports.ts';
import { findNext, findShownInteractions } from './erasure-find.ts';
import { addPrint, hashName, listPrints, readSalt } from './erasure-prints.ts';
import { countHeld, findAside, listShownFrames, removeHits, removeShown } from './erasure-remove.ts';
import type { UploadFiles } from './files.ts';
import { keepsRun, readHeld } from './holds.ts';
import { countRemoved, countTold, noteTold, release } from './removal-jobs.ts';
import { rewriteUploads } from './rewrite-uploads.ts';
import type { ErasureRow } from './tables.ts';
import { forgetSearchWords } from './unindex-actions.ts';

export interface ErasureRows {
  addErasure(erasure: { id: string; target: ErasureTarget; note: string; askedBy: string | null; askedAt: number }): Promise<void>;
  /** Newest first. */
  listErasures(): Promise<Erasure[]>;
  /** False where it does not wait for that. */
  confirmErasure(id: string): Promise<boolean>;
  /** Forgets one that was not confirmed; false where there is none. */
  cancelErasure(id: string): Promise<boolean>;
  /** The one that is to be gone on with, null where none is. */
  findUnfinishedErasure(): Promise<string | null>;
  /** Goes on until it waits for somebody, or until all is removed that this store holds: then true, and `finishErasure` is the caller's. */
  continueErasure(id: string, signal: AbortSignal): Promise<boolean>;
  finishErasure(id: string, exports: number, doneAt: number): Promise<void>;
  /** The exports whose files may hold what it removes. */
  listErasedExports(id: string): Promise<string[]>;
  /** Whether each device has got it, those that have not first; null where there is no such erasure. */
  listErasureDevices(id: string): Promise<ErasureDevices['devices'] | null>;
  /** What a device has to erase of its own; asking for it says that it has got all up to `after`. */
  readErasureList(device: string, after: number, now: number): Promise<ErasureList>;
}

const nothing: ErasureCounts = { recordings: 0, interactions: 0, actions: 0, messages: 0, exports: 0 };

export function createErasureRows(db: Database, files: UploadFiles): ErasureRows {
  const { build } = db;
  const read = (id: string): ErasureRow | null => db.get(build.selectFrom('erasures').selectAll().where('id', '=', id));
  const change = (id: string, values: Partial<ErasureRow>): number =>
    db.run(build.updateTable('erasures').set(values).where('id', '=', id));
  return {
    addErasure: async ({ target, ...asked }) =>
      db.transact(() => {
        const sql = `insert into erasures (id, kind, note, askedBy, askedAt, state, removed) values (?, ?, ?, ?, ?, 'finding', ?)`;
        db.run(write(sql, [asked.id, target.kind, asked.note, asked.askedBy, asked.askedAt, JSON.stringify(nothing)]));
        const salt = readSalt(db);
        for (const name of listTargetNames(target)) addPrint(db, asked.id, hashName(salt, name));
      }),
    listErasures: async () => db.all(build.selectFrom('erasures').selectAll().orderBy('number', 'desc')).map((row) => toErasure(db, row)),
    // What came since it was asked for is looked for as well.
    confirmErasure: async (id) =>
      db.run(
        build
          .updateTable('erasures')
          .set({ state: 'running', confirmed: 1, cursor: null })
          .where('id', '=', id)
          .where('state', '=', 'found'),
      ) > 0,
    cancelErasure: async (id) =>
      db.transact(() => {
        if (db.run(build.deleteFrom('erasures').where('id', '=', id).where('confirmed', '=', 0)) === 0) return false;
        for (const table of ['erasure_prints', 'erasure_hits', 'erasure_views'] as const)
          db.run(build.deleteFrom(table).where('erasure', '=', id));
        return true;
      }),
    findUnfinishedErasure: async () =>
      db.get(build.selectFrom('erasures').select('id').where('state', 'in', ['finding', 'running']).orderBy('number').limit(1))?.id ?? null,
    continueErasure: async (id, signal) => {
      for (let row = read(id); row !== null && findNext(db, row); row = read(id)) {
        signal.throwIfAborted();
        await nextTurn();
      }
      const row = read(id);
      return row !== null && carryOut(db, files, row, (values) => change(id, values), signal);
    },
    finishErasure: async (id, exports, doneAt) => {
      countRemoved(db, 'erasures', id, 'exports', exports);
      change(id, { state: 'done', doneAt, heldBack: 0 });
      // Exports that named it are gone from the tables: now from the file as well.
      db.emptyLog();
    },
    listErasedExports: async (id) => listErasedExports(db, id),
    listErasureDevices: async (id) => {
      const row = read(id);
      return row === null ? null : listDevices(db, row);
    },
    readErasureList: async (device, after, now) => readList(db, device, after, now),
  };
}

async function carryOut(
  db: Database,
  files: UploadFiles,
  row: ErasureRow,
  change: (values: Partial<ErasureRow>) => void,
  signal: AbortSignal,
): Promise<boolean> {
  await findAside(db, files, row);
  findShownInteractions(db, row);
  const found = await weigh(db, files, row);
  if (row.confirmed === 0) {
    change({ state: 'found', found: JSON.stringify(found.counts), heldBack: found.held });
    return false;
  }
  // Half an erasure would look like a whole one: where a hold keeps a part, all of it waits.
  if (found.held > 0) {
    change({ state: 'held', heldBack: found.held });
    return false;
  }
  if (row.released === null) release(db, 'erasures', row.id);
  let held = 0;
  for await (const shown of listShownFrames(db, files, row)) {
    signal.throwIfAborted();
    held += removeShown(db, row.id, shown);
  }
  while (removeHits(db, row.id)) await nextTurn();
  held += countHeld(db, row.id);
  await rewriteUploads(db, files);
  for (let begins = true; forgetSearchWords(db, begins); begins = false) await nextTurn();
  db.emptyLog();
  // One that was set while this ran.
  if (held > 0) change({ state: 'held', heldBack: held });
  return held === 0;
}

async function weigh(db: Database, files: UploadFiles, row: ErasureRow): Promise<{ counts: ErasureCounts; held: number }> {
  const sql = `select s.kind, count(*) as count from erasure_hits h join streams s on s.id = h.stream where h.erasure = ? group by s.kind`;
  const kinds = new Map(db.all(write<{ kind: string; count: number }>(sql, [row.id])).map(({ kind, count }) => [kind, count]));
  const counts = {
    ...{ recordings: 0, interactions: kinds.get('facts') ?? 0, actions: kinds.get('ledger') ?? 0 },
    messages: kinds.get('transcripts') ?? 0,
    exports: listErasedExports(db, row.id).length,
  };
  let held = countHeld(db, row.id);
  for await (const { stream, runs } of listShownFrames(db, files, row)) {
    const holds = readHeld(db);
    for (const run of runs) {
      const frames = run.lastSeq - run.firstSeq + 1;
      counts.recordings += frames;
      if (keepsRun(holds, stream.session, run)) held += frames;
    }
  }
  return { counts, held };
}

function toErasure(db: Database, row: ErasureRow): Erasure {
  const devices = countTold(db, 'erasures', row.released);
  const { id, kind, note, askedBy, askedAt, state, heldBack, doneAt } = row;
  return {
    ...{ id, kind, note, askedBy, askedAt, state, heldBack, doneAt, devices },
    found: row.found === null ? null : ErasureCounts.parse(JSON.parse(row.found)),
    removed: ErasureCounts.parse(JSON.parse(row.removed)),
    unreached: ['downloads', 'pushes', ...(devices.told < devices.all ? (['devices'] as const) : []), 'backups', 'other-views'],
  };
}

interface ToldRow {
  id: string;
  name: string;
  revokedAt: number | null;
  askedAt: number | null;
  told: number;
}

function listDevices(db: Database, { released }: ErasureRow): ErasureDevices['devices'] {
  const sql = `
    select d.id, d.name, d.revokedAt, e.at as askedAt, coalesce(e.number >= ?, 0) as told
    from devices d left join erasure_devices e on e.device = d.id order by told, d.name, d.id`;
  // Nobody has got what is not carried out yet.
  return db.all(write<ToldRow>(sql, [released ?? Number.MAX_SAFE_INTEGER])).map((row) => ({ ...row, told: row.told === 1 }));
}

function readList(db: Database, device: string, after: number, now: number): ErasureList {
  noteTold(db, 'erasures', device, after, now);
  const rows = db.all(
    write<{ number: number; id: string; askedAt: number }>(
      'select released as number, id, askedAt from erasures where released > ? order by released limit 100',
      [after],
    ),
  );
  return { salt: readSalt(db), entries: rows.map((row) => ({ ...row, fingerprints: listPrints(db, row.id) })) };
}
