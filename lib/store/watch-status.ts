/** The live picture of this device for the popup: read again whenever the database changes. */
import { liveQuery } from 'dexie';
import { type Person, readWho } from '../events/person.ts';
import { type CobrowseRow, listCobrowses } from './cobrowses.ts';
import type { CotrailDb, DeviceRow, Evicted, SessionRow } from './db.ts';
import { db } from './db.ts';
import { findWrittenCode, type WrittenCode } from './find-code.ts';
import { isRevoked, readUpload } from './device.ts';
import type { CurrentSession, UploadState } from './status.ts';

export interface DeviceStatus {
  device: string | null;
  /** What was asked for; whether a page is recorded also depends on the settings and the browser's permissions. */
  state: DeviceRow['state'];
  stateAt: number | null;
  /** What the person said of the pause that lasts. */
  pauseWhy: string | null;
  fullSince: number | null;
  lastFull: { from: number; to: number } | null;
  evicted: Evicted | null;
  session: CurrentSession | null;
  /** Whom the open session is of, as it began and as consoles named them later; without one, whom a console named last. */
  persons: Person[];
  upload: UploadState;
  paired: boolean;
  /** The customers' sessions that this device is linked with, as far as is known. */
  cobrowses: CobrowseRow[];
  /** A code that a customer wrote in the conversation a moment ago. */
  writtenCode: WrittenCode | null;
  /** How many of the collector's erasures were carried out here, and when the last; null: none was. */
  erasures: { applied: number; appliedAt: number } | null;
  /** The same of its re-maskings. */
  remaskings: { applied: number; appliedAt: number } | null;
  /** The collector said last that it revoked this device. */
  revoked: boolean;
}

/** Calls `onChange` with the status now and after each change, until the returned function is called. `onError`: the database cannot be read. */
export function watchStatus(onChange: (status: DeviceStatus) => void, onError: (error: unknown) => void): () => void {
  const subscription = liveQuery(() => readStatus(db)).subscribe({ next: onChange, error: onError });
  return () => {
    subscription.unsubscribe();
  };
}

export async function readStatus(db: CotrailDb): Promise<DeviceStatus> {
  const device = await db.device.get('device');
  const session = device?.session == null ? undefined : await db.sessions.get(device.session);
  const upload = await readUpload(db);
  const { lastOkAt, nextAttemptAt, lastError, uploaded, erasures } = upload;
  const state = {
    pending: await countPending(db),
    uploaded,
    quarantined: await db.chunks.where('[state+rank+stream+firstSeq]').between(['quarantined'], ['quarantined\uffff']).count(),
  };
  return {
    device: device?.id ?? null,
    state: device?.state ?? 'recording',
    stateAt: device?.stateAt ?? null,
    pauseWhy: device?.pauseWhy ?? null,
    fullSince: device?.fullSince ?? null,
    lastFull: device?.lastFull ?? null,
    evicted: device?.evicted ?? null,
    session: session ?? null,
    persons: listPersons(device, session),
    upload: { ...state, lastOkAt, nextAttemptAt, lastError, logAlarm: upload.log?.alarm ?? null },
    paired: upload.token !== null,
    cobrowses: await listCobrowses(db),
    writtenCode: session === undefined ? null : await findWrittenCode(db, session.id, Date.now()),
    erasures: erasures?.appliedAt == null ? null : { applied: erasures.applied, appliedAt: erasures.appliedAt },
    remaskings: erasures?.remasked ?? null,
    revoked: isRevoked(upload),
  };
}

function listPersons(device: DeviceRow | undefined, session: SessionRow | undefined): Person[] {
  const sitter = device?.desk?.person;
  const persons = session === undefined ? (sitter ? [sitter] : []) : [session.person, ...(session.named ?? [])];
  return persons.filter((person) => readWho(person) !== null);
}

/** Records that no collector has acknowledged: sealed and waiting, or not yet sealed. */
export async function countPending(db: CotrailDb): Promise<number> {
  let pending = 0;
  await db.chunks
    .where('[state+rank+stream+firstSeq]')
    .between(['pending'], ['pending\uffff'])
    .each((chunk) => (pending += chunk.records));
  for (const stream of await db.streams.where('unsealedSince').above(0).toArray()) {
    const table = stream.kind === 'frames' ? db.frames : db.records;
    pending += await table.where('[stream+seq]').between([stream.id, stream.sealedSeq], [stream.id, Infinity]).count();
  }
  return pending;
}
