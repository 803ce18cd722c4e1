/** Stores one upload's index: what is new is written, what is known is passed over, what contradicts is set aside. One transaction. */
import { fullSnapshotType, metaType } from '../../lib/events/frame.ts';
import { indexGroups } from './action-groups.ts';
import { indexActions } from './action-index.ts';
import { markFresh } from './activity/marks.ts';
import { isLinked } from './chain.ts';
import { addCoverage, toRuns } from './coverage.ts';
import type { Database } from './database.ts';
import { endOfSessions } from './cobrowses.ts';
import { judgeSignature } from './signing-keys.ts';
import { appendToLog } from './log-rows.ts';
import { indexMessageTexts } from './message-texts.ts';
import { sortRecords } from './overlap.ts';
import { eraseAtArrival } from './erase-at-arrival.ts';
import { remaskAtArrival } from './remask-at-arrival.ts';
import { enqueueRewrite } from './remove-records.ts';
import { readRemoved } from './removed.ts';
import { findSession, isFrame } from './session-of.ts';
import type { CheckedRecord, CheckedUpload, PutOutcome } from './store.ts';
import { ensureStream, recountHoles, updateSessions, updateStream } from './summaries.ts';
import { addTold } from './told.ts';

export interface Ingest {
  db: Database;
  readStored(stream: string, seq: number): string | null;
}

export function ingest({ db, readStored }: Ingest, upload: CheckedUpload, receivedAt: number): PutOutcome {
  return db.transact(() => {
    const known = findOutcome(db, upload);
    if (known === 'duplicate') return known;
    if (known !== null) return raiseAlarm(db, upload, known, known, receivedAt);

    const { id, sha256, schema, stream, manifest, manifestHash: hash } = upload;
    const { firstSeq, lastSeq } = manifest;
    const kept = { bytes: upload.bytes.length, receivedAt, file: sha256, firstSeq, lastSeq };
    db.insertAll('uploads', [{ id, sha256, device: stream.device, stream: stream.id, schema, ...kept }]);
    const row = ensureStream(db, upload);
    const isSignedWrong = judgeSignature(db, upload, receivedAt) === 'wrong';
    const problem = isSignedWrong ? 'broken-signature' : isLinked(db, manifest, hash) ? null : 'broken-chain';
    if (problem === null && insertManifest(db, upload)) appendToLog(db, upload, receivedAt);
    addCoverage(db, stream.id, 'manifests', { firstSeq: manifest.firstSeq, lastSeq: manifest.lastSeq, firstAt: null, lastAt: null });
    const { fresh, contradicting } = problem === null ? sortRecords(db, upload, readStored) : { fresh: [], contradicting: upload.records };
    setAside(db, upload, contradicting, problem ?? 'other-content', receivedAt);
    if (holdsRemoved(db, upload)) enqueueRewrite(db, id);
    insertRecords(db, upload, fresh);
    indexActions(db, stream.device, fresh);
    indexGroups(db, fresh);
    indexMessageTexts(db, fresh);
    markFresh(db, stream.device, fresh);
    const told = addTold(db, stream.device, fresh);
    updateStream(db, row, upload, fresh);
    updateSessions(db, upload, fresh, recountHoles(db, told));
    endOfSessions(db, fresh, receivedAt);
    eraseAtArrival(db, upload);
    remaskAtArrival(db, upload);
    return problem === null ? 'stored' : raiseAlarm(db, upload, 'quarantined', problem, receivedAt);
  });
}

/** The outcome where nothing is to be stored, else null. */
export function findOutcome(
  db: Database,
  { id, sha256, stream, records }: CheckedUpload,
): 'duplicate' | 'other-bytes' | 'other-stream' | null {
  const upload = db.get(db.build.selectFrom('uploads').select('sha256').where('id', '=', id));
  if (upload !== null) return upload.sha256 === sha256 ? 'duplicate' : 'other-bytes';
  const row = db.get(db.build.selectFrom('streams').select(['device', 'kind', 'session']).where('id', '=', stream.id));
  if (row !== null && (row.device !== stream.device || row.kind !== stream.kind || row.session !== stream.session)) return 'other-stream';
  const sessions = new Set(records.map((record) => findSession(record, stream)).concat(stream.session));
  return [...sessions].some((session) => isOfOther(db, session, stream.device)) ? 'other-stream' : null;
}

/** Whether it brings what was removed for good: that goes out of its file again. */
function holdsRemoved(db: Database, { stream, records }: CheckedUpload): boolean {
  const removed = readRemoved(db, stream.id);
  return records.some(({ record: { seq } }) => removed.some((run) => seq >= run.firstSeq && seq <= run.lastSeq));
}

function isOfOther(db: Database, session: string | null, device: string): boolean {
  const owner = session === null ? null : db.get(db.build.selectFrom('sessions').select('device').where('id', '=', session));
  return owner !== null && owner.device !== device;
}

function raiseAlarm<Outcome extends PutOutcome>(
  db: Database,
  { id, stream }: CheckedUpload,
  outcome: Outcome,
  reason: string,
  at: number,
): Outcome {
  db.insertAll('alarms', [{ at, device: stream.device, upload: id, stream: stream.id, reason }]);
  return outcome;
}

/** Whether it is new: the parts of a chunk that was too large all bring the same one. */
function insertManifest(db: Database, { id, manifest, manifestHash: hash }: CheckedUpload): boolean {
  const { stream, firstSeq, lastSeq, previous } = manifest;
  const row = { stream, firstSeq, lastSeq, hash, previous, upload: id };
  const insert = db.build.insertInto('manifests').values(row);
  return db.run(insert.onConflict((conflict) => conflict.doNothing())) > 0;
}

function setAside(db: Database, { id, stream }: CheckedUpload, records: readonly CheckedRecord[], reason: string, at: number): void {
  db.insertAll(
    'quarantine',
    records.map(({ record }) => ({ stream: stream.id, seq: record.seq, upload: id, reason, at })),
  );
}

/** Frames stay in the upload's file and are found by their runs; all other records are rows. */
function insertRecords(db: Database, { id, stream }: CheckedUpload, fresh: readonly CheckedRecord[]): void {
  for (const run of toRuns(fresh.map(({ record }) => record))) addCoverage(db, stream.id, 'records', run);
  const frames = fresh.filter(isFrame);
  db.insertAll(
    'frame_runs',
    toRuns(frames.map(({ record }) => record)).map(({ firstSeq, lastSeq }) => ({ stream: stream.id, firstSeq, lastSeq, upload: id })),
  );
  db.insertAll(
    'keyframes',
    frames.flatMap(({ record, known }) => {
      const type = known?.kind === 'frame' ? known.event.type : known?.kind === 'frame-part' && known.part === 0 ? known.eventType : null;
      return type === fullSnapshotType || type === metaType ? [{ stream: stream.id, seq: record.seq, at: record.at, type }] : [];
    }),
  );
  const rows = fresh.filter((checked) => !isFrame(checked));
  db.insertAll(
    'records',
    rows.map((checked) => {
      const { seq, at } = checked.record;
      return { stream: stream.id, seq, at, session: findSession(checked, stream), json: checked.json };
    }),
  );
}
