/** Erasures as they are kept: asked, found, confirmed, carried out in steps that may be cut short anywhere, and done. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { ErasureCounts, type Erasure, type ErasureList, type ErasureTarget } from '../../lib/events/data-api.ts';
import { listTargetNames } from '../../lib/events/erasure-names.ts';
import { write, type Database } from './database.ts';
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
  /** Whether a text of a filter names one of these. */
  isErased(id: string, names: readonly string[]): Promise<boolean>;
  /** Between which times the actions were that it removed; null where it removed none. */
  readErasedTimes(id: string): Promise<{ from: number; to: number } | null>;
  /** What a device has to erase of its own; asking for it says that it has got all up to `after`. */
  readErasureList(device: string, after: number, now: number): Promise<ErasureList>;
}

const ErasedTimes = z.object({ fromAt: z.number().optional(), toAt: z.number().optional() });
const nothing: ErasureCounts = { recordings: 0, interactions: 0, actions: 0, exports: 0 };

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
    isErased: async (id, names) => {
      const prints = new Set(listPrints(db, id));
      const salt = readSalt(db);
      return names.some((name) => prints.has(hashName(salt, name)));
    },
    readErasedTimes: async (id) => {
      const { fromAt: from, toAt: to } = ErasedTimes.parse(JSON.parse(read(id)?.removed ?? '{}'));
      return from === undefined || to === undefined ? null : { from, to };
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
  const counts = { ...nothing, interactions: kinds.get('facts') ?? 0, actions: kinds.get('ledger') ?? 0 };
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
