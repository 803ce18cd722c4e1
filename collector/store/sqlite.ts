/** The default store: an index in SQLite, and the sealed bytes of each upload as a file. */
import { mkdir } from 'node:fs/promises';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../../lib/events/manifest.ts';
import { readActionFacets } from './action-facets.ts';
import { readTranscript } from './message-texts.ts';
import { countActions, iterateActions, listActions } from './action-queries.ts';
import { createAccess, type Access } from './access.ts';
import { createAccounts } from './accounts.ts';
import type { AccountStore } from './account-store.ts';
import { openDatabase, type Database } from './database.ts';
import { resumeHeld } from './removal-jobs.ts';
import { createActivityRows, markEverything } from './activity/rows.ts';
import { createScores } from './activity/sentiment.ts';
import { createDataRows } from './data.ts';
import { createExportRows } from './exports.ts';
import { createFleet } from './fleet.ts';
import type { FleetStore } from './fleet-contract.ts';
import { openUploadFiles, type UploadFiles } from './files.ts';
import { findOutcome, ingest } from './ingest.ts';
import { createHoldRows, type HoldRows } from './holds.ts';
import { createLogRows } from './log-rows.ts';
import { readOwnStream } from './own-stream.ts';
import { createProofRows } from './proof-rows.ts';
import { createReportRows } from './report-rows.ts';
import { createPushRows, createSetAsideRows, type SetAsideRows } from './pushes.ts';
import { readFrames, readRecords, readTotals, type FrameLine } from './record-queries.ts';
import { isFrame } from './session-of.ts';
import { rewriteUpload } from './rewrite-uploads.ts';
import { listVisibleDevices } from './scope.ts';
import { listSessions, readFacets, readSession } from './session-queries.ts';
import { readUploadRecords, readUploadRecordsNow, readUploadText } from './upload-records.ts';
import type { CheckedUpload, PutOutcome, Scope, Store } from './store.ts';
import type { WebsiteStore } from './website-store.ts';
import { createCobrowses } from './cobrowses.ts';
import { createWebsites } from './websites.ts';

export const databaseName = 'cotrail.sqlite';
export const uploadsName = 'uploads';

/** Opens the store in a folder, and makes both where they are not there. One process at a time. */
export async function openSqliteStore(folder: string, now: () => number = Date.now): Promise<Store> {
  await mkdir(folder, { recursive: true });
  const files = await openUploadFiles(join(folder, uploadsName));
  const db = openDatabase(join(folder, databaseName));
  const scores = createScores(db);
  return {
    ...createAccess(db),
    ...createAccounts(db),
    ...createFleet(db),
    ...createWebsites(db),
    ...createCobrowses(db),
    ...createExportRows(db),
    ...createPushRows(db),
    ...createReportRows(db),
    ...createLogRows(db),
    ...createProofRows(db, (upload) => readUploadText(db, files, upload)),
    readOwnStream: async (now) => readOwnStream(db, now),
    putUpload: (upload, receivedAt) => putUpload(db, files, upload, receivedAt),
    listSessions: async (scope, query) => listSessions(db, scope, query),
    readFacets: async (scope, query) => readFacets(db, scope, query),
    readSession: async (scope, id) => readSession(db, scope, id),
    readRecords: async (scope, session, page) => (isWithin(db, scope, 'sessions', session) ? readRecords(db, session, page) : null),
    readFrames: async (scope, stream, query) =>
      isWithin(db, scope, 'streams', stream) ? readFrames(db, stream, query, (upload) => readFrameLines(db, files, upload)) : null,
    readSessionOf: async (stream) => db.get(db.build.selectFrom('streams').select('session').where('id', '=', stream))?.session ?? null,
    readTotals: async (scope) => readTotals(db, scope),
    listActions: async (scope, query) => listActions(db, scope, query),
    readActionFacets: async (scope, filter) => readActionFacets(db, scope, filter),
    readTranscript: async (scope, query) => readTranscript(db, scope, query, scores.ofMessages),
    iterateActions: (scope, filter) => iterateActions(db, scope, filter),
    countActions: async (scope, filter) => countActions(db, scope, filter),
    ...createDataRows(db, files),
    ...createActivityRows(db, now, scores),
    close: async () => db.close(),
  };
}

type HoldAccess = HoldRows & Pick<Store, 'resumeHeld'>;

/** Who may come in, and what may not be deleted: safe beside a collector that has the store open. Throws where no collector has kept its data there. */
export function openAccess(
  folder: string,
  { isNewAllowed = false } = {},
): Access & AccountStore & FleetStore & SetAsideRows & HoldAccess & WebsiteStore & { markActivity(): void; close(): void } {
  const path = join(folder, databaseName);
  if (isNewAllowed) mkdirSync(folder, { recursive: true });
  else if (!existsSync(path))
    throw new Error(`There is no collector's data in ${folder}: say with --data where the running collector keeps it.`);
  const db = openDatabase(path);
  return {
    ...createAccess(db),
    ...createAccounts(db),
    ...createFleet(db),
    ...createWebsites(db),
    ...createSetAsideRows(db),
    ...createHoldRows(db),
    resumeHeld: async () => resumeHeld(db),
    markActivity: () => markEverything(db),
    close: () => db.close(),
  };
}

/** The file first: an index row never points at bytes that a crash took. A file without a row is written again by the next attempt. */
async function putUpload(db: Database, files: UploadFiles, upload: CheckedUpload, receivedAt: number): Promise<PutOutcome> {
  const readStored = (stream: string, seq: number): string | null => findStored(db, files, stream, seq);
  if (findOutcome(db, upload) !== null) return ingest({ db, readStored }, upload, receivedAt);
  await files.write(upload.sha256, upload.bytes);
  const outcome = ingest({ db, readStored }, upload, receivedAt);
  await rewriteUpload(db, files, upload.id);
  if (outcome === 'other-bytes' || outcome === 'other-stream') await files.remove(upload.sha256);
  return outcome;
}

function isWithin(db: Database, scope: Scope, table: 'sessions' | 'streams', id: string): boolean {
  const row = db.get(db.build.selectFrom(table).select('device').where('id', '=', id));
  const visible = listVisibleDevices(db, scope);
  return row !== null && (visible === null || visible.includes(row.device));
}

async function readFrameLines(db: Database, files: UploadFiles, upload: string): Promise<FrameLine[]> {
  return (await readUploadRecords(db, files, upload))
    .map(({ line, record }) => ({ seq: record.seq, length: line.length, frame: record }))
    .filter(({ frame }) => isFrame({ record: frame }));
}

/** Synchronous, inside a transaction: asked only where two manifests claim the same seq. */
function findStored(db: Database, files: UploadFiles, stream: string, seq: number): string | null {
  const row = db.get(db.build.selectFrom('records').select('json').where('stream', '=', stream).where('seq', '=', seq));
  if (row !== null) return row.json;
  const run = db.get(
    db.build
      .selectFrom('frame_runs')
      .select('upload')
      .where('stream', '=', stream)
      .where('firstSeq', '<=', seq)
      .where('lastSeq', '>=', seq),
  );
  if (run === null) return null;
  const found = readUploadRecordsNow(db, files, run.upload).find(({ record }) => record.seq === seq);
  return found ? canonicalJson(found.record) : null;
}
