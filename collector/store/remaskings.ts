/** Re-maskings as they are kept: asked, found, confirmed, carried out in steps that may be cut short anywhere, and done. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { Person } from '../../lib/events/person.ts';
import { countNothing } from '../../lib/events/remask.ts';
import {
  RemaskCounts,
  RemaskGroup,
  type Doubtful,
  type RemaskEntry,
  type Remasking,
  type RemaskRequest,
} from '../../lib/events/remask-api.ts';
import { write, type Database } from './database.ts';
import type { UploadFiles } from './files.ts';
import { keepsRun, readHeld } from './holds.ts';
import { countTold, noteTold, release } from './removal-jobs.ts';
import { countStreams, findFits, findNextStream, readMeant, type Fit, type PageStream } from './remask-find.ts';
import { countFits, countRun, removeFits } from './remask-remove.ts';
import { rewriteUploads } from './rewrite-uploads.ts';
import type { RemaskingRow } from './remask-tables.ts';

export interface RemaskingRows {
  addRemasking(asked: RemaskRequest & { id: string; askedBy: string | null; askedAt: number }): Promise<void>;
  /** Newest first. */
  listRemaskings(): Promise<Remasking[]>;
  /** False where it does not wait for that. `person`: who had signed in. */
  confirmRemasking(id: string, doubtful: Doubtful, person: Person | null): Promise<boolean>;
  /** Forgets one that was not confirmed; false where there is none. */
  cancelRemasking(id: string): Promise<boolean>;
  /** The one that is to be gone on with, null where none is. */
  findUnfinishedRemasking(): Promise<string | null>;
  /** Goes on until it waits for somebody, or until all is removed that this store holds: then true, and `finishRemasking` is the caller's. */
  continueRemasking(id: string, signal: AbortSignal): Promise<boolean>;
  /** Who confirmed it; null: the operator. */
  readConfirmer(id: string): Promise<Person | null>;
  finishRemasking(id: string, doneAt: number): Promise<void>;
  /** What a device has to do with its own; asking for it says that it has done all up to `after`. */
  readRemaskList(device: string, after: number, now: number): Promise<RemaskEntry[]>;
}

type Change = (values: Partial<RemaskingRow>) => number;
/** So many streams are looked through between two notes of how far it is. */
const streamsAtOnce = 25;

export function createRemaskingRows(db: Database, files: UploadFiles): RemaskingRows {
  const { build } = db;
  const read = (id: string): RemaskingRow | null => db.get(build.selectFrom('remaskings').selectAll().where('id', '=', id));
  const update = (id: string, values: Partial<RemaskingRow>) => build.updateTable('remaskings').set(values).where('id', '=', id);
  return {
    addRemasking: async ({ id, site, target, from, to, note, askedBy, askedAt }) => {
      const sql = `
        insert into remaskings (id, site, target, fromAt, toAt, note, askedBy, askedAt, state, removed) values (?, ?, ?, ?, ?, ?, ?, ?, 'finding', ?)`;
      db.run(write(sql, [id, site, target, from, to, note, askedBy, askedAt, JSON.stringify(countNothing())]));
    },
    listRemaskings: async () =>
      db.all(build.selectFrom('remaskings').selectAll().orderBy('number', 'desc')).map((row) => toRemasking(db, row)),
    // What came since it was asked for is looked for as well.
    confirmRemasking: async (id, doubtful, person) => {
      const confirmed = { state: 'running', doubtful, person: person && JSON.stringify(person), place: null, looked: 0 } as const;
      return db.run(update(id, confirmed).where('state', '=', 'found')) > 0;
    },
    cancelRemasking: async (id) => db.run(build.deleteFrom('remaskings').where('id', '=', id).where('doubtful', 'is', null)) > 0,
    findUnfinishedRemasking: async () =>
      db.get(build.selectFrom('remaskings').select('id').where('state', 'in', ['finding', 'running']).orderBy('number').limit(1))?.id ??
      null,
    continueRemasking: async (id, signal) => {
      const row = read(id);
      if (row === null) return false;
      const change: Change = (values) => db.run(update(id, values));
      return row.doubtful === null ? preview(db, files, row, change, signal) : carryOut(db, files, row, change, signal);
    },
    readConfirmer: async (id) => readPerson(read(id)?.person ?? null),
    // One that is to look again, for what arrived meanwhile, is not done.
    finishRemasking: async (id, doneAt) => void db.run(update(id, { state: 'done', doneAt, heldBack: 0 }).where('again', '=', 0)),
    readRemaskList: async (device, after, now) => {
      noteTold(db, 'remaskings', device, after, now);
      const sql = `
        select released as number, id, askedAt, site, target, fromAt as "from", toAt as "to", doubtful
        from remaskings where released > ? order by released limit 100`;
      return db.all(write<RemaskEntry>(sql, [after]));
    },
  };
}

/** Each stream that is meant and lies behind a place, and what of it fits. */
async function* walk(db: Database, files: UploadFiles, row: RemaskingRow, signal: AbortSignal) {
  const meant = readMeant(row);
  for (let stream = findNextStream(db, meant, row.place ?? ''); stream !== null; stream = findNextStream(db, meant, stream.id)) {
    signal.throwIfAborted();
    yield { stream, pages: findFits(db, files, meant, stream) };
    await nextTurn();
  }
}

/** Nothing is removed. It begins anew after a kill. */
async function preview(db: Database, files: UploadFiles, row: RemaskingRow, change: Change, signal: AbortSignal): Promise<false> {
  const groups = new Map<string, RemaskGroup>();
  let held = 0;
  let looked = 0;
  for await (const { stream, pages } of walk(db, files, { ...row, place: null }, signal)) {
    const group = ensureGroup(groups, stream);
    let isKept = true;
    const holds = readHeld(db);
    for await (const fits of pages) {
      isKept = false;
      for (const fit of fits) {
        countFits(fit.judgement === 'yes' ? group.sure : group.doubtful, [fit]);
        if (keepsRun(holds, stream.session, fit.run)) held += countRun(fit.run);
      }
    }
    group.streams += 1;
    group.kept += isKept ? 1 : 0;
    looked += 1;
    if (looked % streamsAtOnce === 0) change({ looked });
  }
  change({ state: 'found', found: JSON.stringify([...groups.values()]), heldBack: held, looked });
  return false;
}

function ensureGroup(groups: Map<string, RemaskGroup>, { maskLevel: level, unmasks: said, origin }: PageStream): RemaskGroup {
  const unmasks = said ?? null;
  const isSiteKnown = origin !== null;
  const key = JSON.stringify([level, unmasks, isSiteKnown]);
  const empty = { level, unmasks, isSiteKnown, streams: 0, kept: 0, sure: countNothing(), doubtful: countNothing() };
  return groups.get(key) ?? groups.set(key, empty).get(key)!;
}

async function carryOut(db: Database, files: UploadFiles, asked: RemaskingRow, change: Change, signal: AbortSignal): Promise<boolean> {
  const row = asked.again === 1 ? { ...asked, place: null, looked: 0 } : asked;
  change({ again: 0, place: row.place, looked: row.looked });
  // Half of it would look like the whole: where a hold keeps a part, all of it waits.
  if (row.place === null) {
    const held = readHeld(db).isNone ? 0 : await countHeld(db, files, row, signal);
    if (held > 0) {
      change({ state: 'held', heldBack: held });
      return false;
    }
  }
  if (row.released === null) release(db, 'remaskings', row.id);
  let held = 0;
  let { looked } = row;
  for await (const { stream, pages } of walk(db, files, row, signal)) {
    for await (const fits of pages) held += db.transact(() => removeFits(db, row.id, stream, fits.filter(takes(row))));
    // The files before the place: what it has passed is nowhere any more, and nothing that a hold keeps is passed.
    await rewriteUploads(db, files);
    looked += 1;
    if (held === 0 && looked % streamsAtOnce === 0) change({ place: stream.id, looked });
  }
  await rewriteUploads(db, files);
  db.emptyLog();
  // One that was set while this ran.
  change(held > 0 ? { state: 'held', heldBack: held } : { looked });
  return held === 0;
}

async function countHeld(db: Database, files: UploadFiles, row: RemaskingRow, signal: AbortSignal): Promise<number> {
  let held = 0;
  for await (const { stream, pages } of walk(db, files, row, signal))
    for await (const fits of pages) {
      const holds = readHeld(db);
      for (const { run } of fits.filter(takes(row))) if (keepsRun(holds, stream.session, run)) held += countRun(run);
    }
  return held;
}

const takes =
  ({ doubtful }: RemaskingRow) =>
  ({ judgement }: Fit): boolean =>
    judgement === 'yes' || doubtful === 'remove';

function toRemasking(db: Database, row: RemaskingRow): Remasking {
  const { id, site, target, fromAt: from, toAt: to, note, askedBy, askedAt, state, doubtful, heldBack, doneAt, looked } = row;
  const devices = countTold(db, 'remaskings', row.released);
  const isLooking = state === 'finding' || state === 'running';
  return {
    ...{ id, site, target, from, to, note, askedBy, askedAt, state, doubtful, heldBack, doneAt, devices },
    confirmedBy: readPerson(row.person)?.name ?? null,
    progress: { streams: looked, of: isLooking ? Math.max(looked, countStreams(db, readMeant(row))) : looked },
    found: row.found === null ? null : z.array(RemaskGroup).parse(JSON.parse(row.found)),
    removed: RemaskCounts.parse(JSON.parse(row.removed)),
    unreached: ['actions', 'addresses', ...(devices.told < devices.all ? (['devices'] as const) : []), 'backups'],
  };
}

function readPerson(json: string | null): Person | null {
  return json === null ? null : Person.parse(JSON.parse(json));
}
